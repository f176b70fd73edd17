import type { MultiPolygon, Polygon } from 'geojson';
import { areaFrom, type Shape, shapeOf } from '#geo/boundaries/grid.ts';
import { partition } from '#geo/boundaries/overlay.ts';
import { proposeBoundaries } from '#geo/boundaries/propose.ts';

type Area = Polygon | MultiPolygon;

/** How far an outline reaches beyond its outermost houses, metres. */
const MARGIN = 35;
/** Corners whose triangle is smaller are straightened, square metres. */
const DETAIL = 120;

export interface OutlineTask {
  /** households with a position, of clusters whose outline is drawn */
  households: readonly { id: string; clusterId: string; hamletId: string; location: readonly [number, number] }[];
  /** outlines that stay: nothing of them is given to others */
  taken: readonly Area[];
  boundaries: readonly { hamletId: string; geometry: Area }[];
}

/**
 * Outlines of clusters: what lies nearest to one of its households, as far as a margin (Voronoi on whole numbers), and
 * inside its hamlet's boundary where known. No two overlap; what two share is equal corner for corner.
 */
export function outlinesOf({ households, taken, boundaries }: OutlineTask): Map<string, MultiPolygon> {
  const hamletOf = new Map(households.map(({ clusterId, hamletId }) => [clusterId, hamletId]));
  const proposals = proposeBoundaries(
    households.map(({ id, clusterId, location }) => ({ id, hamletId: clusterId, location })),
    {
      taken,
      marginMetres: MARGIN,
      outlierMetres: Number.POSITIVE_INFINITY,
      smallestGroup: 1,
      detailSquareMetres: DETAIL,
    },
  );
  const found = new Map<string, Shape>();
  for (const { hamletId: clusterId, geometry } of proposals) found.set(clusterId, shapeOf(geometry));
  for (const { hamletId, geometry } of boundaries) {
    const own = [...found].filter(([clusterId]) => hamletOf.get(clusterId) === hamletId);
    const cut = partition(
      own.map(([, shape]) => shape),
      { within: shapeOf(geometry) },
    );
    for (const [k, [clusterId]] of own.entries()) found.set(clusterId, cut[k]!);
  }
  return new Map([...found].map(([clusterId, shape]) => [clusterId, areaFrom(shape)]));
}
