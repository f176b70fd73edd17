import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { covers, distanceToEdge, type Shape, shapeIndex, shapeOf } from './areas.ts';
import { type LaneInput, laneIndex } from './lanes.ts';
import { type Neighbour, neighbourOf, type PlacedHousehold, type UnplacedHousehold } from './neighbours.ts';
import { type NumberingGap, numberingGaps } from './numbering.ts';
import { farFromOthers } from './outliers.ts';
import { type Position, planeAround } from './plane.ts';
import { pointGrid } from './point_grid.ts';

/** A household whose place is looked at; without one it only fills gaps in numbering. */
export interface CheckedHousehold extends UnplacedHousehold {
  hamletId: string;
  location: Position | null;
}

/** Something about places that a person should look at. */
export type QualityIssue =
  /** `metres` beyond its hamlet's boundary; in which hamlet it lies instead, if in any */
  | { kind: 'outside_hamlet'; householdIds: string[]; hamletId: string; metres: number; liesInHamletId: string | null }
  | { kind: 'in_water'; householdIds: string[]; hamletId: string }
  | { kind: 'same_point'; householdIds: string[]; hamletId: string }
  /** `metres` from the middle of its cluster or hamlet */
  | { kind: 'outlier'; householdIds: string[]; hamletId: string; metres: number; of: 'cluster' | 'hamlet' }
  | ({ kind: 'numbering_gap'; householdIds: string[]; hamletId: string } & NumberingGap);

export interface QualityFrame {
  hamlets: readonly { id: string; boundary: Polygon | MultiPolygon | null }[];
  lanes?: readonly LaneInput[];
  water?: readonly Geometry[];
}

export interface QualityOptions {
  /** Boundaries are drawn no better than this, metres. */
  boundaryToleranceMetres?: number;
  /** So far inside the water's edge a household is in water, metres. */
  waterToleranceMetres?: number;
  /** Nearer than this two households are on one point, metres. */
  samePointMetres?: number;
  /** Nobody nearer than this to the middle of the others is far from them, metres. */
  outlierLeastMetres?: number;
}

const DEFAULTS: Required<QualityOptions> = {
  boundaryToleranceMetres: 15,
  waterToleranceMetres: 1,
  samePointMetres: 2,
  outlierLeastMetres: 150,
};
const LANE_REACH_METRES = 45;

/**
 * Checks the places of households: outside their hamlet, in water, two on one point, far from the others of their
 * cluster or hamlet, house numbers missing between two neighbours. A household outside its hamlet is not reported as
 * far from it as well.
 *
 * Time grows with the number of households times its logarithm: neighbours are found in a grid, numbers by sorting.
 */
export function qualityIssues(
  households: readonly CheckedHousehold[],
  { hamlets, lanes = [], water = [] }: QualityFrame,
  options: QualityOptions = {},
): QualityIssue[] {
  const limits = { ...DEFAULTS, ...options };
  const isPlaced = (one: CheckedHousehold): one is CheckedHousehold & { location: Position } => one.location !== null;
  const located = households.filter(isPlaced);
  const [first] = located;
  if (!first) return [];
  const plane = planeAround(first.location);
  const index = laneIndex(lanes, plane);
  const neighbours = located.map((one) => ({
    ...neighbourOf(placed(one), { plane, lanes: index, reach: LANE_REACH_METRES }),
    hamletId: one.hamletId,
  }));
  const boundaries = new Map(
    hamlets.flatMap(({ id, boundary }) => (boundary ? [[id, shapeOf(boundary, plane)] as const] : [])),
  );
  const wet = shapeIndex(
    water.map((shape) => shapeOf(shape, plane)),
    0,
  );
  const outside = outsideHamlet(neighbours, boundaries, limits.boundaryToleranceMetres);
  const away = new Set(outside.flatMap(({ householdIds }) => householdIds));
  const inWater = neighbours
    .filter(({ point }) => wet.covers(point, -limits.waterToleranceMetres))
    .map(({ household, hamletId }): QualityIssue => ({ kind: 'in_water', householdIds: [household.id], hamletId }));
  const unplaced = households.filter(({ location }) => location === null);
  const byHamlet = groupBy(neighbours);
  const unplacedBy = groupBy(unplaced);
  const within = [...byHamlet].flatMap(([hamletId, here]) => [
    ...farFromOthers(
      here.filter(({ household }) => !away.has(household.id)),
      limits.outlierLeastMetres,
    ).map(({ id, metres, of }): QualityIssue => ({ kind: 'outlier', householdIds: [id], hamletId, metres, of })),
    ...numberingGaps(here, unplacedBy.get(hamletId) ?? []).map(
      ({ householdIds, ...gap }): QualityIssue => ({ kind: 'numbering_gap', householdIds, hamletId, ...gap }),
    ),
  ]);
  return [...outside, ...inWater, ...onOnePoint(neighbours, limits.samePointMetres), ...within];
}

type Checked = Neighbour & { hamletId: string };

const placed = ({ id, address, clusterId, location }: CheckedHousehold & { location: Position }): PlacedHousehold => ({
  id,
  address,
  clusterId,
  head: null,
  location,
});

function groupBy<T extends { hamletId: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.hamletId);
    if (group) group.push(item);
    else groups.set(item.hamletId, [item]);
  }
  return groups;
}

function outsideHamlet(neighbours: readonly Checked[], boundaries: ReadonlyMap<string, Shape>, tolerance: number) {
  return neighbours.flatMap(({ household, hamletId, point }): QualityIssue[] => {
    const own = boundaries.get(hamletId);
    if (!own || covers(own, point, tolerance)) return [];
    const other = [...boundaries].find(([, shape]) => covers(shape, point));
    const metres = Math.round(distanceToEdge(own, point));
    return [
      { kind: 'outside_hamlet', householdIds: [household.id], hamletId, metres, liesInHamletId: other?.[0] ?? null },
    ];
  });
}

/** Households nearer to each other than `radius`, each group once, under the hamlet of its first. */
function onOnePoint(neighbours: readonly Checked[], radius: number): QualityIssue[] {
  const grid = pointGrid<Checked>(Math.max(10, radius));
  for (const one of neighbours) grid.add(one.point, one);
  const seen = new Set<Checked>();
  const issues: QualityIssue[] = [];
  for (const one of neighbours) {
    if (seen.has(one)) continue;
    const group = grid.within(one.point, radius).filter((other) => !seen.has(other));
    if (group.length < 2) continue;
    for (const other of group) seen.add(other);
    const householdIds = group.map(({ household }) => household.id).sort();
    issues.push({ kind: 'same_point', householdIds, hamletId: one.hamletId });
  }
  return issues;
}
