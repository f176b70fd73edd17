import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';

const TABLES = ['tn.household', 'tn.import_change'];

/**
 * Seconds that a plain `COPY` takes for the rows that stand in the tables an import writes: as the tables' owner, so
 * without policies, into the empty tables with their indexes and foreign keys, derived columns included; the median
 * of three. The rows are in the tables again afterwards.
 */
export async function copySeconds(url: string): Promise<number> {
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
    const times: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await sql.unsafe(`truncate ${TABLES.join(', ')} cascade`);
      await sql`checkpoint`;
      const start = performance.now();
      await sql.begin(async (tx) => {
        for (const { into, file } of tables) await tx.unsafe(`copy ${into} from '${file}'`);
      });
      times.push((performance.now() - start) / 1000);
    }
    return times.sort((a, b) => a - b)[1]!;
  } finally {
    await sql.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
