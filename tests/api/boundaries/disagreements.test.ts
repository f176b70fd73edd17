import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DisagreementPage, HouseholdPoints } from '#api/boundaries/schema.ts';
import type { HistoryItem, HouseholdDetail } from '#api/households/schema.ts';
import { boxOf } from '#tests/support/two_communes.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const disagreements = (query = '') => world.people.staff.get<DisagreementPage>(`/api/hamlets/disagreements${query}`);
const detail = (id: string) => world.people.staff.get<HouseholdDetail>(`/api/households/${id}`);
const move = async (id: string, location: [number, number]) => {
  const { version } = await detail(id);
  const answer = await world.people.staff.call(
    'PATCH',
    `/api/households/${id}`,
    { location },
    { 'if-match': `"${version}"` },
  );
  expect(answer.status).toBe(200);
};

test('households outside of their hamlet are listed with the hamlet that holds them, and put there', async () => {
  const { staff } = world.people;
  const [home, away] = world.here.hamlets;
  expect((await disagreements()).total).toBe(0);

  const [west, south] = boxOf(away);
  const [first, second, third] = home.households;
  await move(first!.id, [west + 0.002, south + 0.002]);
  await move(second!.id, [west + 0.003, south + 0.002]);
  await move(third!.id, [106.0, 20.0]); // where no hamlet is

  const found = await disagreements();
  expect(found.total).toBe(3);
  expect(found.pairs).toEqual([
    { hamletId: home.id, insideId: away.id, households: 2 },
    { hamletId: home.id, insideId: null, households: 1 },
  ]);
  const one = found.items.find(({ household }) => household.id === first!.id)!;
  expect(one).toMatchObject({ household: { head: first!.head, code: first!.code }, insideId: away.id });
  expect(one.metres).toBeGreaterThan(3000);

  const page = await disagreements(`?hamlet=${home.id}&inside=${away.id}&limit=1`);
  expect([page.items.length, page.total, page.next === null]).toEqual([1, 2, false]);
  const next = await disagreements(`?hamlet=${home.id}&inside=${away.id}&limit=1&cursor=${page.next}`);
  expect(new Set([...page.items, ...next.items].map(({ household }) => household.id))).toEqual(
    new Set([first!.id, second!.id]),
  );
  expect((await disagreements('?inside=none')).items.map(({ household }) => household.id)).toEqual([third!.id]);

  const mend = (householdIds: string[]) => staff.call('POST', '/api/hamlets/disagreements/mend', { householdIds });
  expect((await mend([first!.id, third!.id])).status).toBe(422);
  expect((await mend([randomUUID()])).status).toBe(404);
  expect(await (await mend([first!.id, second!.id])).json()).toEqual({ changed: 2 });
  expect(await (await mend([first!.id])).json()).toEqual({ changed: 0 });
  expect(await detail(first!.id)).toMatchObject({ hamletId: away.id, clusterId: null, memberId: null });
  expect((await disagreements()).total).toBe(1);
  await move(third!.id, third!.location);
  expect((await disagreements()).total).toBe(0);
});

test('putting a household into another hamlet is in its history and can be taken back', async () => {
  const [home, away] = world.here.hamlets;
  const household = home.households[3]!;
  await move(household.id, away.households[0]!.location);
  await world.people.staff.call('POST', '/api/hamlets/disagreements/mend', { householdIds: [household.id] });
  const { items } = await world.people.staff.get<{ items: HistoryItem[] }>(`/api/households/${household.id}/history`);
  const edit = items.find((item) => item.kind === 'edit' && item.fields?.includes('hamletId'))!;
  expect(edit).toMatchObject({ undoable: true });
  const undone = await world.people.staff.call('POST', `/api/households/${household.id}/edits/${edit.id}/undo`, {});
  expect(undone.status).toBe(200);
  expect(await detail(household.id)).toMatchObject({ hamletId: home.id, clusterId: home.clusterId });
});

test('the places of households come without a word of who lives there, and that they were read is noted', async () => {
  const answer = await world.people.staff.call('GET', '/api/hamlets/points');
  const text = await answer.text();
  const { hamletIds, points } = JSON.parse(text) as HouseholdPoints;
  const known = world.here.hamlets.flatMap((hamlet) => hamlet.households);
  expect(points).toHaveLength(known.length);
  expect(new Set(points.map(([, i]) => hamletIds[i]))).toEqual(new Set(world.here.hamlets.map(({ id }) => id)));
  for (const { head, code, phone } of known) for (const word of [head, code, phone]) expect(text).not.toContain(word);
});
