import { type Crs, fromWgs84, nameOfCrs, toWgs84 } from '#geo/crs/index.ts';
import { PROJ_VERSION, pipelineOf, pointsAcross, SYSTEMS, worstError } from '#tests/geo/crs/proj.ts';

const GOAL_METRES = 0.5;
const STEP_DEGREES = 0.1;
const TIMED: Crs = { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 3 };

/** Points of every system in use, across the country, beside `cs2cs` of PROJ: the worst distance; and our speed. */
export async function run(): Promise<void> {
  if (PROJ_VERSION === null) {
    console.error('cs2cs is missing: apt-get install proj-bin');
    process.exitCode = 2;
    return;
  }
  console.log(`PROJ ${PROJ_VERSION}, cs2cs, as for ${nameOfCrs(TIMED)}:\n  ${pipelineOf(TIMED)}\n`);
  const found = SYSTEMS.map((crs) => ({ crs, ...worstError(crs, STEP_DEGREES) }));
  for (const { crs, points, metres } of found) {
    console.log(`${nameOfCrs(crs).padEnd(26)} ${points} points  worst ${metres.toExponential(1)} m`);
  }
  const worst = Math.max(...found.map(({ metres }) => metres));
  const met = worst < GOAL_METRES;
  console.log(`\nworst of all ${worst.toExponential(1)} m, goal < ${GOAL_METRES} m: ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
  console.log(`toWgs84: ${pointsPerSecond().toLocaleString('en')} points a second`);
}

function pointsPerSecond(): number {
  const points = pointsAcross(STEP_DEGREES / 2).map((point) => fromWgs84(point, TIMED));
  const start = performance.now();
  for (const point of points) toWgs84(point, TIMED);
  return Math.round((1000 * points.length) / (performance.now() - start));
}
