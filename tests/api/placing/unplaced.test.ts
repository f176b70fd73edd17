import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HouseholdDetail } from '#api/households/schema.ts';
import type { PlaceSuggestion, UnplacedPage } from '#api/placing/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import { lineUp, metresBetween } from './commune.ts';

let world: World;
let at: (n: number) => [number, number];
beforeAll(async () => {
  world = await openWorld();
  const { here, elsewhere } = world;
  ({ at } = await lineUp(world, here, here.hamlets[0], [1, 3]));
  await lineUp(world, here, here.hamlets[1], [2]);
  await lineUp(world, elsewhere, elsewhere.hamlets[0], [0]);
});
afterAll(() => world?.stop());

const ours = (n: number) => world.here.hamlets[0].households[n]!;
const unplaced = (query = '') => `/api/households/unplaced${query}`;

test('a leader walks through his hamlet’s households without a place, each with where it may stand', async () => {
  const page = await world.people.leader.get<UnplacedPage>(unplaced());
  expect(page.items.map(({ id }) => id)).toEqual([ours(1).id, ours(3).id]);
  expect(page).toMatchObject({ total: 2, next: null });
  const [best] = page.items[0]!.suggestions;
  expect(best).toMatchObject({ reason: { kind: 'between_numbers', from: '1', to: '3' } });
  expect(metresBetween(best!.location, at(1))).toBeLessThan(3);
  expect(page.items[0]!.phone).not.toBe(ours(1).phone);
});

test('the office sees all hamlets, and of one how many are sure', async () => {
  const { staff } = world.people;
  const whole = await staff.get<UnplacedPage>(unplaced());
  expect(whole).toMatchObject({ total: 3, sure: null });
  const [home] = world.here.hamlets;
  const one = await staff.get<UnplacedPage>(unplaced(`?hamlet=${home.id}`));
  expect(one).toMatchObject({ total: 2, sure: 2 });
  const sure = await staff.get<UnplacedPage>(unplaced(`?hamlet=${home.id}&sure=true`));
  expect(sure.items.map(({ id }) => id)).toEqual([ours(1).id, ours(3).id]);
});

test('pages follow one another', async () => {
  const { staff } = world.people;
  const first = await staff.get<UnplacedPage>(unplaced('?limit=2'));
  const second = await staff.get<UnplacedPage>(unplaced(`?limit=2&cursor=${first.next}`));
  expect(second.next).toBeNull();
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
});

test('a member sees what he may place, an observer nothing', async () => {
  const { member, observer } = world.people;
  const page = await member.get<UnplacedPage>(unplaced());
  expect(page.items.map(({ id }) => id)).toEqual([ours(1).id]);
  expect((await observer.call('GET', unplaced())).status).toBe(403);
});

test('a place beside a chosen neighbour is next to him, on his side', async () => {
  const { leader } = world.people;
  const path = `/api/households/${ours(1).id}/places`;
  const { items } = await leader.get<{ items: PlaceSuggestion[] }>(`${path}?beside=${ours(4).id}`);
  expect(items[0]).toMatchObject({ reason: { kind: 'beside_neighbour', head: ours(4).head } });
  expect(metresBetween(items[0]!.location, at(4))).toBeLessThan(30);
  const elsewhere = world.here.hamlets[1].households[0]!.id;
  expect(await leader.get(`${path}?beside=${elsewhere}`)).toEqual({ items: [] });
  expect((await leader.call('GET', `/api/households/${elsewhere}/places`)).status).toBe(404);
});

test('places accepted together are kept as suggested, and taken back together', async () => {
  const { leader } = world.people;
  const { items } = await leader.get<UnplacedPage>(unplaced('?sure=true'));
  const places = items.map(({ id, suggestions: [best] }) => ({
    id,
    location: best!.location,
    source: 'suggested',
    accuracyMetres: best!.accuracyMetres,
  }));
  const answer = await leader.call('POST', '/api/households/locations', { places });
  expect(await answer.json()).toEqual({ changed: 2 });
  const placed = await leader.get<HouseholdDetail>(`/api/households/${ours(1).id}`);
  expect(placed).toMatchObject({
    location: places[0]!.location,
    locationSource: 'suggested',
    locationAccuracyMetres: places[0]!.accuracyMetres,
  });
  expect(await leader.get<UnplacedPage>(unplaced())).toMatchObject({ items: [], total: 0 });

  const again = await leader.call('POST', '/api/households/locations', { places, onlyUnplaced: true });
  expect(await again.json()).toEqual({ changed: 0 });
  const back = places.map(({ id }) => ({ id, location: null, source: 'suggested' }));
  expect(await (await leader.call('POST', '/api/households/locations', { places: back })).json()).toEqual({
    changed: 2,
  });
  expect(await leader.get<UnplacedPage>(unplaced())).toMatchObject({ total: 2 });
});

test('of many places none is written where one may not be', async () => {
  const { member, leader } = world.people;
  const place = (id: string) => ({ id, location: at(1), source: 'tapped' });
  const both = { places: [place(ours(1).id), place(ours(3).id)] };
  expect((await member.call('POST', '/api/households/locations', both)).status).toBe(403);
  const abroad = { places: [place(ours(1).id), place(world.elsewhere.hamlets[0].households[0]!.id)] };
  expect((await leader.call('POST', '/api/households/locations', abroad)).status).toBe(404);
  expect(await leader.get<UnplacedPage>(unplaced())).toMatchObject({ total: 2 });
});
