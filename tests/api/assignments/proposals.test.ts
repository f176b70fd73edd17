import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Proposal, ProposalOptions, ProposalSummary } from '#api/assignments/schema.ts';
import type { HistoryItem, HouseholdDetail } from '#api/households/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { addDays, localDateOf } from '#geo';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
/** Three new members with homes 300 m apart in the first hamlet, and 36 new households between them. */
let members: string[];
let households: string[];
beforeAll(async () => {
  world = await openWorld();
  members = [];
  for (const k of [0, 1, 2]) members.push(await addMember(k));
  households = Array.from({ length: 36 }, () => randomUUID());
  const clusters = Array.from({ length: 12 }, () => randomUUID());
  await world.db.asSystem(world.here.id, async (tx) => {
    for (const [k, id] of clusters.entries())
      await tx`insert into tn.cluster (commune_id, id, hamlet_id, name)
        values (tn.current_commune(), ${id}, ${home().id}, ${`Cụm ${k}`})`;
    const rows = households.map((id, k) => ({ id, cluster: clusters[k % 12], lon: 106.35 + (k % 3) * 0.003, k }));
    await tx`
      insert into tn.household (commune_id, id, hamlet_id, head, cluster_id, location)
      select tn.current_commune(), r.id, ${home().id}::uuid, 'Hộ', r.cluster,
        st_setsrid(st_makepoint(r.lon, 20.1 + 0.0001 * r.k), 4326)
      from jsonb_to_recordset(${tx.json(rows as never)}) as r(id uuid, cluster uuid, lon float8, k int)`;
  });
});
afterAll(() => world?.stop());

const home = () => world.here.hamlets[0];
const leader = () => world.people.leader;

async function addMember(k: number): Promise<string> {
  const body = { id: randomUUID(), hamletId: home().id, name: `Ngô Thị Thêm ${k}` };
  const { id } = (await (await leader().call('POST', '/api/members', body)).json()) as Member;
  const facts = { weeklyHours: 10, hours: null, home: [106.35 + k * 0.003, 20.1], goesWith: null };
  expect((await leader().call('PUT', `/api/availability/${id}`, facts)).status).toBe(200);
  return id;
}

const path = (id = '', step = '') => `/api/assignments/proposals${id && `/${id}`}${step && `/${step}`}`;
async function propose(options: ProposalOptions = {}): Promise<Proposal> {
  const answer = await leader().call('POST', path(), { hamletId: home().id, options });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Proposal;
}
const accept = (id: string, parts?: string[]) => leader().call('POST', path(id, 'accept'), parts ? { parts } : {});
const undo = (id: string) => leader().call('POST', path(id, 'undo'));
const memberOf = async (id: string) => (await leader().get<HouseholdDetail>(`/api/households/${id}`)).memberId;
const assign = (householdIds: string[], memberId: string | null) =>
  leader().call('POST', '/api/assignments', { householdIds, memberId });
const setConflict = (method: 'PUT' | 'DELETE', memberId: string, householdId: string, who = leader()) =>
  who.call(method, '/api/assignments/conflicts', { memberId, householdId });

test('a proposal gives every household to somebody, tells what changes, and assigns nothing by itself', async () => {
  const proposal = await propose();
  const all = [...households, ...home().households.map(({ id }) => id)];
  expect(proposal).toMatchObject({ state: 'open', unassigned: [], hamletId: home().id, version: 1 });
  expect(proposal.after.members.reduce((sum, row) => sum + row.households, 0)).toBe(all.length);
  for (const row of proposal.after.members) {
    const gained = proposal.changes.filter(({ to }) => to === row.memberId).length;
    const lost = proposal.changes.filter(({ from }) => from === row.memberId).length;
    const had = proposal.before.members.find(({ memberId }) => memberId === row.memberId)!;
    expect(row.households - had.households).toBe(gained - lost);
  }
  expect(proposal.after.members.reduce((sum, row) => sum + row.flagged, 0)).toBe(home().households.length);
  expect(proposal.after.clusters.whole).toBeGreaterThan(proposal.before.clusters.whole);
  for (const { householdId, from } of proposal.changes) expect(await memberOf(householdId)).toBe(from);
});

