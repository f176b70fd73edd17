import { PlanInputError } from '../routing/input-error.ts';
import type { AssignableHousehold, AssignableMember, AssignOptions } from './types.ts';

const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;
/** Walking pace by which minutes become metres: 4.2 km/h. */
const METRES_A_MINUTE = 70;

/** Ways from home to door. */
export interface Ways {
  /** `metres[household * members + member]`; infinite: no way */
  metres: Float64Array;
  /** whose position stands in for each household's own: `own`, its cluster's, its hamlet's, or none */
  by: ('own' | 'cluster' | 'hamlet' | 'none')[];
}

/**
 * Metres from each member's home to each household. A household without a position counts as far as those of its
 * cluster are on average, else those of its hamlet; a member without a home as far from everything as others are on
 * average.
 */
export function waysOf(
  households: readonly AssignableHousehold[],
  members: readonly AssignableMember[],
  travelMinutes: AssignOptions['travelMinutes'],
): Ways {
  const m = members.length;
  const metres = new Float64Array(households.length * m);
  const by: Ways['by'] = households.map(({ location }) => (location === null ? 'none' : 'own'));
  // x0 y0 z0 x1 … of the members' homes
  const homes = new Float64Array(3 * m);
  members.forEach(({ location }, k) => {
    if (location) homes.set(vectorOf(location), 3 * k);
  });
  const hasHome = members.map(({ location }) => location !== null);
  for (const [h, { location }] of households.entries()) {
    if (location === null) continue;
    const [x, y, z] = vectorOf(location);
    let sum = 0;
    let known = 0;
    for (let k = 0; k < m; k++) {
      if (!hasHome[k]) continue;
      const way = travelMinutes
        ? minutes(travelMinutes, k, h) * METRES_A_MINUTE
        : alongChord(homes[3 * k]! - x, homes[3 * k + 1]! - y, homes[3 * k + 2]! - z);
      metres[h * m + k] = way;
      if (way === Number.POSITIVE_INFINITY) continue;
      sum += way;
      known++;
    }
    const mean = known > 0 ? sum / known : 0;
    for (let k = 0; k < m; k++) if (!hasHome[k]) metres[h * m + k] = mean;
  }
  standIn(households, m, metres, by, 'cluster', ({ clusterId }) => clusterId);
  standIn(households, m, metres, by, 'hamlet', ({ hamletId }) => hamletId);
  return { metres, by };
}

function minutes(travel: NonNullable<AssignOptions['travelMinutes']>, member: number, household: number): number {
  const value = travel(member, household);
  if (!(value >= 0)) {
    throw new PlanInputError(
      'not_a_number',
      `options.travelMinutes(${member}, ${household})`,
      'must be minutes, zero or more',
    );
  }
  return value;
}

function standIn(
  households: readonly AssignableHousehold[],
  m: number,
  metres: Float64Array,
  by: Ways['by'],
  name: 'cluster' | 'hamlet',
  groupOf: (household: AssignableHousehold) => string | null | undefined,
): void {
  const groups = new Map<string, number[]>();
  const wanting: number[] = [];
  households.forEach((household, h) => {
    const group = groupOf(household);
    if (group === null || group === undefined) return;
    if (by[h] === 'none') wanting.push(h);
    if (by[h] !== 'own') return;
    const others = groups.get(group);
    if (others) others.push(h);
    else groups.set(group, [h]);
  });
  for (const h of wanting) {
    by[h] = name;
    const others = groups.get(groupOf(households[h]!)!);
    // Nobody of the group has a position: nearness plays no part
    if (!others) continue;
    for (let k = 0; k < m; k++) {
      let sum = 0;
      for (const other of others) sum += metres[other * m + k]!;
      metres[h * m + k] = sum / others.length;
    }
  }
}

/** A position on the sphere of radius 1: a pair then takes one root instead of four angles. */
function vectorOf([lon, lat]: readonly [number, number]): [number, number, number] {
  const ring = Math.cos(lat * RADIANS);
  return [ring * Math.cos(lon * RADIANS), ring * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
}

/** Metres over the globe between two positions so far apart on the sphere of radius 1. */
function alongChord(x: number, y: number, z: number): number {
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
}
