import { Worker } from 'node:worker_threads';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import type { Identity, Tx } from '../db/door.ts';
import type { RegisterLine } from './form-columns.ts';
import type { ExistingHousehold } from './match.ts';
import { readHouseholds, readPlatforms } from './queries.ts';

const PAGE = 2_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The user's whole register as a workbook in the columns of the form; that it was handed out is noted. */
export async function exportRegister(db: Pick<Database, 'asUser'>, user: Identity): Promise<Uint8Array> {
  const frame = await db.asUser(user, readFrame);
  const lines: RegisterLine[] = [];
  let page: ExistingHousehold[];
  let after = FIRST;
  do {
    page = await db.asUser(user, (tx) => readHouseholds(tx, after, PAGE));
    after = page.at(-1)?.id ?? after;
    for (const { hamletId, clusterId, platforms, deleted, ...household } of page) {
      if (deleted) continue;
      lines.push({
        ...household,
        hamlet: frame.hamlets.get(hamletId) ?? '',
        cluster: clusterId === null ? null : (frame.clusters.get(clusterId) ?? null),
        platforms: platforms?.map((code) => frame.platforms.get(code) ?? code) ?? null,
      });
    }
  } while (page.length === PAGE);
  const order = new Intl.Collator('vi', { numeric: true });
  lines.sort(
    (a, b) =>
      order.compare(a.hamlet, b.hamlet) || order.compare(a.code ?? '', b.code ?? '') || order.compare(a.head, b.head),
  );
  await db.asUser(user, (tx) => audit(tx, user, { action: 'register.export', detail: { households: lines.length } }));
  return bookApart(lines);
}

async function readFrame(tx: Tx) {
  const named = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));
  const hamlets = await tx<{ id: string; name: string }[]>`
    select id, name from tn.hamlet where commune_id = tn.current_commune()`;
  const clusters = await tx<{ id: string; name: string }[]>`
    select id, name from tn.cluster where commune_id = tn.current_commune()`;
  const platforms = new Map((await readPlatforms(tx)).map(({ code, name_vi }) => [code, name_vi]));
  return { hamlets: named(hamlets), clusters: named(clusters), platforms };
}

/** Packing many thousand rows takes seconds, in which the server answers others. */
function bookApart(lines: readonly RegisterLine[]): Promise<Uint8Array> {
  const worker = new Worker(new URL('./export-worker.mjs', import.meta.url), { workerData: lines, execArgv: [] });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the writer of a register ended with ${code}`)));
  }).finally(() => worker.terminate());
}