test('the same state and seed give the same proposal', async () => {
  const [one, other] = [await propose({ seed: 7 }), await propose({ seed: 7 })];
  expect(other.changes).toEqual(one.changes);
  expect(other.after).toEqual(one.after);
});

test('taken in part, only these households change, and the history says who had them; undone, they go back', async () => {
  const proposal = await propose();
  const [taken, ...left] = proposal.changes;
  const answer = await accept(proposal.id, [taken!.householdId]);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ state: 'accepted', accepted: [taken!.householdId], version: 2 });
  expect(await memberOf(taken!.householdId)).toBe(taken!.to);
  for (const { householdId, from } of left) expect(await memberOf(householdId)).toBe(from);
  const { items } = await leader().get<{ items: HistoryItem[] }>(`/api/households/${taken!.householdId}/history`);
  expect(items.find(({ kind }) => kind === 'assignment')).toMatchObject({
    memberId: taken!.to,
    previousMemberId: taken!.from,
  });
  expect((await accept(proposal.id, [taken!.householdId])).status).toBe(409);

  const [next] = left;
  const more = await (await accept(proposal.id, [next!.householdId])).json();
  expect(more).toMatchObject({ state: 'accepted', accepted: [taken!.householdId, next!.householdId], version: 3 });
  expect(await memberOf(next!.householdId)).toBe(next!.to);
  const rest = (await (await accept(proposal.id)).json()) as Proposal;
  expect(rest.accepted).toHaveLength(proposal.changes.length);
  for (const { householdId, to } of left) expect(await memberOf(householdId)).toBe(to);
  expect((await accept(proposal.id)).status).toBe(409);

  expect(await (await undo(proposal.id)).json()).toMatchObject({
    changed: proposal.changes.length,
    leftAlone: [],
    proposal: { state: 'undone' },
  });
  for (const { householdId, from } of proposal.changes) expect(await memberOf(householdId)).toBe(from);
  expect((await accept(proposal.id, [taken!.householdId])).status).toBe(409);
  expect((await undo(proposal.id)).status).toBe(409);
});

test('taken whole, the hamlet is as proposed; undone, what was decided by hand in between stays', async () => {
  const proposal = await propose();
  expect((await accept(proposal.id)).status).toBe(200);
  for (const { householdId, to } of proposal.changes) expect(await memberOf(householdId)).toBe(to);
  const since = proposal.changes[0]!.householdId;
  await assign([since], null);
  expect(await (await undo(proposal.id)).json()).toMatchObject({
    changed: proposal.changes.length - 1,
    leftAlone: [since],
  });
  expect(await memberOf(since)).toBeNull();
  for (const { householdId, from } of proposal.changes.slice(1)) expect(await memberOf(householdId)).toBe(from);
});

test('where something changed since, the proposal is refused with the households concerned and changes nothing', async () => {
  const proposal = await propose();
  const [meanwhile, untouched] = proposal.changes;
  const other = members.find((id) => id !== meanwhile!.to)!;
  await assign([meanwhile!.householdId], other);
  const answer = await accept(proposal.id);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'proposal_outdated', households: [meanwhile!.householdId] });
  expect(await memberOf(untouched!.householdId)).toBe(untouched!.from);
  expect((await accept(proposal.id, [untouched!.householdId])).status).toBe(200);
  await undo(proposal.id);
  await assign([meanwhile!.householdId], meanwhile!.from);
});

test('a conflict of interest keeps a member from a household, also where it is marked after the proposal', async () => {
  const before = await propose();
  const { householdId, to } = before.changes[0]!;
  expect(await (await setConflict('PUT', to!, householdId)).json()).toEqual({ changed: 1 });
  expect(await (await setConflict('PUT', to!, householdId)).json()).toEqual({ changed: 0 });
  expect((await accept(before.id, [householdId])).status).toBe(409);
  const { items } = await leader().get<{ items: object[] }>('/api/assignments/conflicts');
  expect(items).toEqual([{ memberId: to, householdId }]);
  const change = (await propose()).changes.find((one) => one.householdId === householdId)!;
  expect(change.to).not.toBe(to);
  expect((await setConflict('DELETE', to!, householdId)).status).toBe(200);
  expect((await setConflict('DELETE', to!, householdId)).status).toBe(404);
});

