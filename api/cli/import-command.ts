import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { crsOfEpsg } from '#geo/crs/index.ts';
import { systemIdentity } from '../db/door.ts';
import { ImportError } from '../imports/errors.ts';
import { errorMessage } from '../imports/messages.ts';
import { reportText } from '../imports/report.ts';
import { importRegister } from '../imports/run.ts';
import { type Command, Usage } from './command.ts';
import { findCommune } from './commune.ts';

const USAGE = 'npm run import -- FILE [--dry-run] [--json] [--commune CODE] [--crs EPSG:…] [--lang vi|en]';

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        commune: { type: 'string' },
        crs: { type: 'string' },
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
  if (path === undefined || positionals.length > 1) throw new Usage(USAGE);
  if (values.crs !== undefined && crsOfEpsg(values.crs) === undefined) throw new Usage(USAGE);
  const lang = values.lang === 'en' ? ('en' as const) : ('vi' as const);
  return {
    path: resolve(cwd, path),
    dryRun: values['dry-run'],
    json: values.json,
    commune: values.commune,
    crs: values.crs,
    lang,
  };
}

/**
 * npm run import -- FILE [--dry-run] [--json] [--commune CODE] [--crs EPSG:…] [--lang vi|en]
 *
 * Ends with 1 only where nothing could be read, with 2 where it could not begin.
 */
export const importCommand: Command = async (db, { args, cwd, out, events }) => {
  const { path, dryRun, json, commune, crs, lang } = readArguments(args, cwd);
  const bytes = await bytesOf(path);
  if (bytes === null) {
    out.error(`Không có tệp ${path}. / No such file: ${path}.`);
    return 1;
  }
  try {
    const user = systemIdentity(await findCommune(db, commune));
    const answer = await importRegister(db, user, { bytes, fileName: basename(path), dryRun, crs, lang });
    if (!dryRun) await events.announce(user.communeId ?? '', { kind: 'import' });
    out.log(json ? JSON.stringify(answer) : reportText(answer, lang, dryRun));
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
