import type { PlanSummary } from '#api/plans/schema.ts';
import { type Quarter, rangeOf } from './quarters.ts';

/** A plan made to see what would happen: somebody is taken out of it. */
export const isWhatIf = ({ options }: Pick<PlanSummary, 'options'>): boolean => (options.without?.length ?? 0) > 0;

/** Plans of a quarter that can be looked at, newest first. */
export function plansOf(plans: readonly PlanSummary[], quarter: Quarter): PlanSummary[] {
  const { from, to } = rangeOf(quarter);
  return plans
    .filter((plan) => plan.from <= to && plan.to >= from && plan.state !== 'deleted' && plan.state !== 'cancelled')
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** The published plan people go by. */
export const planInForce = (plans: readonly PlanSummary[]): PlanSummary | undefined =>
  plans.find((plan) => plan.state === 'published' && plan.replacedBy === null);

/**
 * The plan a page opens with: one being computed or the newest draft, else the one in force, else the newest that failed.
 * @param plans  of one quarter, newest first
 * @param asked  the plan of the address, which goes before
 */
export function choosePlan(plans: readonly PlanSummary[], asked: string | undefined): PlanSummary | undefined {
  const named = plans.find(({ id }) => id === asked);
  if (named) return named;
  const own = plans.filter((plan) => !isWhatIf(plan));
  const inForce = planInForce(own);
  const open = own.find(({ state }) => state === 'computing' || state === 'draft');
  if (open) return open;
  return inForce ?? own.find(({ state }) => state === 'failed');
}
