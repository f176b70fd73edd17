import { minuteOfDay } from '../coverage/activity.ts';
import { isoWeekday } from '../coverage/iso-week.ts';
import { CLASS_REASONS } from './jobs.ts';
import type { Problem } from './problem.ts';
import { bucketOf, expectedSupports } from './rates.ts';
import type { QuarterDay, VisitReason } from './types.ts';

/** A visit of a day being filled. */
export interface DraftVisit {
  /** index in the input */
  household: number;
  group: number;
  unit: number;
  reason: VisitReason;
}

/** An activity day while it is being filled. */
export interface DraftDay {
  /** date index */
  d: number;
  visits: DraftVisit[];
  /** units that come */
  crew: Set<number>;
  /** minutes left, by unit */
  room: Map<number, number>;
  /** cluster each unit is in */
  at: Map<number, number>;
}

/** Persons who come. */
export const personsOf = ({ units }: Problem, crew: Iterable<number>): number => {
  let persons = 0;
  for (const u of crew) persons += units[u]!.members.length;
  return persons;
};

export const reasonOf = (cls: number): VisitReason => CLASS_REASONS[cls]!;

/** The day as it is given out. */
export function toDay(problem: Problem, draft: DraftDay): QuarterDay {
  const { input, slots, dates, units, rates, groups } = problem;
  const slot = slots[draft.d]!;
  const clusters = new Set<string>();
  let supports = 0;
  const visits = draft.visits.map(({ household, group, unit, reason }) => {
    const { id, memberId, priority } = input.households[household]!;
    const own = units[unit]!.members.find((i) => input.members[i]!.id === memberId);
    const cluster = groups[group];
    if (cluster !== null && cluster !== undefined) clusters.add(cluster);
    supports += expectedSupports(rates, priority, slot.bucket);
    return { householdId: id, memberId: input.members[own ?? units[unit]!.members[0]!]!.id, reason };
  });
  const memberIds = [...draft.crew]
    .sort((a, b) => a - b)
    .flatMap((u) => units[u]!.members.map((i) => input.members[i]!.id));
  return {
    date: dates[draft.d]!,
    from: slot.from,
    to: slot.to,
    memberIds,
    clusterIds: [...clusters],
    visits,
    expectedSupports: Math.round(supports * 100) / 100,
  };
}

/** Expected person-supports of a published day, by what is known today. */
export function supportsOf({ input, rates }: Problem, day: QuarterDay): number {
  const priority = new Map(input.households.map((household) => [household.id, household.priority]));
  const bucket = bucketOf(isoWeekday(day.date), minuteOfDay(day.from));
  return day.visits.reduce(
    (sum, { householdId }) => sum + expectedSupports(rates, priority.get(householdId) ?? false, bucket),
    0,
  );
}
