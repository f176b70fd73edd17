import type { Plan } from '#api/plans/schema.ts';
import { isoWeekOf, type LocalDate } from '#geo';

type Warning = Plan['warnings'][number];

/** What a change does to a plan, before it is kept. */
export interface Effect {
  /** weeks from now on that have too few activity days and had enough, or the other way round */
  weeksShort: string[];
  weeksMended: string[];
  /** weeks that still have too few */
  stillShort: number;
  /** activity days a week that are asked for; null where no norm is in force */
  daysAsked: number | null;
  supports: number;
  flaggedPlanned: number;
  visits: number;
  /** metres on foot more (negative: fewer), all members together */
  walkMetres: number;
  /** days shorter than the norm asks that were not */
  shortDays: LocalDate[];
  /** what was not to be warned of before */
  warnings: Warning[];
}

/** Compares a plan as it stands with the plan as it would be. */
export function effectOf(before: Plan, after: Plan, today: LocalDate): Effect {
  const now = isoWeekOf(today);
  const short = (plan: Plan, id: string) =>
    plan.norms.filter((norm) => norm.id === id && !norm.met).map(({ period }) => period);
  const weeks = (plan: Plan) => short(plan, 'activity-days').filter((week) => week >= now);
  const [shortBefore, shortAfter] = [weeks(before), weeks(after)];
  const daysBefore = short(before, 'activity-hours');
  const known = new Set(before.warnings.map(keyOf));
  return {
    weeksShort: shortAfter.filter((week) => !shortBefore.includes(week)),
    weeksMended: shortBefore.filter((week) => !shortAfter.includes(week)),
    stillShort: shortAfter.filter((week) => shortBefore.includes(week)).length,
    daysAsked: after.norms.find(({ id }) => id === 'activity-days')?.threshold ?? null,
    supports: Math.floor(after.outlook.supportsExpected) - Math.floor(before.outlook.supportsExpected),
    flaggedPlanned: after.outlook.flaggedPlanned - before.outlook.flaggedPlanned,
    visits: after.outlook.visits - before.outlook.visits,
    walkMetres: after.outlook.walkMetres - before.outlook.walkMetres,
    shortDays: short(after, 'activity-hours').filter((date) => !daysBefore.includes(date)),
    warnings: after.warnings.filter((warning) => !known.has(keyOf(warning))),
  };
}

/** Two warnings of the same matter, however its figures read. */
const keyOf = ({ kind, date, memberId, ...more }: Warning): string =>
  [kind, date, memberId, more.week, more.householdId].join(' ');
