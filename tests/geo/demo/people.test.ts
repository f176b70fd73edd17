import { describe, expect, test } from 'vitest';
import { isDeviceless, isElderly, isFlagged, outreachStatus } from '#geo';
import { type DemoCommune, demoCommune } from '../../../geo/demo/index.ts';

const TODAY = '2026-11-24';
const commune = demoCommune({ seed: 1, households: 3000, today: TODAY });

/** Share of households by status, the flagged apart, in per cent. */
function sharesOf({ households, visits }: DemoCommune): Record<string, number> {
  const histories = new Map<string, typeof visits>();
  for (const visit of visits) {
    const known = histories.get(visit.householdId);
    if (known) known.push(visit);
    else histories.set(visit.householdId, [visit]);
  }
  const shares: Record<string, number> = {};
  for (const household of households) {
    const facts = {
      ...household,
      elderlyStated: null,
      devicelessStated: null,
      visits: histories.get(household.id) ?? [],
    };
    const group = isFlagged(facts, TODAY) ? 'flagged' : outreachStatus(facts, TODAY);
    shares[group] = (shares[group] ?? 0) + 100 / households.length;
  }
  return shares;
}

const share = (count: number) => (100 * count) / commune.households.length;

describe('the people', { timeout: 60_000 }, () => {
  test('status shares are those of the mock-up, for one seed as for another', () => {
    for (const demo of [commune, demoCommune({ seed: 77, households: 3000, today: TODAY })]) {
      const shares = sharesOf(demo);
      const bands: [string, number, number][] = [
        ['flagged', 20, 23],
        ['never_reached', 12, 14],
        ['attempted', 5, 7],
        ['informed', 4, 6],
        ['follow_up_due', 4, 6],
        ['reached', 22, 26],
        ['adopting', 19, 21.5],
        ['refused', 0.5, 1.5],
        ['inactive', 3, 4],
      ];
      for (const [status, low, high] of bands) {
        expect(shares[status], status).toBeGreaterThanOrEqual(low);
        expect(shares[status], status).toBeLessThanOrEqual(high);
      }
    }
  });

  test('about a third have elders, an eighth no device; what is unknown is null', () => {
    const facts = commune.households.map((h) => ({ ...h, elderlyStated: null, devicelessStated: null }));
    const elderly = facts.map((fact) => isElderly(fact, TODAY));
    const deviceless = facts.map(isDeviceless);
    const of = (values: (boolean | null)[], wanted: boolean | null) => share(values.filter((v) => v === wanted).length);
    expect(of(elderly, true)).toBeGreaterThan(31);
    expect(of(elderly, true)).toBeLessThan(39);
    expect(of(elderly, null)).toBeGreaterThan(6.5);
    expect(of(elderly, null)).toBeLessThan(10.5);
    expect(of(deviceless, true)).toBeGreaterThan(9.5);
    expect(of(deviceless, true)).toBeLessThan(14);
    expect(of(deviceless, null)).toBeGreaterThan(7.5);
    expect(of(deviceless, null)).toBeLessThan(11);
    const both = facts.filter((_, i) => elderly[i] && deviceless[i]);
    expect(share(both.length)).toBeGreaterThan(4);
    for (const { adults, adultsWithoutDevice, elders } of commune.households) {
      if (adults !== null) expect(adults).toBeGreaterThanOrEqual(Math.max(1, elders ?? 0));
      if (adults !== null && adultsWithoutDevice !== null) expect(adultsWithoutDevice).toBeLessThanOrEqual(adults);
      if (adultsWithoutDevice !== null) expect(adultsWithoutDevice).toBeGreaterThanOrEqual(0);
    }
  });

  test('about two in a hundred are unplaced, and only they have no source of their position', () => {
    const unplaced = commune.households.filter(({ location }) => location === null);
    expect(share(unplaced.length)).toBeGreaterThan(1.5);
    expect(share(unplaced.length)).toBeLessThan(2.5);
    for (const { location, locationSource } of commune.households)
      expect(locationSource === null).toBe(location === null);
  });

  test('telephone numbers are all of the invented block', () => {
    const phones = [...commune.households, ...commune.members].flatMap(({ phone }) => phone ?? []);
    expect(phones.length).toBeGreaterThan(2000);
    for (const phone of phones) expect(phone).toMatch(/^0900 0\d{2} \d{3}$/);
  });
});

