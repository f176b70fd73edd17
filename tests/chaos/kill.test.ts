import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';
import { recordUnderKills } from './recording.ts';
import { survivors } from './survivors.ts';

describe.each(['embedded', 'postgres'] as const)('on the %s database', (kind) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(kind);
  });
  afterAll(async () => {
    await place?.remove();
  });

  test('a server killed while visits are recorded loses none that it acknowledged', { timeout: 180_000 }, async () => {
    const { acknowledged } = await recordUnderKills({ env: place.env, times: 2 });
    expect(acknowledged.length).toBeGreaterThan(30);
    expect(await survivors(place.config, acknowledged)).toEqual({ lost: [], wrongStates: 0 });
  });
});
