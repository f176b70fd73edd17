import { deriveState, type HouseholdFacts } from '#geo';
import type { DatedNorm } from '#geo/coverage/norms.ts';
import { type DemoCommune, demoCommune } from '#geo/demo/index.ts';
import type { PastVisit, QuarterHousehold, QuarterInput, QuarterMember } from '#geo/quarter/index.ts';

/** Norms of the plan as the catalogue holds them, as far as a quarter's plan bears on them. */
export const NORMS: DatedNorm[] = [
  { id: 'member-load', threshold: 10, unit: 'member' },
  { id: 'team-supports', threshold: 50, unit: 'team-quarter' },
  { id: 'activity-days', threshold: 2, unit: 'team-week' },
  { id: 'activity-hours', threshold: 4, unit: 'team-date' },
].map((norm) => ({ ...norm, upper: null, dueOn: null, validFrom: '2025-11-01', validTo: null }));

export interface Range {
  from: string;
  to: string;
}

/** The facts a household's state follows from, from the demo's records. */
export function factsOf(commune: DemoCommune): Map<string, HouseholdFacts> {
  const visits = new Map<string, HouseholdFacts['visits'][number][]>();
  for (const { householdId, at, outcome, followUpOn } of commune.visits) {
    const list = visits.get(householdId) ?? [];
    list.push({ at, outcome, followUpOn });
    visits.set(householdId, list);
  }
  return new Map(
    commune.households.map(({ id, elders, eldestBirthYear, adults, adultsWithoutDevice, platforms }) => [
      id,
      {
        elders,
        eldestBirthYear,
        elderlyStated: null,
        adults,
        adultsWithoutDevice,
        devicelessStated: null,
        platforms,
        visits: visits.get(id) ?? [],
      },
    ]),
  );
}

/** A household as the planner sees it on a day. */
export function toQuarterHousehold(
  id: string,
  facts: HouseholdFacts,
  today: string,
  place: Pick<QuarterHousehold, 'clusterId' | 'position' | 'memberId'>,
): QuarterHousehold {
  const state = deriveState(facts, today);
  const { status, rank, within, flagged, elderly, deviceless } = state.now;
  const priority = elderly === true || deviceless === true;
  const { followUpOn, lastAttemptAt } = state;
  return { id, ...place, status, rank, within, flagged, priority, followUpOn, lastAttemptAt };
}

/** Volunteers: four hours a week each, some with eight, as far as people say. */
const hoursOf = (index: number): number => (index % 3 === 0 ? 8 : 4);

/** One input a hamlet, for a quarter that begins on the day of planning or later. */
export function demoInputs(households: number, range: Range, seed = 1): QuarterInput[] {
  const commune = demoCommune({ seed, households, today: range.from });
  const facts = factsOf(commune);
  const current = new Map(
    commune.assignments.filter(({ to }) => to === null).map((one) => [one.householdId, one.memberId]),
  );
  const states = new Map<string, QuarterHousehold>();
  for (const { id, clusterId, location } of commune.households)
    states.set(
      id,
      toQuarterHousehold(id, facts.get(id)!, range.from, {
        clusterId,
        position: location,
        memberId: current.get(id) ?? null,
      }),
    );
  const communeHistory = commune.visits.map((visit) => toPast(visit, states.get(visit.householdId)!.priority));
  const hamletOf = new Map(commune.households.map(({ id, hamletId }) => [id, hamletId]));
  return commune.hamlets.map((hamlet): QuarterInput => {
    const members = commune.members
      .filter(({ hamletId, to }) => hamletId === hamlet.id && to === null)
      .map(({ id }, i): QuarterMember => ({ id, weeklyHours: hoursOf(i) }));
    const serving = new Set(members.map(({ id }) => id));
    return {
      ...range,
      today: range.from,
      households: commune.households
        .filter(({ hamletId }) => hamletId === hamlet.id)
        .map(({ id }) => states.get(id)!)
        .map((one) => (one.memberId !== null && serving.has(one.memberId) ? one : { ...one, memberId: null })),
      members,
      norms: NORMS,
      history: commune.visits
        .filter(({ householdId }) => hamletOf.get(householdId) === hamlet.id)
        .map((visit) => toPast(visit, states.get(visit.householdId)!.priority)),
      communeHistory,
    };
  });
}

const toPast = (
  { at, outcome, supported }: { at: string; outcome: PastVisit['outcome']; supported: number },
  priority: boolean,
): PastVisit => ({ at, outcome, supported, minutes: null, priority });