describe('teams and assignments', { timeout: 60_000 }, () => {
  test('a team has 7 to 12 members in service, one of them leader', () => {
    for (const team of commune.teams) {
      const serving = commune.members.filter((member) => member.teamId === team.id && member.to === null);
      expect(serving.length).toBeGreaterThanOrEqual(7);
      expect(serving.length).toBeLessThanOrEqual(12);
      expect(serving.filter(({ role }) => role === 'leader')).toHaveLength(1);
      const bodies = new Set(serving.map(({ body }) => body));
      for (const body of ['youth_union', 'hamlet_head', 'front_committee', 'police']) expect(bodies).toContain(body);
    }
    expect(commune.members.some(({ to }) => to !== null)).toBe(true);
  });

  test('a household has at most one member in charge, of its own hamlet and in service at the time', () => {
    const households = new Map(commune.households.map((household) => [household.id, household]));
    const members = new Map(commune.members.map((member) => [member.id, member]));
    const current = new Set<string>();
    const ends = new Map<string, string | null>();
    for (const { householdId, memberId, from, to } of commune.assignments) {
      const member = members.get(memberId)!;
      expect(member.hamletId).toBe(households.get(householdId)!.hamletId);
      expect(from.slice(0, 10) >= member.from).toBe(true);
      expect(to === null || from < to).toBe(true);
      if (member.to !== null) expect(to! <= `${member.to}T24` || to!.endsWith('T00:00:00+07:00')).toBe(true);
      if (to === null) expect(current.has(householdId)).toBe(false);
      if (to === null) current.add(householdId);
      const before = ends.get(householdId);
      if (before !== undefined) expect(before !== null && before <= from).toBe(true);
      ends.set(householdId, to);
    }
    expect(share(commune.households.length - current.size)).toBeGreaterThan(5);
    expect(share(commune.households.length - current.size)).toBeLessThan(11);
  });

  test('most members have 15 to 35 households, some far too many, some too few', () => {
    const loads = commune.members
      .filter(({ to }) => to === null)
      .map(({ id }) => {
        return commune.assignments.filter((assignment) => assignment.memberId === id && assignment.to === null).length;
      });
    expect(loads.filter((load) => load >= 15 && load <= 35).length / loads.length).toBeGreaterThan(0.75);
    expect(loads.filter((load) => load >= 60).length).toBeGreaterThanOrEqual(2);
    expect(loads.filter((load) => load < 10).length).toBeGreaterThanOrEqual(2);
  });
});

describe('visits', { timeout: 60_000 }, () => {
  const members = new Map(commune.members.map((member) => [member.id, member]));
  const households = new Map(commune.households.map((household) => [household.id, household]));

  test('are made by members of the hamlet within their terms, by day and before today', () => {
    for (const { householdId, memberId, memberIds, at } of commune.visits) {
      expect(memberIds).toContain(memberId);
      expect(new Set(memberIds).size).toBe(memberIds.length);
      const day = at.slice(0, 10);
      expect(day < TODAY && day >= '2026-02-01').toBe(true);
      expect(at).toMatch(/T(0[7-9]|1\d|20):[0-5]\d:00\+07:00$/);
      for (const member of memberIds.map((id) => members.get(id)!)) {
        expect(member.hamletId).toBe(households.get(householdId)!.hamletId);
        expect(member.from <= day && (member.to === null || day <= member.to)).toBe(true);
      }
    }
  });

  test('count persons exactly where support was given', () => {
    for (const { outcome, supported, topics, followUpOn, at } of commune.visits) {
      expect(supported > 0).toBe(outcome === 'supported');
      if (outcome === 'supported') expect(topics.length).toBeGreaterThan(0);
      if (outcome === 'come_back') expect(followUpOn).not.toBeNull();
      if (followUpOn !== null) expect(followUpOn > at.slice(0, 10)).toBe(true);
    }
  });

  test('fall on weekends more than on other days, and some clusters saw none', () => {
    const weekend = commune.visits.filter(({ at }) =>
      [0, 6].includes(new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay()),
    );
    expect(weekend.length / commune.visits.length).toBeGreaterThan(0.5);
    const seen = new Set(commune.visits.map(({ householdId }) => households.get(householdId)!.clusterId));
    expect(commune.clusters.filter(({ id }) => !seen.has(id)).length).toBeGreaterThanOrEqual(5);
  });

  test('tell of a better and a worse team', () => {
    const supports = commune.hamlets.map(({ id }) => {
      const reached = new Set(commune.visits.filter((v) => v.outcome === 'supported').map((v) => v.householdId));
      const own = commune.households.filter(({ hamletId }) => hamletId === id);
      return own.filter((household) => reached.has(household.id)).length / own.length;
    });
    expect(Math.max(...supports) - Math.min(...supports)).toBeGreaterThan(0.2);
  });
});
