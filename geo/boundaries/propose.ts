import type { MultiPolygon } from 'geojson';
import { NOBODY, voronoiBorders } from './border-graph.ts';
import { type Area, areaFrom, areaOf, holds, pointOf, type Shape, scaleAt, shapeOf } from './grid.ts';
import { partition } from './overlay.ts';
import { shapesOf } from './rings.ts';
import { simplifyBorders } from './simplify-borders.ts';
import { type HamletSites, onlySites, type PlacedHousehold, sitesOf } from './sites.ts';
import { settled } from './strays.ts';
import { surroundings } from './surroundings.ts';

export interface ProposalOptions {
  /** Outline of the commune: nothing is proposed beyond it, and all of it is divided. */
  within?: Area;
  /** Areas that stay as they are: nothing of them is proposed to others. */
  taken?: readonly Area[];
  /** Without an outline: how far hamlets reach beyond their outermost houses, metres. 120 by default. */
  marginMetres?: number;
  /** Houses further apart do not hold a hamlet together, metres. 800 by default. */
  outlierMetres?: number;
  /** Fewer places than this apart from the rest of their hamlet are left out. 3 by default. */
  smallestGroup?: number;
  /** Corners whose triangle is smaller than this are straightened, square metres. 900 by default. */
  detailSquareMetres?: number;
}

export interface ProposedBoundary {
  hamletId: string;
  geometry: MultiPolygon;
  squareMetres: number;
  /** Households of the hamlet inside it. */
  households: number;
  /** Households that name the hamlet and lie outside of what is proposed, by identifier. */
  left: string[];
}

/** Nearer than this no straightened border comes to a house, metres. */
const CLEARANCE_METRES = 3;

/**
 * Areas for hamlets from where their households live: every place belongs to the hamlet of the nearest household
 * (Voronoi), borders straightened without a household changing sides. They do not overlap, and what two share is
 * equal corner for corner. Households that alone or in pairs lie among another hamlet's, or far from everybody, are
 * left out. O(n log n); the same for the same households in whatever order.
 */
export function proposeBoundaries(
  households: readonly PlacedHousehold[],
  options: ProposalOptions = {},
): ProposedBoundary[] {
  const { within, taken = [], outlierMetres = 800, smallestGroup = 3 } = options;
  if (households.length === 0) return [];
  const all = sitesOf(households);
  const stays = settled(all, { outlierMetres, smallestGroup });
  const sites = onlySites(all, (i) => stays[i]!);
  const free = outlines(sites, options);
  const kept = taken.map(shapeOf);
  const shapes = partition([...kept, ...free], within ? { within: shapeOf(within) } : {}).slice(kept.length);
  return described(households, sites.hamlets, shapes);
}

/** What lies nearest to each hamlet's sites, as far as the margin or, with an outline, beyond it. */
function outlines(sites: HamletSites, options: ProposalOptions): Shape[] {
  const { within, marginMetres = 120, detailSquareMetres = 900 } = options;
  const { plane } = sites;
  const outside = within
    ? frameAround([...sites.at, ...shapeOf(within).flat(2)].map(plane.onPlane))
    : surroundings(sites.x, sites.y, (2 * marginMetres) / plane.unit);
  const graph = voronoiBorders(
    Int32Array.from([...sites.x, ...outside.map(([x]) => x)]),
    Int32Array.from([...sites.y, ...outside.map(([, y]) => y)]),
    [...sites.label, ...outside.map(() => NOBODY)],
    plane,
  );
  const scale = scaleAt(sites.at[0]![1] / 1e7);
  simplifyBorders(graph, sites.at, { detail: detailSquareMetres, clearance: CLEARANCE_METRES, scale });
  const found = shapesOf(graph);
  return sites.hamlets.map((_, i) => found.get(i) ?? []);
}

/** How many points stand on each side of the frame, and how far outside, as a share of the larger side. */
const ALONG = 12;

/** Points around a box, so far out that the border to them lies beyond it. */
function frameAround(points: readonly (readonly [number, number])[]): [number, number][] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const size = Math.max(east - west, north - south, 1);
  const [x0, y0, side] = [west - 2 * size, south - 2 * size, 5 * size];
  const frame: [number, number][] = [];
  for (let i = 0; i < ALONG; i++) {
    const step = Math.round((i * side) / ALONG);
    frame.push([x0 + step, y0], [x0 + side, y0 + step], [x0 + side - step, y0 + side], [x0, y0 + side - step]);
  }
  return frame.map(([x, y]) => [Math.round(x), Math.round(y)]);
}

function described(
  households: readonly PlacedHousehold[],
  hamlets: readonly string[],
  shapes: readonly Shape[],
): ProposedBoundary[] {
  const found = hamlets.map((hamletId, i) => ({
    hamletId,
    geometry: areaFrom(shapes[i]!),
    squareMetres: areaOf(shapes[i]!),
    households: 0,
    left: [] as string[],
  }));
  const byHamlet = new Map(found.map((proposal, i) => [proposal.hamletId, { proposal, shape: shapes[i]! }]));
  for (const { id, hamletId, location } of households) {
    const { proposal, shape } = byHamlet.get(hamletId)!;
    if (holds(shape, pointOf([...location]))) proposal.households += 1;
    else proposal.left.push(id);
  }
  for (const { left } of found) left.sort();
  return found;
}
