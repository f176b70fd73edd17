import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { crsOfEpsg } from '#geo/crs/index.ts';
import { systemIdentity } from '../db/door.ts';
import { bring } from '../imports/bring.ts';
import { ImportError } from '../imports/errors.ts';
import { membersText } from '../imports/members/report.ts';
import { errorMessage } from '../imports/messages.ts';
import { reportText } from '../imports/report.ts';
import { IMPORT_KINDS } from '../imports/schema.ts';
import { type Command, Usage } from './command.ts';
import { findCommune } from './commune.ts';
import { sayImports, undoAndSay } from './import-history.ts';

const USAGE =
  'npm run import -- FILE [--dry-run] [--kind households|members|hamlets] [--crs EPSG:…] [--hamlet NAME] | --list | --undo ID  [--json] [--commune CODE] [--lang vi|en]';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        undo: { type: 'string' },
        json: { type: 'boolean', default: false },
        commune: { type: 'string' },
        crs: { type: 'string' },
        hamlet: { type: 'string' },
        kind: { type: 'string' },
        lang: { type: 'string', default: 'vi' },
      },
    });
  } catch {
    throw new Usage(USAGE);
  }
}

function readArguments(args: string[], cwd: string) {
  const { values, positionals } = parsed(args);
  const [path] = positionals;
  const { list, undo, json, commune, crs, hamlet } = values;
  const kind = IMPORT_KINDS.find((one) => one === values.kind);
  if (values.kind !== undefined && kind === undefined) throw new Usage(USAGE);
  const asked = positionals.length + (list ? 1 : 0) + (undo === undefined ? 0 : 1);
  if (asked !== 1 || (undo !== undefined && !UUID.test(undo))) throw new Usage(USAGE);
  if (crs !== undefined && crsOfEpsg(crs) === undefined) throw new Usage(USAGE);
  const lang = values.lang === 'en' ? ('en' as const) : ('vi' as const);
  const said = { crs, hamlet, kind };
  return { path: path && resolve(cwd, path), dryRun: values['dry-run'], list, undo, json, commune, said, lang };
}

/**
 * npm run import -- FILE [--dry-run] [--kind households|members|hamlets] [--json] [--commune CODE] [--crs EPSG:…]
 *   [--hamlet NAME] [--lang vi|en]
 * npm run import -- --list, npm run import -- --undo ID: earlier imports, and taking one back
 *
 * Ends with 1 only where nothing could be read or undone, with 2 where it could not begin.
 */
export const importCommand: Command = async (db, { args, cwd, out, events }) => {
  const { path, dryRun, list, undo, json, commune, said, lang } = readArguments(args, cwd);
  if (path === undefined) {
    const user = systemIdentity(await findCommune(db, commune));
    if (list) return sayImports(db, user, { out, json, lang });
    return undoAndSay(db, user, (undo ?? '').toLowerCase(), { out, json, lang, events });
  }
  const bytes = await bytesOf(path);
  if (bytes === null) {
    out.error(`Không có tệp ${path}. / No such file: ${path}.`);
    return 1;
  }
  try {
    const user = systemIdentity(await findCommune(db, commune));
    const answer = await bring(db, user, { bytes, fileName: basename(path), dryRun, lang, ...said });
    if (!dryRun) await events.announce(user.communeId ?? '', { kind: 'import' });
    out.log(
      json
        ? JSON.stringify(answer)
        : answer.kind === 'members'
          ? membersText(answer, lang, dryRun)
          : reportText(answer, lang, dryRun),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    out.error(errorMessage(lang, error));
    return 1;
  }
};

const bytesOf = (path: string): Promise<Uint8Array | null> =>
  readFile(path).then(
    (bytes) => new Uint8Array(bytes),
    (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'EISDIR'].includes(error.code ?? '')) return null;
      throw error;
    },
  );
