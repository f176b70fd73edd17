/**
 * An outline that hugs a cluster's houses: discs around houses and lanes are grown together and shrunk again
 * (morphological closing on a fine raster, exact distances after Felzenszwalb and Huttenlocher 2012), traced and smoothed.
 */
import { boundsOf, type Point } from './plane.ts';

/** From a house to the outline, metres. */
const BUFFER = 15;
/** Raster cell, metres. */
const CELL = 4;

/**
 * Closed ring, anticlockwise, around all `points`; it stays within their convex hull grown by some 15 metres.
 *
 * @param points  houses and lane points, metres
 */
export function outlineOf(points: readonly Point[]): Point[] {
  for (let reach = 28; ; reach *= 1.35) {
    const rings = closing(points, reach);
    const [largest] = rings.sort((a, b) => areaOf(b) - areaOf(a));
    if (largest && points.every((point) => isInside(point, largest))) return largest;
  }
}

function closing(points: readonly Point[], reach: number): Point[][] {
  const box = boundsOf(points, reach + 3 * CELL);
  const columns = Math.ceil((box.x1 - box.x0) / CELL) + 1;
  const rows = Math.ceil((box.y1 - box.y0) / CELL) + 1;
  const near = new Float64Array(columns * rows).fill(1e12);
  for (const [x, y] of points) {
    const i = Math.round((x - box.x0) / CELL);
    const j = Math.round((y - box.y0) / CELL);
    near[j * columns + i] = 0;
  }
  squaredDistances(near, columns, rows);
  const grown = (reach / CELL) ** 2;
  const depth = new Float64Array(columns * rows);
  for (let k = 0; k < depth.length; k++) depth[k] = near[k]! <= grown ? 1e12 : 0;
  squaredDistances(depth, columns, rows);
  for (let k = 0; k < depth.length; k++) depth[k] = Math.sqrt(depth[k]!) * CELL;
  soften(depth, columns, rows);
  const toPoint = ([i, j]: Point): Point => [box.x0 + i * CELL, box.y0 + j * CELL];
  return trace(depth, columns, rows, reach - BUFFER).map((ring) => smooth(ring.map(toPoint)));
}

/** Squared Euclidean distance to the nearest zero, in cells, in place. */
function squaredDistances(grid: Float64Array, columns: number, rows: number): void {
  const longest = Math.max(columns, rows);
  const line = new Float64Array(longest);
  const hull = new Int32Array(longest);
  const starts = new Float64Array(longest + 1);
  for (let i = 0; i < columns; i++) pass(grid, i, columns, rows, line, hull, starts);
  for (let j = 0; j < rows; j++) pass(grid, j * columns, 1, columns, line, hull, starts);
}

/** One line of the transform: the lower envelope of the parabolas over its cells. */
function pass(
  grid: Float64Array,
  offset: number,
  stride: number,
  length: number,
  line: Float64Array,
  hull: Int32Array,
  starts: Float64Array,
): void {
  for (let q = 0; q < length; q++) line[q] = grid[offset + q * stride]!;
  let k = 0;
  hull[0] = 0;
  starts[0] = -Infinity;
  starts[1] = Infinity;
  for (let q = 1; q < length; q++) {
    let s = meeting(line, q, hull[k]!);
    while (s <= starts[k]!) s = meeting(line, q, hull[--k]!);
    hull[++k] = q;
    starts[k] = s;
    starts[k + 1] = Infinity;
  }
  k = 0;
  for (let q = 0; q < length; q++) {
    while (starts[k + 1]! < q) k++;
    const p = hull[k]!;
    grid[offset + q * stride] = (q - p) ** 2 + line[p]!;
  }
}

const meeting = (line: Float64Array, q: number, p: number) => (line[q]! + q * q - line[p]! - p * p) / (2 * (q - p));

/** A 3 × 3 mean, which takes the raster's steps out of the contour. */
function soften(grid: Float64Array, columns: number, rows: number): void {
  const source = grid.slice();
  for (let j = 1; j < rows - 1; j++) {
    for (let i = 1; i < columns - 1; i++) {
      let sum = 0;
      for (let dj = -1; dj <= 1; dj++) for (let di = -1; di <= 1; di++) sum += source[(j + dj) * columns + i + di]!;
      grid[j * columns + i] = sum / 9;
    }
  }
}

/** Marching squares at `level`: closed rings in cell units, what is higher on their left. */
function trace(grid: Float64Array, columns: number, rows: number, level: number): Point[][] {
  // An edge of the raster is named by twice its cell's number, plus one for the vertical one; each leads to the next.
  const next = new Map<number, number>();
  const above = (i: number, j: number) => (grid[j * columns + i]! > level ? 1 : 0);
  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const code = above(i, j) | (above(i + 1, j) << 1) | (above(i + 1, j + 1) << 2) | (above(i, j + 1) << 3);
      if (code === 0 || code === 15) continue;
      const corner = j * columns + i;
      const sides = [2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columns), 2 * corner + 1];
      for (const [from, to] of STEPS[code]!) next.set(sides[from]!, sides[to]!);
    }
  }
  const at = (edge: number): Point => {
    const corner = edge >> 1;
    const i = corner % columns;
    const j = Math.floor(corner / columns);
    const a = grid[corner]!;
    const b = grid[edge & 1 ? corner + columns : corner + 1]!;
    const t = (level - a) / (b - a);
    return edge & 1 ? [i, j + t] : [i + t, j];
  };
  const rings: Point[][] = [];
  for (const first of [...next.keys()]) {
    const ring: Point[] = [];
    let edge = first;
    for (let to = next.get(edge); to !== undefined; to = next.get(edge)) {
      next.delete(edge);
      ring.push(at(edge));
      edge = to;
    }
    if (ring.length > 2) rings.push(ring);
  }
  return rings;
}

/** Sides south 0, east 1, north 2, west 3; each step keeps the higher ground on its left. */
const STEPS: Record<number, [number, number][]> = {
  1: [[0, 3]],
  2: [[1, 0]],
  3: [[1, 3]],
  4: [[2, 1]],
  5: [
    [0, 1],
    [2, 3],
  ],
  6: [[2, 0]],
  7: [[2, 3]],
  8: [[3, 2]],
  9: [[0, 2]],
  10: [
    [3, 0],
    [1, 2],
  ],
  11: [[1, 2]],
  12: [[3, 1]],
  13: [[0, 1]],
  14: [[3, 0]],
};

/** Fewer vertices, evenly spread, then corners cut once (Chaikin); closed at the end. */
function smooth(ring: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of ring) {
    const last = kept[kept.length - 1];
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 7) kept.push(point);
  }
  const cut: Point[] = [];
  for (let i = 0; i < kept.length; i++) {
    const [ax, ay] = kept[i]!;
    const [bx, by] = kept[(i + 1) % kept.length]!;
    cut.push([0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by], [0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by]);
  }
  return [...cut, cut[0]!];
}

/** Signed area of a closed ring, positive when anticlockwise. */
export function areaOf(ring: readonly Point[]): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) twice += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
  return twice / 2;
}

/** Whether a point lies inside a closed ring (even-odd rule). */
export function isInside([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
