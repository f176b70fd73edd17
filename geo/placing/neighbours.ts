import { foldVietnamese } from '#geo/text/index.ts';
import { type HouseAddress, parseHouseAddress } from './house_address.ts';
import type { LaneFix, LaneIndex } from './lanes.ts';
import { median, type Plane, type Point, type Position } from './plane.ts';
import { pointGrid } from './point_grid.ts';

/** What is known of a household before it has a place. */
export interface UnplacedHousehold {
  id: string;
  address: string | null;
  clusterId: string | null;
}

/** A household with a place; what the asking user may not see of it is null, and it still takes up room. */
export interface PlacedHousehold extends UnplacedHousehold {
  head: string | null;
  location: Position;
}

/** A placed household seen from its lane. */
export interface Neighbour {
  household: PlacedHousehold;
  address: HouseAddress;
  /** head of the household, folded, to be found by "beside Mr Nam" */
  head: string;
  point: Point;
  /** its lane and where along it; null where no lane is near */
  fix: LaneFix | null;
}

/** What a spacing measured from the neighbours is kept within, and what it is where there are too few of them, metres. */
const SPACING = { least: 8, most: 40, unknown: 16, enough: 5 };

export const neighbourOf = (
  household: PlacedHousehold,
  { plane, lanes, reach }: { plane: Plane; lanes: LaneIndex; reach: number },
): Neighbour => {
  const point = plane.toMetres(household.location);
  return {
    household,
    address: parseHouseAddress(household.address ?? ''),
    head: foldVietnamese(household.head ?? ''),
    point,
    fix: lanes.nearest(point, reach),
  };
};

/** Metres between a household and the next one, as most have it. */
export function spacingOf(neighbours: readonly Neighbour[]): number {
  const grid = pointGrid<Neighbour>(SPACING.most);
  for (const neighbour of neighbours) grid.add(neighbour.point, neighbour);
  const gaps = neighbours
    .map((one) => grid.nearest(one.point, SPACING.most, (other) => other !== one)?.metres)
    .filter((metres) => metres !== undefined);
  if (gaps.length < SPACING.enough) return SPACING.unknown;
  return Math.min(SPACING.most, Math.max(SPACING.least, median(gaps)));
}
