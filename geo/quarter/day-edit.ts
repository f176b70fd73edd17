import { pinOn } from '../coverage/pins.ts';
import { isUnreached } from '../coverage/priority.ts';
import type { ChangeProblem } from './change-types.ts';
import { minutesById } from './minutes.ts';
import { leadOf } from './pairs.ts';
import type { QuarterDay, QuarterHousehold, QuarterInput, QuarterVisit, VisitReason } from './types.ts';
import { byMember, cheapestPlace } from './walks.ts';

/** Stops a change; what was done so far is thrown away. */
export class ChangeRefused extends Error {
  readonly problem: ChangeProblem;
  /** what of the change is wrong: its field */
  readonly field: string;
  constructor(problem: ChangeProblem, field: string) {
    super(problem);
    this.problem = problem;
    this.field = field;
  }
}

/** A plan's days while a change is made: copies, so that nothing is half done. */
export class DaysEdit {
  readonly input: QuarterInput;
  readonly #days: Map<string, QuarterDay>;
  readonly #households: Map<string, QuarterHousehold>;
  readonly #minutes: (a: string, b: string) => number;

  constructor(input: QuarterInput, days: readonly QuarterDay[]) {
    this.input = input;
    this.#days = new Map(days.map((day) => [day.date, { ...day, visits: [...day.visits] }]));
    this.#households = new Map(input.households.map((household) => [household.id, household]));
    this.#minutes = minutesById(input);
  }

  /** In the order of dates, clusters by their first visit. */
  result(): QuarterDay[] {
    return [...this.#days.values()]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map((day) => ({ ...day, clusterIds: this.#clustersOf(day) }));
  }

  /** @throws ChangeRefused for a date that cannot be changed any more or lies outside */
  checkDate(date: string, field: string): void {
    if (date < this.input.from || date > this.input.to) throw new ChangeRefused('outside_plan', field);
    if (date < this.input.today) throw new ChangeRefused('past_day', field);
  }

  day(date: string, field: string): QuarterDay {
    this.checkDate(date, field);
    const day = this.#days.get(date);
    if (!day) throw new ChangeRefused('no_such_day', field);
    return day;
  }

  find = (date: string): QuarterDay | undefined => this.#days.get(date);

  add(day: QuarterDay, field: string): QuarterDay {
    this.checkDate(day.date, field);
    if (this.#days.has(day.date)) throw new ChangeRefused('day_exists', field);
    this.checkCrew(day.memberIds);
    this.#days.set(day.date, day);
    return day;
  }

  remove(date: string): void {
    this.#days.delete(date);
  }

  checkCrew(memberIds: readonly string[]): void {
    if (memberIds.length === 0) throw new ChangeRefused('empty_crew', 'memberIds');
    const known = new Set(this.input.members.map((member) => member.id));
    if (memberIds.some((id) => !known.has(id))) throw new ChangeRefused('no_such_member', 'memberIds');
  }

  household(id: string): QuarterHousehold {
    const household = this.#households.get(id);
    if (!household) throw new ChangeRefused('no_such_household', 'householdId');
    return household;
  }

  clusterOf = (householdId: string): string | null => this.#households.get(householdId)?.clusterId ?? null;

  /** Takes a visit out of its day. */
  take(day: QuarterDay, householdId: string): QuarterVisit {
    const at = day.visits.findIndex((visit) => visit.householdId === householdId);
    if (at < 0) throw new ChangeRefused('no_such_visit', 'householdId');
    return day.visits.splice(at, 1)[0]!;
  }

  /**
   * Puts a visit into a day.
   * @param memberId  left out: who is in charge where he comes, else whoever has the fewest
   * @param position  place in the member's order, from 0; left out: where it costs the least walking
   */
  put(
    day: QuarterDay,
    householdId: string,
    { memberId, position }: { memberId?: string; position?: number } = {},
  ): void {
    const household = this.household(householdId);
    if (household.status === 'refused' || household.status === 'inactive')
      throw new ChangeRefused('household_ended', 'householdId');
    if (day.visits.some((visit) => visit.householdId === householdId))
      throw new ChangeRefused('visit_exists', 'householdId');
    if (memberId !== undefined && !day.memberIds.includes(memberId)) throw new ChangeRefused('not_in_crew', 'memberId');
    const caller = leadOf(this.input, day.memberIds, memberId ?? this.#callerFor(day, household));
    const lists = byMember(day);
    const own = lists.get(caller)!;
    const place = position ?? cheapestPlace(own, householdId, this.#minutes);
    own.splice(Math.min(place, own.length), 0, {
      householdId,
      memberId: caller,
      reason: this.reasonFor(household, day.date),
    });
    day.visits = [...lists.values()].flat();
  }

  /** Why a household would be visited on a date. */
  reasonFor(household: QuarterHousehold, date: string): VisitReason {
    if (pinOn(this.input.pins ?? [], household.id, date)?.kind === 'pin') return 'pinned';
    for (const day of this.#days.values())
      if (day.date < date && day.visits.some((visit) => visit.householdId === household.id)) return 'second_call';
    if (isUnreached(household.status)) return household.flagged ? 'flagged' : 'never_reached';
    return household.followUpOn !== null || household.rank === 5 ? 'follow_up' : 'deepen';
  }

  #callerFor(day: QuarterDay, { memberId }: QuarterHousehold): string {
    if (memberId !== null && day.memberIds.includes(memberId)) return memberId;
    const lists = byMember(day);
    let fewest = day.memberIds[0]!;
    for (const id of day.memberIds) if (lists.get(id)!.length < lists.get(fewest)!.length) fewest = id;
    return fewest;
  }

  #clustersOf({ visits, clusterIds }: QuarterDay): string[] {
    const present = new Set<string>();
    for (const { householdId } of visits) {
      const cluster = this.clusterOf(householdId);
      if (cluster !== null) present.add(cluster);
    }
    const kept = clusterIds.filter((id) => present.delete(id));
    return [...kept, ...present];
  }
}
