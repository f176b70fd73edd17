import { isoWeekday } from '../coverage/iso-week.ts';
import { normOf, normsOn } from '../coverage/norms.ts';
import type { LocalDate } from '../time/local-date.ts';
import { weeksIn } from './figures.ts';
import { type Problem, workOf } from './problem.ts';
import { closedOn, shiftsOn } from './slots.ts';
import type { NormFigure, QuarterDay, QuarterInput, Shortfall, ShortfallReason } from './types.ts';
import { isPresent, suits } from './units.ts';

/** For each norm that is not met: why, and what would be needed. */
export function shortfallsOf(
  problem: Problem,
  days: readonly QuarterDay[],
  figures: readonly NormFigure[],
): Shortfall[] {
  const weeks = new Map(weeksIn(problem.input.from, problem.input.to).map(({ week, dates }) => [week, dates]));
  return figures
    .filter((figure) => !figure.met)
    .map((figure): Shortfall => {
      const { id: normId, period, memberId } = figure;
      const missing = figure.threshold - figure.planned;
      const of = (reason: ShortfallReason, needed: Shortfall['needed']): Shortfall => ({
        normId,
        period,
        ...(memberId ? { memberId } : {}),
        reason,
        needed,
      });
      switch (normId) {
        case 'activity-days':
          return of(...weekReason(problem, weeks.get(period)!, figure));
        case 'activity-hours':
          return of(problem.input.kept?.some((day) => day.date === period) ? 'kept_day' : 'no_shift', {
            hours: missing,
            on: isoWeekday(period) >= 6 ? 'weekends' : 'weekdays',
          });
        case 'member-load':
          return of('few_in_charge', { households: missing });
        case 'team-supports':
          return of(...supportsReason(problem, days, missing));
        default:
          return of(problem.input.members.length === 0 ? 'no_members' : 'capacity', {
            households: missing,
            memberHours: Math.ceil(hoursOfUnplanned(problem, days)),
            on: 'any',
          });
      }
    });
}

/**
 * What stands in the way of a week's activity days: causes are taken away one after the other, from the one nobody can
 * change to the one a word with the team changes; the first that leaves too few dates is named.
 */
function weekReason(
  problem: Problem,
  dates: readonly LocalDate[],
  { threshold, planned }: NormFigure,
): [ShortfallReason, Shortfall['needed']] {
  const { input } = problem;
  const missing = threshold - planned;
  const hours = normOf(normsOn(input.norms, dates[3]!), 'activity-hours')?.threshold ?? 4;
  const needed = (left: readonly LocalDate[]): Shortfall['needed'] => ({
    days: missing,
    memberHours: missing * hours,
    on: left.every((date) => isoWeekday(date) >= 6)
      ? 'weekends'
      : left.every((date) => isoWeekday(date) < 6)
        ? 'weekdays'
        : 'any',
  });
  const held = new Set([...(input.recorded?.sessions ?? []), ...(input.kept ?? [])].map((one) => one.date));
  const want = threshold - dates.filter((date) => held.has(date)).length;
  const steps: [ShortfallReason, (date: LocalDate) => boolean][] = [
    ['past', (date) => isToCome(input, date)],
    ['holidays', (date) => closedOn(input, date) !== 'holidays'],
    ['harvest', (date) => closedOn(input, date) === null],
    ['no_members', () => input.members.length > 0],
    ['no_shift', (date) => input.members.some((one) => shiftsOn(input, date).some((shift) => suits(one, date, shift)))],
    [
      'absences',
      (date) =>
        input.members.some(
          (one) => isPresent(one, date) && shiftsOn(input, date).some((shift) => suits(one, date, shift)),
        ),
    ],
  ];
  let left = dates.filter((date) => !held.has(date));
  for (const [reason, possible] of steps) {
    const next = left.filter(possible);
    if (next.length < want) return [reason, needed(left)];
    left = next;
  }
  return ['hours', needed(left)];
}

/** Within the quarter, and of today only while a shift can still begin. */
const isToCome = (input: QuarterInput, date: LocalDate): boolean =>
  date >= input.today &&
  date >= input.from &&
  date <= input.to &&
  (date > input.today || input.now === undefined || shiftsOn(input, date).length > 0);

function supportsReason(
  problem: Problem,
  days: readonly QuarterDay[],
  missing: number,
): [ShortfallReason, Shortfall['needed']] {
  const visits = days.reduce((sum, day) => sum + day.visits.length, 0);
  const supports = days.reduce((sum, day) => sum + day.expectedSupports, 0);
  const { rates, jobs, input } = problem;
  if (input.members.length === 0) return ['no_members', { supports: missing }];
  const perVisit = visits > 0 ? supports / visits : rates.success[0]! * rates.persons[0]!;
  const minutes = rates.minutes[0]! + 5;
  const planned = new Set(days.flatMap((day) => day.visits.map((visit) => visit.householdId)));
  const waiting = jobs.filter((job) => !planned.has(input.households[job.household]!.id)).length;
  const households = Math.ceil(missing / perVisit);
  if (waiting < households) return ['few_households', { supports: missing, households: households - waiting }];
  return ['capacity', { supports: missing, memberHours: Math.ceil((households * minutes) / 60), on: 'any' }];
}

function hoursOfUnplanned(problem: Problem, days: readonly QuarterDay[]): number {
  const planned = new Set(days.flatMap((day) => day.visits.map((visit) => visit.householdId)));
  let minutes = 0;
  for (const [j, job] of problem.jobs.entries())
    if (job.cls <= 1 && !planned.has(problem.input.households[job.household]!.id)) minutes += workOf(problem, j);
  return minutes / 60;
}
