import type { PlanSummary } from '#api/plans/schema.ts';
import { type Quarter, rangeOf } from './quarters.ts';

/** A plan made to see what would happen, not taken over so far. */
const isTrial = ({ options }: PlanSummary): boolean => options.trial === true;

/** Plans of a quarter that can be looked at, newest first; trials are no plans. */
export function plansOf(plans: readonly PlanSummary[], quarter: Quarter): PlanSummary[] {
  const { from, to } = rangeOf(quarter);
  return plans
    .filter(
      (plan) =>
        plan.from <= to && plan.to >= from && plan.state !== 'deleted' && plan.state !== 'cancelled' && !isTrial(plan),
    )
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** The published plan people go by. */
export const planInForce = (plans: readonly PlanSummary[]): PlanSummary | undefined =>
  plans.find((plan) => plan.state === 'published' && plan.replacedBy === null);

/**
 * The plan a page opens with: one being computed or the newest draft, unless another was published since; else the one
 * in force, else the newest that failed.
 * @param plans  of one quarter, newest first
 * @param asked  the plan of the address, which goes before
 */
export function choosePlan(plans: readonly PlanSummary[], asked: string | undefined): PlanSummary | undefined {
  const named = plans.find(({ id }) => id === asked);
  if (named) return named;
  const inForce = planInForce(plans);
  const open = plans.find(
    ({ state, changedAt }) =>
      state === 'computing' || (state === 'draft' && !(inForce?.publishedAt && changedAt < inForce.publishedAt)),
  );
  return open ?? inForce ?? plans.find(({ state }) => state === 'failed');
}
