import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { RejectedRow } from './rejected.ts';
import type { ImportAnswer, ImportDetail, ImportItem } from './schema.ts';
import { UNDO_DAYS } from './undo-queries.ts';

/** More are not listed; a commune imports some dozens of times a year. */
const MOST = 500;

interface Row {
  id: string;
  at: Date;
  fileName: string | null;
  madeBy: string | null;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  mendable: number;
  finished: boolean;
  undoneAt: Date | null;
  undoableUntil: Date | null;
}

const columns = (tx: Tx) => tx`
  id, at, file_name as "fileName", made_by_name as "madeBy", finished_at is not null as finished, undone_at as "undoneAt",
  row_count as rows, created_count as created, updated_count as updated, unchanged_count as unchanged,
  rejected_count as rejected, mendable_count as mendable,
  case when traced and undone_at is null and at > now() - make_interval(days => ${UNDO_DAYS})
         and (created_count > 0 or updated_count > 0 or hamlet_ids <> '{}' or boundaries <> '[]')
       then at + make_interval(days => ${UNDO_DAYS}) end as "undoableUntil"`;

const toItem = (row: Row): ImportItem => ({
  ...row,
  at: row.at.toISOString(),
  undoneAt: row.undoneAt?.toISOString() ?? null,
  undoableUntil: row.undoableUntil?.toISOString() ?? null,
});

/** The commune's imports, newest first. */
export async function listImports(tx: Tx): Promise<ImportItem[]> {
  const rows = await tx<Row[]>`
    select ${columns(tx)} from tn.import
    where commune_id = tn.current_commune()
    order by at desc, id desc
    limit ${MOST}`;
  return rows.map(toItem);
}

/** One import with its whole answer. @throws not_found */
export async function getImport(tx: Tx, id: string): Promise<ImportDetail> {
  const [row] = await tx<(Row & { answer: ImportAnswer })[]>`
    select ${columns(tx)}, answer from tn.import where commune_id = tn.current_commune() and id = ${id}`;
  if (!row) throw problem('not_found');
  const { answer, ...item } = row;
  return { ...toItem(item), answer };
}

/** The rows of an import that did not go in, for handing out: that is noted. @throws not_found where there were none */
export async function takeRejected(
  tx: Tx,
  user: Identity,
  id: string,
): Promise<{ fileName: string | null; rows: RejectedRow[] }> {
  const [row] = await tx<{ fileName: string | null; rows: RejectedRow[] }[]>`
    select file_name as "fileName", rejected as rows
    from tn.import
    where commune_id = tn.current_commune() and id = ${id}`;
  if (!row || row.rows.length === 0) throw problem('not_found');
  await audit(tx, user, { action: 'register.rejected', subjectId: id, detail: { rows: row.rows.length } });
  return row;
}
