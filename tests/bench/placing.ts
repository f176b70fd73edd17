import type { LineString } from 'geojson';
import { openGround, qualityIssues, suggestForAll } from '#geo/placing/index.ts';
import { chosen, demo, groundOf, located } from '#tests/geo/placing/support/demo_ground.ts';

/** Milliseconds of the fastest of three. */
function fastest(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.round(Math.min(...times));
}

/** Places for the unplaced of one hamlet, and the checks of a whole commune, by size. */
export async function run(): Promise<void> {
  console.log('suggestions for the unplaced of a hamlet');
  const crowded = demo(1600); // several hamlets, taken as one of 800
  const one = { ...crowded.hamlets[0]!, id: 'all', boundary: crowded.hamlets.flatMap(({ boundary }) => boundary) };
  const whole = {
    ...crowded,
    households: located(crowded)
      .slice(0, 800)
      .map((household) => ({ ...household, hamletId: 'all' })),
  };
  for (const unplaced of [100, 200, 500]) {
    const hidden = chosen(located(whole), unplaced);
    const input = groundOf(whole, one, hidden);
    const waiting = whole.households.filter(({ id }) => hidden.has(id));
    const ms = fastest(() => suggestForAll(openGround(input), waiting));
    console.log(`  ${unplaced} of 800 households: ${ms} ms`);
  }
  console.log('checks of all places of a commune');
  for (const households of [3_750, 7_500, 15_000]) {
    const commune = demo(households);
    const checked = commune.households.map(({ id, hamletId, clusterId, address, location }) => ({
      id,
      hamletId,
      clusterId,
      address,
      location: location as [number, number] | null,
    }));
    const frame = {
      hamlets: commune.hamlets.map(({ id, boundary }) => ({
        id,
        boundary: { type: 'MultiPolygon' as const, coordinates: boundary },
      })),
      lanes: commune.features
        .filter(({ kind }) => kind === 'lane')
        .map(({ name, geometry }) => ({ name, line: (geometry as LineString).coordinates })),
      water: commune.features.filter(({ kind }) => kind === 'water').map(({ geometry }) => geometry),
    };
    console.log(`  ${households} households: ${fastest(() => qualityIssues(checked, frame))} ms`);
  }
}
