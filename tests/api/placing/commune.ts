import type { CommuneFixture, HamletFixture } from '#tests/support/two_communes.ts';
import type { World } from '#tests/support/world.ts';

/**
 * Puts the households of a hamlet on one lane with house numbers in their order, 20 m apart; those named lose their
 * place. As owner of the tables.
 */
export async function lineUp(world: World, commune: CommuneFixture, hamlet: HamletFixture, without: readonly number[]) {
  const [lon, lat] = hamlet.households[0]!.location;
  const at = (n: number): [number, number] => [lon + n * 0.000191, lat + 0.0005];
  await world.db.owner(async (tx) => {
    await tx`insert into tn.base_feature (commune_id, id, kind, name, shape) values (${commune.id},
      ${hamlet.id}, 'lane', 'Ngõ Thẳng',
      st_setsrid(st_makeline(st_makepoint(${lon - 0.0004}, ${lat + 0.0004}), st_makepoint(${lon + 0.004}, ${lat + 0.0004})), 4326))`;
    for (const [n, household] of hamlet.households.entries()) {
      const [x, y] = at(n);
      const placed = !without.includes(n);
      await tx`
        update tn.household set address = ${`Ngõ Thẳng, số ${n + 1}`}, location_source = ${placed ? 'register' : null},
          location = ${placed ? tx`st_setsrid(st_makepoint(${x}, ${y}), 4326)` : null}
        where commune_id = ${commune.id} and id = ${household.id}`;
    }
  });
  return { at };
}

/** Metres between two places a few hundred metres apart. */
export const metresBetween = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot((a[0]! - b[0]!) * Math.cos((a[1]! * Math.PI) / 180), a[1]! - b[1]!) * 111_195;
