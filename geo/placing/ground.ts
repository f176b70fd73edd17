import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { foldVietnamese } from '#geo/text/index.ts';
import { covers, type Shape, type ShapeIndex, shapeIndex, shapeOf } from './areas.ts';
import { streetOfLane } from './house_address.ts';
import { type Lane, type LaneIndex, type LaneInput, laneIndex, pointAt } from './lanes.ts';
import { learnMoves, type MoveShares } from './moves.ts';
import { type Neighbour, neighbourOf, type PlacedHousehold, spacingOf } from './neighbours.ts';
import { type Plane, type Point, type Position, planeAround } from './plane.ts';
import { type PointGrid, pointGrid } from './point_grid.ts';
import { newStreet, type Street, streetsOf } from './streets.ts';

/** What a hamlet's ground is made of. Coordinates in degrees, WGS 84. */
export interface GroundInput {
  placed: readonly PlacedHousehold[];
  lanes: readonly LaneInput[];
  water?: readonly Geometry[];
  /** Boundary of the hamlet, where it is known. */
  boundary?: Polygon | MultiPolygon | null;
  clusters?: readonly { id: string; name: string; outline: Polygon | MultiPolygon | null }[];
  /** Middles of houses seen from above, lived in or not. */
  buildings?: readonly (readonly number[])[];
}

export interface PlacingOptions {
  /** Two households keep at least this distance, metres. */
  leastGapMetres?: number;
  /** A house stands at most this far from its lane, metres. */
  laneReachMetres?: number;
  /** From the middle of the lane to the house, where no neighbour tells, metres. */
  setbackMetres?: number;
  /** Between two houses along a lane, where no neighbour tells, metres. */
  spacingMetres?: number;
}

/** A place for a house beside a lane. */
export interface Spot {
  point: Point;
  along: number;
}

/** A hamlet as suggestions look at it: what is taken, what is water, where lanes run. */
export interface Ground {
  plane: Plane;
  lanes: LaneIndex;
  neighbours: Neighbour[];
  clusters: readonly { id: string; name: string; outline: Shape | null }[];
  /** names of lanes as addresses have them */
  named: ReadonlyMap<string, Lane[]>;
  streets: Map<string, Street>;
  onLane: Map<Lane, Neighbour[]>;
  /** Where a house could stand along a lane, whoever stands there. */
  spots(lane: Lane): readonly Spot[];
  /** how house numbers move on here */
  moves(): MoveShares;
  empty: PointGrid<Point> | null;
  options: Required<PlacingOptions>;
  /** What a household may not stand on: outside the hamlet, in water, on a lane, on another household. */
  isOpen(point: Point): boolean;
  isTaken(point: Point, radius: number): boolean;
  /** From now on the household stands there: the next suggestions follow from it. */
  place(household: PlacedHousehold): void;
  /** Keeps a point from being suggested to a second household. */
  reserve(location: Position): void;
}

const DEFAULTS: Required<PlacingOptions> = {
  leastGapMetres: 5,
  laneReachMetres: 45,
  setbackMetres: 11,
  spacingMetres: 0,
};
const FROM_WATER_METRES = 1;
const FROM_LANE_METRES = 5;

/**
 * Prepares a hamlet for {@link suggestPlaces}. Time grows with its households, lanes and water, linearly;
 * a place accepted is added to it, not the whole prepared anew.
 */
export function openGround(input: GroundInput, options: PlacingOptions = {}): Ground {
  const plane = planeAround(originOf(input));
  const lanes = laneIndex(input.lanes, plane);
  const water: ShapeIndex = shapeIndex(
    (input.water ?? []).map((shape) => shapeOf(shape, plane)),
    FROM_WATER_METRES,
  );
  const boundary = input.boundary ? shapeOf(input.boundary, plane) : null;
  const taken = pointGrid<null>(20);
  const own = { ...DEFAULTS, ...options };
  const isGround = (point: Point) =>
    (boundary === null || covers(boundary, point)) &&
    !water.covers(point, FROM_WATER_METRES) &&
    lanes.nearest(point, FROM_LANE_METRES) === null;
  const spots = new Map<Lane, Spot[]>();
  let moves: MoveShares | null = null;
  const settleIn = (household: PlacedHousehold): Neighbour => {
    const neighbour = neighbourOf(household, { plane, lanes, reach: own.laneReachMetres });
    taken.add(neighbour.point, null);
    ground.neighbours.push(neighbour);
    const lane = neighbour.fix?.lane;
    if (lane) ground.onLane.set(lane, [...(ground.onLane.get(lane) ?? []), neighbour]);
    return neighbour;
  };
  const ground: Ground = {
    plane,
    lanes,
    neighbours: [],
    clusters: (input.clusters ?? []).map(({ id, name, outline }) => ({
      id,
      name: foldVietnamese(name),
      outline: outline && shapeOf(outline, plane),
    })),
    named: namesOf(lanes),
    streets: new Map(),
    onLane: new Map(),
    moves() {
      moves ??= learnMoves(ground.streets.values(), ground);
      return moves;
    },
    empty: null,
    options: own,
    isOpen: (point) => taken.isFree(point, own.leastGapMetres) && isGround(point),
    spots(lane) {
      let known = spots.get(lane);
      if (!known) {
        known = spotsAlong(lane, own).filter(({ point }) => isGround(point));
        spots.set(lane, known);
      }
      return known;
    },
    isTaken: (point, radius) => !taken.isFree(point, radius),
    place(household) {
      const neighbour = settleIn(household);
      const { street } = neighbour.address;
      if (!ground.streets.has(street)) ground.streets.set(street, newStreet());
      ground.streets.get(street)!.add(neighbour);
    },
    reserve: (location) => taken.add(plane.toMetres(location), null),
  };
  for (const household of input.placed) settleIn(household);
  if (own.spacingMetres === 0) own.spacingMetres = spacingOf(ground.neighbours);
  ground.streets = streetsOf(ground.neighbours);
  ground.empty = emptyBuildings(input.buildings ?? [], ground);
  return ground;
}

function originOf({ placed, boundary, lanes }: GroundInput): readonly number[] {
  const ring = boundary?.type === 'Polygon' ? boundary.coordinates[0] : boundary?.coordinates[0]?.[0];
  return ring?.[0] ?? placed[0]?.location ?? lanes[0]?.line[0] ?? [0, 0];
}

function namesOf(lanes: LaneIndex): Map<string, Lane[]> {
  const named = new Map<string, Lane[]>();
  for (const lane of lanes.lanes) {
    const street = lane.name === null ? '' : streetOfLane(lane.name);
    if (street === '') continue;
    named.set(street, [...(named.get(street) ?? []), lane]);
  }
  return named;
}

function spotsAlong(lane: Lane, { spacingMetres, setbackMetres }: Required<PlacingOptions>): Spot[] {
  const spots: Spot[] = [];
  for (let along = spacingMetres / 2; along < lane.length; along += spacingMetres)
    for (const side of [1, -1]) spots.push({ point: pointAt(lane, along, side * setbackMetres), along });
  return spots;
}

/** Houses seen from above in which nobody is known to live. */
function emptyBuildings(buildings: GroundInput['buildings'] & object, ground: Ground): PointGrid<Point> | null {
  if (buildings.length === 0) return null;
  const empty = pointGrid<Point>(20);
  for (const middle of buildings) {
    const point = ground.plane.toMetres(middle);
    if (!ground.isTaken(point, ground.options.spacingMetres / 2)) empty.add(point, point);
  }
  return empty;
}
