import { areaOf, shapeOf } from '#geo/boundaries/grid.ts';
import { overlapsOf, partition } from '#geo/boundaries/overlay.ts';
import { proposeBoundaries } from '#geo/boundaries/propose.ts';
import { demoCommune } from '#geo/demo/index.ts';

const SIZES = [3000, 15_000];

/** Proposing boundaries for communes of the demo, beside the boundaries its hamlets were drawn with. */
export async function run(): Promise<void> {
  // The second time the code is compiled, as in a server that has been running.
  for (const households of [...SIZES, ...SIZES]) report(households);
}

function report(households: number): void {
  const demo = demoCommune({ seed: 1, households, today: '2026-11-23' });
  const placed = demo.households.flatMap(({ id, hamletId, location }) =>
    location ? [{ id, hamletId, location: location as [number, number] }] : [],
  );
  const started = performance.now();
  const proposals = proposeBoundaries(placed);
  const took = performance.now() - started;
  const drawn = new Map(
    demo.hamlets.map(({ id, boundary }) => [id, shapeOf({ type: 'MultiPolygon', coordinates: boundary })]),
  );
  let [inside, union] = [0, 0];
  for (const { hamletId, geometry } of proposals) {
    const [proposed, real] = [shapeOf(geometry), drawn.get(hamletId)!];
    const shared = overlapsOf([proposed, real]).reduce((sum, { squareMetres }) => sum + squareMetres, 0);
    inside += shared;
    union += areaOf(proposed) + areaOf(real) - shared;
  }
  const overlap = overlapsOf(proposals.map(({ geometry }) => shapeOf(geometry)));
  const again = performance.now();
  partition([...drawn.values()]);
  console.log(
    `${placed.length} households, ${demo.hamlets.length} hamlets: proposed in ${took.toFixed(0)} ms; ` +
      `left out ${proposals.reduce((sum, { left }) => sum + left.length, 0)}; ` +
      `overlapping ${overlap.reduce((sum, { squareMetres }) => sum + squareMetres, 0).toFixed(3)} m²; ` +
      `shared with the drawn boundaries ${((100 * inside) / union).toFixed(1)} % of the union; ` +
      `corners ${proposals.reduce((sum, { geometry }) => sum + geometry.coordinates.flat(2).length, 0)}; ` +
      `parts ${proposals.reduce((sum, { geometry }) => sum + geometry.coordinates.length, 0)}; ` +
      `partition of the drawn ones ${(performance.now() - again).toFixed(0)} ms`,
  );
}
