import { covers } from './areas.ts';
import type { Ground } from './ground.ts';
import { clearOfLane, type Lane, type LaneFix, pointAt } from './lanes.ts';
import type { Neighbour } from './neighbours.ts';
import { distance, median, type Point } from './plane.ts';
import type { Candidate } from './suggestion.ts';

const SCORES = { lane: 0.2, cluster: 0.12, neighbour: 0.72 };
/** A space between two houses holds a third from this many spacings on. */
const ROOM = 1.6;

/** Lanes on which most of the households stand, the fullest first. */
function lanesOf(neighbours: readonly Neighbour[]): Lane[] {
  const counts = new Map<Lane, number>();
  for (const { fix } of neighbours) if (fix) counts.set(fix.lane, (counts.get(fix.lane) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].index - b[0].index).map(([lane]) => lane);
}

/** Beside a neighbour on his side of the lane, this way and that, then across the lane. */
export function placesBeside(neighbour: Neighbour, ground: Ground): Candidate[] {
  const { fix, point, household } = neighbour;
  const spacing = ground.options.spacingMetres;
  const reason = { kind: 'beside_neighbour', head: household.head ?? '' } as const;
  const offset = clearOfLane(fix?.offset ?? 0);
  const spots: Point[] = fix
    ? [
        pointAt(fix.lane, fix.along + spacing, offset),
        pointAt(fix.lane, fix.along - spacing, offset),
        pointAt(fix.lane, fix.along, -offset),
        pointAt(fix.lane, fix.along, offset + Math.sign(offset) * spacing),
      ]
    : [0, 1, 2, 3].map((quarter): Point => {
        const angle = (quarter * Math.PI) / 2;
        return [point[0] + spacing * Math.cos(angle), point[1] + spacing * Math.sin(angle)];
      });
  return spots.map((spot, at) => ({
    point: spot,
    score: SCORES.neighbour * (1 - 0.12 * at) * (ground.isTaken(spot, spacing * 0.55) ? 0.7 : 1),
    reason,
    accuracyMetres: spacing,
    instead: fix ? [4, -4, 7, -7].map((by) => pointAt(fix.lane, fix.along + Math.sign(by) * spacing + by, offset)) : [],
  }));
}

/**
 * Room along the lanes of a street: its named lanes, and those its households stand on; first where the numbers around
 * are nearest to `value`, where that is known.
 */
export function placesAlong(
  { key, value, households }: { key: string; value: number | null; households: readonly Neighbour[] },
  ground: Ground,
): Candidate[] {
  const lanes = [...new Set([...(ground.named.get(key) ?? []), ...lanesOf(households)])].slice(0, 6);
  const numbered = households.filter(({ address }) => address.number !== null);
  const order =
    value !== null && numbered.length > 2
      ? (point: Point) => Math.abs(value - numberAround(point, numbered)) * ground.options.spacingMetres
      : fromMiddle(households);
  return room(lanes, ground, { order, wanted: () => true }).map(({ lane, point, at }) => ({
    point,
    score: SCORES.lane * (1 - 0.1 * at),
    reason: { kind: 'along_lane', lane: lane.name },
    accuracyMetres: Math.min(150, Math.max(20, lane.length / 4)),
  }));
}

/** Numbered households that tell what number to expect between them. */
const TELLING = 3;

/** The house number to expect at a point: of the nearest ones, the nearer the more. */
function numberAround(point: Point, numbered: readonly Neighbour[]): number {
  const near: { value: number; metres: number }[] = [];
  for (const { point: there, address } of numbered) {
    const metres = distance(point, there);
    if (near.length === TELLING && metres >= near[TELLING - 1]!.metres) continue;
    near.push({ value: address.number!.value, metres });
    near.sort((a, b) => a.metres - b.metres);
    if (near.length > TELLING) near.pop();
  }
  const weight = near.reduce((sum, { metres }) => sum + 1 / (metres + 5), 0);
  return near.reduce((sum, { value, metres }) => sum + value / (metres + 5), 0) / weight;
}

