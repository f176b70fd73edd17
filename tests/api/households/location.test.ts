import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HouseholdDetail } from '#api/households/schema.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const pathOf = (hamlet: 0 | 1, n: number) => `/api/households/${world.here.hamlets[hamlet].households[n]!.id}`;

test('a position is said with its source and accuracy, without knowing the version', async () => {
  const { leader } = world.people;
  const path = pathOf(0, 0);
  const answer = await leader.call('POST', `${path}/location`, {
    location: [106.4, 20.2],
    source: 'measured',
    accuracyMetres: 6.5,
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    location: [106.4, 20.2],
    locationSource: 'measured',
    locationAccuracyMetres: 6.5,
    version: 2,
  });
  const tapped = await leader.call('POST', `${path}/location`, { location: [106.4, 20.3], source: 'register' });
  expect(await tapped.json()).toMatchObject({ locationSource: 'register', locationAccuracyMetres: null, version: 3 });
  expect(await leader.get<HouseholdDetail>(path)).toMatchObject({ location: [106.4, 20.3], version: 3 });
});

test('with a version it is refused where somebody was quicker', async () => {
  const { leader } = world.people;
  const place = (version: number) =>
    leader.call(
      'POST',
      `${pathOf(0, 3)}/location`,
      { location: [106.4, 20.2], source: 'tapped' },
      { 'if-match': `"${version}"` },
    );
  expect((await place(7)).status).toBe(412);
  expect((await place(1)).status).toBe(200);
});

test('is the right of who corrects the household', async () => {
  const { member, observer, leader } = world.people;
  const body = { location: [106.4, 20.2], source: 'tapped' };
  const statusFor = async (who: typeof member, path: string) =>
    (await who.call('POST', `${path}/location`, body)).status;
  expect(await statusFor(member, pathOf(0, 1))).toBe(200);
  expect(await statusFor(member, pathOf(0, 4))).toBe(403);
  expect(await statusFor(observer, pathOf(0, 1))).toBe(403);
  expect(await statusFor(leader, pathOf(1, 0))).toBe(404);
  expect((await leader.call('POST', `${pathOf(0, 1)}/location`, { location: [1], source: 'guessed' })).status).toBe(
    400,
  );
});
