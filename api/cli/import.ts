/**
 * npm run import -- FILE [--dry-run] [--json] [--commune CODE] [--lang vi|en]
 *
 * Ends with 1 only where nothing could be read, with 2 where it could not begin.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/connect.ts';
import type { Database } from '../db/database.ts';
import { systemAdministrator, systemIdentity } from '../db/door.ts';
import { migrate } from '../db/migrate.ts';
import { explain } from '../explain.ts';
import { createEvents } from '../http/events.ts';
import { ImportError } from '../imports/errors.ts';
import { errorMessage } from '../imports/messages.ts';
import { reportText } from '../imports/report.ts';
import { importRegister } from '../imports/run.ts';

const USAGE = 'npm run import -- FILE [--dry-run] [--json] [--commune CODE] [--lang vi|en]';

/** The command was called wrongly; the message says how to call it. */
class UsageError extends Error {}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      commune: { type: 'string' },
      lang: { type: 'string', default: 'vi' },
    },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError(USAGE);
  const lang = values.lang === 'en' ? ('en' as const) : ('vi' as const);
  return { path, dryRun: values['dry-run'], json: values.json, commune: values.commune, lang };
}

/** The commune named by code, or the only one. */
async function findCommune(db: Database, code: string | undefined): Promise<string> {
  const communes = await db.asUser(
    systemAdministrator,
    (tx) => tx<{ id: string; code: string; name: string }[]>`select id, code, name from tn.commune order by code`,
  );
  const found = code === undefined ? communes : communes.filter((commune) => commune.code === code);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  const known = communes.map((commune) => `${commune.code} (${commune.name})`).join(', ') || '–';
  throw new UsageError(
    code === undefined && communes.length > 1
      ? `Có nhiều xã, hãy thêm --commune: ${known}. / Several communes, add --commune: ${known}.`
      : `Không có xã này; các xã đã có: ${known}. / No such commune; known: ${known}.`,
  );
}

async function main(): Promise<number> {
  const { path, dryRun, json, commune, lang } = readArguments();
  const bytes = new Uint8Array(await readFile(path));
  const db = await openDatabase(readConfig());
  try {
    await migrate(db);
    const user = systemIdentity(await findCommune(db, commune));
    const answer = await importRegister(db, user, { bytes, fileName: basename(path), dryRun, lang });
    if (!dryRun) await createEvents(db).announce(user.communeId ?? '', { kind: 'import' });
    db.settle();
    console.log(json ? JSON.stringify(answer) : reportText(answer, lang, dryRun));
    return 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    console.error(errorMessage(lang, error));
    return 1;
  } finally {
    await db.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const missing = ['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  const usage = error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(usage || missing ? (error as Error).message : explain(error));
  process.exitCode = missing ? 1 : 2;
}