/** The nearest to the middle of these households first. */
const fromMiddle = (households: readonly Neighbour[]) => {
  const middle = households.length > 0 ? middleOf(households) : null;
  return middle ? (point: Point) => distance(point, middle) : null;
};

/** Room in a cluster: in the gaps of its rows, else along the lanes through its outline. */
export function placesInCluster(clusterId: string, ground: Ground): Candidate[] {
  const placed = ground.neighbours.filter(({ household }) => household.clusterId === clusterId);
  const outline = ground.clusters.find(({ id }) => id === clusterId)?.outline ?? null;
  const inside = (point: Point) => outline === null || covers(outline, point);
  if (placed.length === 0 && outline === null) return [];
  const centre: Point = placed.length > 0 ? middleOf(placed) : boxMiddle(outline!.box);
  const through = placed.length > 0 ? lanesOf(placed) : ground.lanes.lanes.filter(({ points }) => points.some(inside));
  const spread = Math.max(25, ...placed.map(({ point }) => distance(point, centre)));
  const candidate = (point: Point, at: number): Candidate => ({
    point,
    score: SCORES.cluster * (1 - 0.1 * at),
    reason: { kind: 'same_cluster' },
    accuracyMetres: Math.min(200, spread),
  });
  const gaps = gapsBetween(placed, ground).filter(inside);
  const order = (point: Point) => distance(point, centre);
  const along = room(through, ground, { order, wanted: inside }).map(({ point }) => point);
  return [...gaps, ...along].slice(0, 8).map(candidate);
}

const boxMiddle = ([west, south, east, north]: readonly [number, number, number, number]): Point => [
  (west + east) / 2,
  (south + north) / 2,
];

const middleOf = (neighbours: readonly Neighbour[]): Point => [
  median(neighbours.map(({ point }) => point[0])),
  median(neighbours.map(({ point }) => point[1])),
];

/** Middles of the spaces wide enough for a house, between two of the same side of a lane. */
function gapsBetween(placed: readonly Neighbour[], ground: Ground): Point[] {
  const rows = new Map<string, LaneFix[]>();
  for (const { fix } of placed) {
    if (!fix) continue;
    const key = `${fix.lane.index}/${fix.offset > 0}`;
    rows.set(key, [...(rows.get(key) ?? []), fix]);
  }
  const spacing = ground.options.spacingMetres;
  const found: { point: Point; gap: number }[] = [];
  for (const row of rows.values()) {
    row.sort((a, b) => a.along - b.along);
    for (let i = 0; i + 1 < row.length; i++) {
      const [a, b] = [row[i]!, row[i + 1]!];
      const gap = b.along - a.along;
      const point = pointAt(a.lane, (a.along + b.along) / 2, (a.offset + b.offset) / 2);
      if (gap >= ROOM * spacing && gap < 5 * spacing && !ground.isTaken(point, spacing * 0.6))
        found.push({ point, gap });
    }
  }
  return found.sort((a, b) => a.gap - b.gap).map(({ point }) => point);
}

interface RoomWanted {
  /** what comes first has the least; null: the middle of each lane */
  order: ((point: Point) => number) | null;
  wanted: (point: Point) => boolean;
}

/** Free spots on both sides of lanes. */
function room(lanes: readonly Lane[], ground: Ground, { order, wanted }: RoomWanted) {
  const spots: { lane: Lane; point: Point; order: number }[] = [];
  for (const lane of lanes) {
    for (const { point, along } of ground.spots(lane)) {
      if (ground.isTaken(point, ground.options.spacingMetres * 0.7) || !wanted(point)) continue;
      spots.push({ lane, point, order: order ? order(point) : Math.abs(along - lane.length / 2) });
    }
  }
  spots.sort((a, b) => a.order - b.order);
  return spots.slice(0, 5).map((spot, at) => ({ ...spot, at }));
}
