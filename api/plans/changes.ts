import { type Changed, changeDays, inWalkingOrder, type QuarterDay, type QuarterInput } from '#geo';
import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { type PlanFacts, readFacts } from './facts.ts';
import { ruleProblem } from './messages.ts';
import type { PlanChangeRequest, PlanPatch } from './schema.ts';
import { MOST_STEPS, stepBack, take } from './steps.ts';
import { holdRow, type PlanRow, type PlanUpdate, readRow, writeDays } from './stored.ts';

/**
 * Changes a plan by hand, takes a step back or forth, goes back to what is published, or makes a trial a plan.
 *
 * @param dryRun  the plan as it would be; nothing is kept
 * @throws not_found, stale_version, plan_state (409) while it is being made, plan_rule (422) naming the change
 */
export async function patchPlan(
  tx: Tx,
  user: Identity,
  { id, version, patch, dryRun }: { id: string; version: number; patch: PlanPatch; dryRun: boolean },
): Promise<{ row: PlanRow; facts: PlanFacts }> {
  const row = await holdRow(tx, id, version);
  if (row.state !== 'draft' && row.state !== 'published') throw problem('plan_state');
  if (patch.step === 'adopt') await adopt(tx, row);
  const facts = await readFacts(tx, frameOf(row));
  const update = patch.changes ? await byHand(row, facts.input, patch.changes) : step(row, patch.step!);
  if (dryRun) {
    const { days, undo, redo } = update;
    return { row: { ...row, days, undo, redo }, facts };
  }
  await writeDays(tx, id, await nameOf(tx, user), update);
  await audit(tx, user, {
    action: 'plan.change',
    subjectId: id,
    detail: { changes: patch.changes?.map((change) => change.kind) ?? [patch.step] },
  });
  return { row: await readRow(tx, id), facts };
}

export const frameOf = (row: Pick<PlanRow, 'hamlet_id' | 'from_on' | 'to_on' | 'options'>) => ({
  hamletId: row.hamlet_id,
  from: row.from_on,
  to: row.to_on,
  options: row.options,
});

async function byHand(row: PlanRow, input: QuarterInput, changes: readonly PlanChangeRequest[]): Promise<PlanUpdate> {
  const changed: Changed = changeDays(input, row.days, changes);
  if (!changed.ok) throw ruleProblem(changed.problem, `changes.${changed.index}.${changed.field}`);
  // Who moved a stop by hand wants it there; where a whole cluster came, its doors are put in order.
  const whole = changes.some(({ kind }) => kind === 'move_cluster' || kind === 'add_cluster');
  const days = whole ? await orderTouched(input, row.days, changed.days) : changed.days;
  return withStep(row, days);
}

async function orderTouched(input: QuarterInput, before: readonly QuarterDay[], after: readonly QuarterDay[]) {
  const known = new Set(before);
  const touched = after.filter((day) => !known.has(day));
  const ordered = await inWalkingOrder(input, touched);
  const byDate = new Map(ordered.map((day) => [day.date, day]));
  return after.map((day) => byDate.get(day.date) ?? day);
}

const withStep = (row: PlanRow, days: QuarterDay[]): PlanUpdate => ({
  days,
  publishedDays: row.published_days,
  undo: [...row.undo, stepBack(row.days, days)].slice(-MOST_STEPS),
  redo: [],
});

/** A trial becomes a plan like others. */
async function adopt(tx: Tx, row: PlanRow): Promise<void> {
  const { trial: _, ...options } = row.options;
  row.options = options;
  await tx`
    update tn.plan set options = ${tx.json(options as never)}
    where commune_id = tn.current_commune() and id = ${row.id}`;
}

function step(row: PlanRow, kind: NonNullable<PlanPatch['step']>): PlanUpdate {
  const { days, published_days: publishedDays, undo, redo } = row;
  if (kind === 'adopt') return { days, publishedDays, undo, redo };
  if (kind === 'reset') {
    if (publishedDays === null) throw problem('nothing_to_undo');
    return withStep(row, publishedDays);
  }
  const [from, to] = kind === 'undo' ? [undo, redo] : [redo, undo];
  const last = from.at(-1);
  if (!last) throw problem('nothing_to_undo');
  const next = take(last, days);
  const rest = from.slice(0, -1);
  const other = [...to, stepBack(days, next)].slice(-MOST_STEPS);
  return { days: next, publishedDays, undo: kind === 'undo' ? rest : other, redo: kind === 'undo' ? other : rest };
}
