import { supportsOf, toDay } from './draft.ts';
import { ownFaces } from './faces.ts';
import { figuresOf } from './figures.ts';
import { fillDays } from './fill.ts';
import { checkInput } from './input.ts';
import { waits } from './jobs.ts';
import { toProblem } from './problem.ts';
import { reportOf } from './report.ts';
import { search } from './search.ts';
import { shortfallsOf } from './shortfalls.ts';
import type { QuarterDay, QuarterInput, QuarterOptions, QuarterPlan, Unplanned } from './types.ts';
import { violationsOf } from './validate.ts';
import { weeksOf } from './weeks.ts';

/**
 * A team's quarter: which clusters on which day, by whom, so that the norms are met, or which cannot be and why.
 *
 * In this order: weeks get their activity days; flagged households come first, as early as can be; then never reached
 * ones; promised dates; whole clusters; the member in charge; a fair load; little walking. Days of `kept` stay as they
 * are unless `replan` is `all`. Every plan is checked by {@link violationsOf} before it is given out.
 *
 * @param input  facts of one team on a day, dates local, positions `[lon, lat]`
 * @param options  `iterations` and `seed` make it repeatable; `timeLimitMs` ends the search earlier
 * @throws PlanInputError  naming the field; the reason of `signal` when aborted
 */
export async function planQuarter(input: QuarterInput, options: QuarterOptions = {}): Promise<QuarterPlan> {
  checkInput(input, options);
  options.signal?.throwIfAborted();
  const kept = keptDays(input, options);
  const problem = toProblem({ ...input, kept }, options);
  const weeks = weeksOf(problem, kept);
  const found = await search(problem, weeks, options);
  ownFaces(problem, found);
  const before = kept.reduce((sum, day) => sum + supportsOf(problem, day), input.recorded?.supports ?? 0);
  const drafts = fillDays(problem, weeks, found, before);
  const days = [...kept, ...drafts.map((draft) => toDay(problem, draft))].sort((a, b) => (a.date < b.date ? -1 : 1));
  const unplanned = unplannedOf(input, days, problem.left);
  const norms = figuresOf(input, days, unplanned);
  const plan: QuarterPlan = {
    days,
    norms,
    shortfalls: shortfallsOf(problem, days, norms),
    unplanned,
    report: reportOf(problem, days, drafts, found),
  };
  const violations = violationsOf(input, plan, options);
  if (violations.length > 0) throw new Error(`the quarter's plan breaks its own rules: ${violations[0]}`);
  options.onProgress?.(1);
  return plan;
}

function keptDays(input: QuarterInput, { replan }: QuarterOptions): QuarterDay[] {
  if (replan === 'all') return [];
  const { kept = [], today, from, to } = input;
  return kept.filter(({ date }) => date >= today && date >= from && date <= to);
}

function unplannedOf(input: QuarterInput, days: readonly QuarterDay[], left: readonly Unplanned[]): Unplanned[] {
  const visited = new Set(days.flatMap((day) => day.visits.map((visit) => visit.householdId)));
  const named = new Set(left.map((one) => one.householdId));
  const missing = input.households.filter((one) => waits(one) && !visited.has(one.id) && !named.has(one.id));
  return [...left, ...missing.map((one): Unplanned => ({ householdId: one.id, reason: 'capacity' }))];
}
