import type { Plan } from '#api/plans/schema.ts';
import { type IsoWeek, isoWeekOf, type LocalDate, weekAround } from '#geo';

type Figures = Pick<Plan, 'norms' | 'shortfalls' | 'outlook' | 'from' | 'to' | 'days'>;
type Shortfall = Plan['shortfalls'][number];

export interface WeeksFigure {
  /** days of the week with the fewest, and what is asked; null where no week is left */
  fewest: number | null;
  threshold: number;
  weeks: number;
  /** weeks with too few days */
  short: string[];
  shortfalls: Shortfall[];
}

/** What is to be said of a week's activity days: nothing, that some are missing, or that it is too late for them. */
export type WeekShort = 'no' | 'short' | 'too late';

/** Whether a week has too few activity days, and whether days are left to put them on. */
export function weekShort({ norms, from, to, days }: Figures, week: IsoWeek, today: LocalDate): WeekShort {
  const norm = norms.find(({ id, period, met }) => id === 'activity-days' && period === week && !met);
  if (!norm) return 'no';
  const now = isoWeekOf(today);
  if (week !== now) return week < now ? 'too late' : 'short';
  const taken = new Set(days.map(({ date }) => date));
  const free = weekAround(today).filter((date) => date >= today && date >= from && date <= to && !taken.has(date));
  return norm.planned + free.length < norm.threshold ? 'too late' : 'short';
}

/** Activity days a week, over the weeks in which something can be done: on those before nobody can change anything. */
export function weeksFigure(plan: Figures, today: LocalDate): WeeksFigure {
  const { norms, shortfalls } = plan;
  const now = isoWeekOf(today);
  const weeks = norms.filter(
    ({ id, period }) => id === 'activity-days' && period >= now && weekShort(plan, period, today) !== 'too late',
  );
  const short = weeks.filter(({ met }) => !met).map(({ period }) => period);
  return {
    fewest: weeks.length === 0 ? null : Math.min(...weeks.map(({ planned }) => planned)),
    threshold: weeks[0]?.threshold ?? 0,
    weeks: weeks.length,
    short,
    shortfalls: shortfalls.filter(({ normId, period }) => normId === 'activity-days' && short.includes(period)),
  };
}

export interface SupportsFigure {
  recorded: number;
  expected: number;
  /** null where no norm is in force */
  threshold: number | null;
  /** expected beyond what is asked; negative: missing */
  beyond: number;
  shortfall: Shortfall | undefined;
}

/** Person-supports of the quarter: recorded so far, and with what the plan lets expect. */
export function supportsFigure({ norms, shortfalls, outlook }: Figures): SupportsFigure {
  const norm = norms.find(({ id }) => id === 'team-supports');
  const expected = Math.floor(outlook.supportsExpected + 1e-9);
  return {
    recorded: outlook.supportsRecorded,
    expected,
    threshold: norm?.threshold ?? null,
    beyond: norm ? expected - norm.threshold : 0,
    shortfall: shortfalls.find(({ normId }) => normId === 'team-supports'),
  };
}

/** Days of which an activity is shorter than the norm asks, from today on. */
export const shortDays = ({ norms }: Figures, today: LocalDate): LocalDate[] =>
  norms.filter(({ id, period, met }) => id === 'activity-hours' && !met && period >= today).map(({ period }) => period);
