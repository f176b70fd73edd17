import { orderStops } from '../routing/order/order-stops.ts';
import { minutesById } from './minutes.ts';
import { ACCESS_MINUTES } from './problem.ts';
import { ratesOf } from './supports.ts';
import type { QuarterDay, QuarterInput, QuarterVisit } from './types.ts';

/** What a day asks of one member; minutes. */
export interface MemberDay {
  memberId: string;
  households: number;
  flagged: number;
  /** at the doors */
  workMinutes: number;
  /** to the first door and from door to door */
  walkMinutes: number;
}

/** A day's visits of each member of the crew, in the order in which he walks them. */
export function byMember(day: Pick<QuarterDay, 'memberIds' | 'visits'>): Map<string, QuarterVisit[]> {
  const lists = new Map<string, QuarterVisit[]>(day.memberIds.map((id) => [id, []]));
  for (const visit of day.visits) {
    const list = lists.get(visit.memberId);
    if (list) list.push(visit);
    else lists.set(visit.memberId, [visit]);
  }
  return lists;
}

/** What each member of the crew does on each of the days; the rates of calls are learnt once. */
export function memberDays(input: QuarterInput, days: readonly QuarterDay[]): MemberDay[][] {
  const minutes = minutesById(input);
  const rates = ratesOf(input);
  const households = new Map(input.households.map((household) => [household.id, household]));
  return days.map((day) =>
    [...byMember(day)].map(([memberId, visits]) => {
      let walkMinutes = visits.length > 0 ? ACCESS_MINUTES : 0;
      let workMinutes = 0;
      let flagged = 0;
      for (const [i, { householdId }] of visits.entries()) {
        if (i > 0) walkMinutes += minutes(visits[i - 1]!.householdId, householdId);
        const household = households.get(householdId);
        workMinutes += rates.minutes[Number(household?.priority ?? false)]!;
        if (household?.flagged) flagged++;
      }
      return { memberId, households: visits.length, flagged, workMinutes, walkMinutes };
    }),
  );
}

/**
 * The same days with each member's visits in the order of the shortest walk, from whichever door is best to whichever
 * is. Deterministic by `seed`.
 */
export async function inWalkingOrder(
  input: QuarterInput,
  days: readonly QuarterDay[],
  seed = 1,
): Promise<QuarterDay[]> {
  const minutes = minutesById(input);
  const ordered: QuarterDay[] = [];
  for (const day of days) {
    const visits: QuarterVisit[] = [];
    for (const list of byMember(day).values()) {
      if (list.length < 3) {
        visits.push(...list);
        continue;
      }
      const matrix = list.map((a) => list.map((b) => minutes(a.householdId, b.householdId)));
      const { order } = await orderStops(matrix, { kind: 'matrix', closed: false, seed, iterations: 2000 });
      visits.push(...order.map((i) => list[i]!));
    }
    ordered.push({ ...day, visits });
  }
  return ordered;
}

/** Where a stop costs the least walking in a member's order: its place, from 0. */
export function cheapestPlace(
  visits: readonly QuarterVisit[],
  householdId: string,
  minutes: (a: string, b: string) => number,
): number {
  let place = visits.length;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= visits.length; i++) {
    const before = visits[i - 1]?.householdId;
    const after = visits[i]?.householdId;
    const longer =
      (before ? minutes(before, householdId) : 0) +
      (after ? minutes(householdId, after) : 0) -
      (before && after ? minutes(before, after) : 0);
    if (longer < least) [place, least] = [i, longer];
  }
  return place;
}
