import type { QuarterDay } from '#geo';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { PlanOptions, PlanSummary } from './schema.ts';
import type { Step } from './steps.ts';

/** A plan as the database keeps it. */
export interface PlanRow {
  id: string;
  hamlet_id: string;
  from_on: string;
  to_on: string;
  state: PlanSummary['state'];
  options: PlanOptions;
  days: QuarterDay[];
  published_days: QuarterDay[] | null;
  undo: Step[];
  redo: Step[];
  failure: string | null;
  made_at: Date;
  made_by_name: string | null;
  changed_at: Date;
  changed_by_name: string | null;
  published_at: Date | null;
  replaced_by: string | null;
  version: number;
}

/** The columns of the row without its documents. */
const SUMMARY = (tx: Tx) => tx`
  id, hamlet_id, from_on, to_on, state, options, failure, made_at, made_by_name, changed_at, changed_by_name,
  published_at, replaced_by, version`;
export type PlanSummaryRow = Omit<PlanRow, 'days' | 'published_days' | 'undo' | 'redo'>;

/** The plans the user may see, newest first, thrown away ones left out. */
export const listRows = (tx: Tx, hamletId: string | undefined) => tx<PlanSummaryRow[]>`
  select ${SUMMARY(tx)} from tn.plan
  where commune_id = tn.current_commune() and state <> 'deleted' ${hamletId ? tx`and hamlet_id = ${hamletId}` : tx``}
  order by from_on desc, made_at desc, id
  limit 200`;

/** A plan the user may see. @throws not_found */
export async function readRow(tx: Tx, id: string): Promise<PlanRow> {
  const [row] = await tx<PlanRow[]>`
    select ${SUMMARY(tx)}, days, published_days, undo, redo from tn.plan
    where commune_id = tn.current_commune() and id = ${id}`;
  if (!row) throw problem('not_found');
  return row;
}

/** The same, held against other writers, in the version the client edits. @throws not_found, stale_version */
export async function holdRow(tx: Tx, id: string, version: number): Promise<PlanRow> {
  await tx`select from tn.plan where commune_id = tn.current_commune() and id = ${id} for update`;
  const row = await readRow(tx, id);
  if (row.version !== version) throw problem('stale_version');
  return row;
}

/** What a change of a plan writes; the version counts up. */
export interface PlanUpdate {
  days: QuarterDay[];
  publishedDays: QuarterDay[] | null;
  undo: Step[];
  redo: Step[];
}

export async function writeDays(tx: Tx, id: string, byName: string, update: PlanUpdate): Promise<void> {
  await tx`
    update tn.plan set days = ${tx.json(update.days as never)},
      published_days = ${update.publishedDays === null ? null : tx.json(update.publishedDays as never)},
      undo = ${tx.json(update.undo as never)}, redo = ${tx.json(update.redo as never)},
      changed_at = now(), changed_by_name = ${byName}, version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
}

export const toSummary = (row: PlanSummaryRow, progress: number | null): PlanSummary => ({
  id: row.id,
  hamletId: row.hamlet_id,
  from: row.from_on,
  to: row.to_on,
  state: row.state,
  options: row.options,
  failure: row.failure,
  madeAt: row.made_at.toISOString(),
  madeBy: row.made_by_name,
  changedAt: row.changed_at.toISOString(),
  changedBy: row.changed_by_name,
  publishedAt: row.published_at?.toISOString() ?? null,
  replacedBy: row.replaced_by,
  progress,
  version: row.version,
});
