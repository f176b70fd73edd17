import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { backendSeconds } from './cpu.ts';

const TABLES = ['tn.household', 'tn.import_change'];

/** How long it took, and how long of that a processor was at work for it; both in seconds. */
export interface Taken {
  wall: number;
  cpu: number | null;
}

/**
 * What a plain `COPY` takes for the rows that stand in the tables an import writes: as the tables' owner, so
 * without policies, into the empty tables with their indexes and foreign keys, derived columns included; the median
 * of three. The rows are in the tables again afterwards.
 */
export async function copySeconds(url: string): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'tn-copy-'));
  chmodSync(folder, 0o777); // the server writes it, which works as a user of its own
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables: { into: string; file: string }[] = [];
    for (const table of TABLES) {
      const [row] = await sql<{ columns: string }[]>`
        select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;
      const file = join(folder, table);
      await sql.unsafe(`copy ${table} (${row!.columns}) to '${file}'`);
      tables.push({ into: `${table} (${row!.columns})`, file });
    }
    const times: Taken[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await sql.unsafe(`truncate ${TABLES.join(', ')} cascade`);
      await sql`checkpoint`;
      const start = performance.now();
      const before = await backendSeconds(sql);
      await sql.begin(async (tx) => {
        for (const { into, file } of tables) await tx.unsafe(`copy ${into} from '${file}'`);
      });
      const wall = (performance.now() - start) / 1000;
      const after = await backendSeconds(sql);
      times.push({ wall, cpu: before === null || after === null ? null : after - before });
    }
    return times.sort((a, b) => a.wall - b.wall)[1]!;
  } finally {
    await sql.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
