import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BasemapError } from '../basemap/errors.ts';
import { errorMessage } from '../basemap/messages.ts';
import { reportText } from '../basemap/report.ts';
import { importBasemap } from '../basemap/run.ts';
import { MARGIN_METRES } from '../basemap/schema.ts';
import { systemIdentity } from '../db/door.ts';
import { type Command, Usage } from './command.ts';
import { findCommune } from './commune.ts';

const USAGE =
  'npm run basemap -- import FILE [--dry-run] [--json] [--commune CODE] [--margin METRES] [--attribution TEXT] [--lang vi|en]';

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        commune: { type: 'string' },
        margin: { type: 'string', default: String(MARGIN_METRES.usual) },
        attribution: { type: 'string' },
        lang: { type: 'string', default: 'vi' },
      },
    });
  } catch {
    throw new Usage(USAGE);
  }
}

function readArguments(args: string[], cwd: string) {
  const { values, positionals } = parsed(args);
  const [verb, path] = positionals;
  const marginMetres = Number(values.margin);
  const sound = /^\d+$/.test(values.margin) && marginMetres <= MARGIN_METRES.most;
  if (verb !== 'import' || path === undefined || positionals.length > 2 || !sound) throw new Usage(USAGE);
  return {
    path: resolve(cwd, path),
    dryRun: values['dry-run'],
    json: values.json,
    commune: values.commune,
    attribution: values.attribution,
    lang: values.lang === 'en' ? ('en' as const) : ('vi' as const),
    marginMetres,
  };
}

/**
 * npm run basemap -- import FILE [--dry-run] [--json] [--commune CODE] [--margin METRES] [--attribution TEXT]
 *                                [--lang vi|en]
 *
 * The file is read where it lies, piece by piece: it may be the extract of a whole country.
 * Ends with 1 where nothing could be used, with 2 where it could not begin.
 */
export const basemapCommand: Command = async (db, { args, cwd, out, events }) => {
  const { path, json, commune, lang, ...request } = readArguments(args, cwd);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    out.error(`Không có tệp ${path}. / No such file: ${path}.`);
    return 1;
  }
  try {
    const user = systemIdentity(await findCommune(db, commune));
    const answer = await importBasemap(db, user, { ...request, source: { path }, fileName: basename(path) });
    if (!request.dryRun) await events.announce(user.communeId ?? '', { kind: 'basemap' });
    out.log(json ? JSON.stringify(answer) : reportText(answer, lang, request.dryRun));
    return 0;
  } catch (error) {
    if (!(error instanceof BasemapError)) throw error;
    out.error(errorMessage(lang, error));
    return 1;
  }
};