test('by hand nobody gets a household he is marked not to get; what stood before can be given back', async () => {
  const [householdId, free] = households as [string, string];
  const [first, second] = members as [string, string];
  await assign([householdId, free], first);
  await setConflict('PUT', first, householdId);
  expect((await assign([householdId], first)).status).toBe(200);
  await assign([householdId, free], second);
  const refused = await assign([householdId, free], first);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'assignment_conflict', households: [householdId] });
  expect([await memberOf(householdId), await memberOf(free)]).toEqual([second, second]);
  const back = { householdIds: [householdId, free], memberId: first, takesBack: true };
  expect((await leader().call('POST', '/api/assignments', back)).status).toBe(200);
  expect(await memberOf(householdId)).toBe(first);
  // Two steps away it is no taking back any more.
  await assign([householdId], second);
  await assign([householdId], null);
  expect((await leader().call('POST', '/api/assignments', back)).status).toBe(409);
  await assign([householdId], second);

  await setConflict('DELETE', first, householdId);
  await assign([householdId], first);
  await setConflict('PUT', first, householdId);
  const proposal = await propose();
  const moved = proposal.changes.find((one) => one.householdId === householdId)!;
  expect((await accept(proposal.id, [householdId])).status).toBe(200);
  expect(await (await undo(proposal.id)).json()).toMatchObject({ changed: 1, leftAlone: [] });
  expect(await memberOf(householdId)).toBe(moved.from);
  expect(moved.from).toBe(first);
  await setConflict('DELETE', first, householdId);
  await assign([householdId, free], null);
});

test('who cannot come takes nobody on: no hours, or away all of the time to come', async () => {
  const [away, idle] = [members[0]!, members[1]!];
  const hours = { weeklyHours: 0, hours: null, home: null, goesWith: null };
  expect((await leader().call('PUT', `/api/availability/${idle}`, hours, { 'if-match': '"1"' })).status).toBe(200);
  const today = localDateOf(new Date());
  const absence = { id: randomUUID(), from: today, to: addDays(today, 366) };
  expect((await leader().call('POST', `/api/availability/${away}/absences`, absence)).status).toBe(201);
  const proposal = await propose();
  for (const id of [away, idle])
    expect(proposal.after.members.find(({ memberId }) => memberId === id)).toMatchObject({
      households: 0,
      belowMinimum: 'unavailable',
    });
  await leader().call('DELETE', `/api/availability/${away}/absences/${absence.id}`);
  await leader().call('PUT', `/api/availability/${idle}`, { ...hours, weeklyHours: 10 }, { 'if-match': '"2"' });
});

test('with a bound on what one member takes, the rest is left out and why is said', async () => {
  const proposal = await propose({ capacity: 5 });
  expect(Math.max(...proposal.after.members.map((row) => row.households))).toBe(5);
  expect(proposal.unassigned.length).toBe(41 - 5 * proposal.after.members.length);
  expect(new Set(proposal.unassigned.map(({ reason }) => reason))).toEqual(new Set(['capacity']));
});

test('a proposal is the leader’s of the hamlet and the office’s, and nobody else’s', async () => {
  const { staff, member, observer, anonymous } = world.people;
  const there = world.here.hamlets[1];
  expect((await leader().call('POST', path(), { hamletId: there.id })).status).toBe(404);
  expect((await leader().call('GET', path(there.assignmentProposalId))).status).toBe(404);
  expect((await leader().call('POST', path(there.assignmentProposalId, 'accept'), {})).status).toBe(404);
  expect((await setConflict('PUT', there.memberId, there.households[0]!.id)).status).toBe(404);
  expect((await setConflict('PUT', there.memberId, home().households[0]!.id)).status).toBe(422);
  for (const who of [member, observer]) expect((await who.call('GET', path())).status).toBe(403);
  expect((await anonymous.call('GET', path())).status).toBe(401);
  const listed = async (who = leader()) =>
    (await who.get<{ items: ProposalSummary[] }>(`${path()}?hamlet=${there.id}`)).items.map(({ id }) => id);
  expect(await listed()).toEqual([]);
  expect(await listed(staff)).toEqual([there.assignmentProposalId]);
  const other = (await propose()).changes.length;
  const { items } = await leader().get<{ items: ProposalSummary[] }>(path());
  expect(items[0]).toMatchObject({ state: 'open', changes: other });
  expect((await accept(items[0]!.id, [there.households[0]!.id])).status).toBe(422);
});
