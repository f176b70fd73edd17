import { minuteOfDay } from '../coverage/activity.ts';
import { isUnreached } from '../coverage/priority.ts';
import { localDateOf } from '../time/local-date.ts';
import { figuresOf } from './figures.ts';
import { jobsOf, waits } from './jobs.ts';
import { leadOf } from './pairs.ts';
import { toProblem } from './problem.ts';
import { shortfallsOf } from './shortfalls.ts';
import { withSupports } from './supports.ts';
import type { NormFigure, QuarterDay, QuarterInput, Shortfall, Unplanned } from './types.ts';
import { memberDays } from './walks.ts';

/** Walking pace of plans: 4.5 km/h. */
const METRES_PER_MINUTE = 75;

/** What a plan comes to. Minutes on foot and metres of all members together, days to come only. */
export interface Outlook {
  supportsRecorded: number;
  /** recorded and expected */
  supportsExpected: number;
  /** flagged households that can have a visit, and those that have one */
  flagged: number;
  flaggedPlanned: number;
  /** the day on which the last of them has its visit; null while one has none */
  lastFlaggedOn: string | null;
  visits: number;
  walkMinutes: number;
  walkMetres: number;
  /** of all members together */
  hours: number;
}

/** How a plan stands on a day. */
export interface Standing {
  outlook: Outlook;
  norms: NormFigure[];
  shortfalls: Shortfall[];
  unplanned: Unplanned[];
}

/**
 * A plan's figures by what is known today: what was done counts as recorded, days to come as planned, days that passed
 * without a call count for nothing. A call planned for today that was made already is not expected a second time.
 *
 * @param input  as for `planQuarter`; `kept` is not looked at
 */
export function standingOf(input: QuarterInput, days: readonly QuarterDay[]): Standing {
  const coming = withSupports(input, toCome(input, days));
  const { kept: _, ...facts } = input;
  const unplanned = unplannedOf(facts, coming);
  const norms = figuresOf(facts, coming, unplanned);
  const shortfalls = shortfallsOf(toProblem({ ...facts, kept: coming }, {}), coming, norms);
  return { norms, shortfalls, unplanned, outlook: outlookOf(input, coming, unplanned) };
}

/** Days from today on, without the calls of today that were made. */
export function toCome({ today, households }: QuarterInput, days: readonly QuarterDay[]): QuarterDay[] {
  const calledToday = new Set(
    households.filter((one) => one.lastAttemptAt && localDateOf(one.lastAttemptAt) === today).map((one) => one.id),
  );
  return days
    .filter((day) => day.date >= today)
    .map((day) =>
      day.date === today ? { ...day, visits: day.visits.filter((one) => !calledToday.has(one.householdId)) } : day,
    );
}

function outlookOf(input: QuarterInput, coming: readonly QuarterDay[], unplanned: readonly Unplanned[]): Outlook {
  const excused = new Set(unplanned.filter(({ reason }) => reason !== 'capacity').map((one) => one.householdId));
  const flagged = new Set(
    input.households
      .filter((one) => one.flagged && isUnreached(one.status) && !excused.has(one.id))
      .map((one) => one.id),
  );
  const first = new Map<string, string>();
  for (const { date, visits } of coming)
    for (const { householdId } of visits)
      if (flagged.has(householdId) && !first.has(householdId)) first.set(householdId, date);
  const loads = memberDays(input, coming).flat();
  const walkMinutes = loads.reduce((sum, load) => sum + load.walkMinutes, 0);
  const supportsRecorded = input.recorded?.supports ?? 0;
  return {
    supportsRecorded,
    supportsExpected: Math.floor(coming.reduce((sum, day) => sum + day.expectedSupports, supportsRecorded) + 1e-9),
    flagged: flagged.size,
    flaggedPlanned: first.size,
    lastFlaggedOn: first.size === flagged.size ? ([...first.values()].sort().at(-1) ?? null) : null,
    visits: loads.reduce((sum, load) => sum + load.households, 0),
    walkMinutes: Math.round(walkMinutes),
    walkMetres: Math.round(walkMinutes * METRES_PER_MINUTE),
    hours: coming.reduce(
      (sum, day) => sum + (day.memberIds.length * (minuteOfDay(day.to) - minuteOfDay(day.from))) / 60,
      0,
    ),
  };
}

/** Households that wait and have no visit to come: put off, asked to come later, or simply not in the plan. */
function unplannedOf(input: QuarterInput, coming: readonly QuarterDay[]): Unplanned[] {
  const visited = new Set(coming.flatMap((day) => day.visits.map((visit) => visit.householdId)));
  const dates = datesOf(input);
  const left = new Map(jobsOf(input, dates).left.map((one) => [one.householdId, one]));
  return input.households
    .filter((one) => waits(one) && !visited.has(one.id))
    .map((one): Unplanned => left.get(one.id) ?? { householdId: one.id, reason: 'capacity' });
}

function datesOf({ from, to, today }: QuarterInput): string[] {
  const dates: string[] = [];
  const day = new Date(`${from > today ? from : today}T00:00:00Z`);
  for (let date = isoOf(day); date <= to; date = isoOf(day)) {
    dates.push(date);
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return dates;
}

const isoOf = (day: Date): string => day.toISOString().slice(0, 10);

/** Work of each member in the whole plan: visits, mean hours a week in which he comes, metres on foot. */
export function memberOutlook(input: QuarterInput, days: readonly QuarterDay[]) {
  const coming = toCome(input, days);
  const loads = memberDays(input, coming);
  const weeks = Math.max(1, Math.ceil(datesOf(input).length / 7));
  return input.members.map(({ id: memberId }) => {
    const inCharge = input.households.filter((one) => one.memberId === memberId && one.status !== 'inactive');
    let [visits, walkMinutes, minutes] = [0, 0, 0];
    for (const [i, day] of coming.entries()) {
      if (day.memberIds.includes(memberId)) minutes += minuteOfDay(day.to) - minuteOfDay(day.from);
      const own = day.memberIds.includes(memberId)
        ? loads[i]!.find((load) => load.memberId === leadOf(input, day.memberIds, memberId))
        : undefined;
      visits += own?.households ?? 0;
      walkMinutes += own?.walkMinutes ?? 0;
    }
    return {
      memberId,
      households: inCharge.length,
      flagged: inCharge.filter((one) => one.flagged).length,
      visits,
      hoursPerWeek: Math.round((minutes / 60 / weeks) * 10) / 10,
      walkMetres: Math.round(walkMinutes * METRES_PER_MINUTE),
    };
  });
}
