import type { SegmentIndex } from './types.ts';

/** More cells than this are made larger instead. */
const MOST_CELLS = 500_000;

/**
 * Segments put into the cells their boxes meet. Linear in their length.
 *
 * @param ends  `x0 y0 x1 y1 …`
 * @param cell  side of a cell, metres
 */
export function segmentIndex(ends: Float64Array, cell: number): SegmentIndex {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ends.length; i += 2) {
    west = Math.min(west, ends[i]!);
    east = Math.max(east, ends[i]!);
    south = Math.min(south, ends[i + 1]!);
    north = Math.max(north, ends[i + 1]!);
  }
  if (ends.length === 0) [west, south, east, north] = [0, 0, 0, 0];
  let side = cell;
  while (((east - west) / side + 1) * ((north - south) / side + 1) > MOST_CELLS) side *= 2;
  const columns = Math.floor((east - west) / side) + 1;
  const rows = Math.floor((north - south) / side) + 1;
  const index: SegmentIndex = {
    cell: side,
    west,
    south,
    columns,
    rows,
    start: new Int32Array(columns * rows + 1),
    items: new Int32Array(0),
    ends,
  };
  const { start } = index;
  const count = ends.length / 4;
  for (let i = 0; i < count; i++) forCells(index, i, (c) => start[c + 1]!++);
  for (let c = 0; c < columns * rows; c++) start[c + 1]! += start[c]!;
  index.items = new Int32Array(start[columns * rows]!);
  const next = start.slice();
  for (let i = 0; i < count; i++) forCells(index, i, (c) => (index.items[next[c]!++] = i));
  return index;
}

function forCells(index: SegmentIndex, i: number, each: (cell: number) => void): void {
  const { ends } = index;
  const [ax, ay, bx, by] = [ends[4 * i]!, ends[4 * i + 1]!, ends[4 * i + 2]!, ends[4 * i + 3]!];
  const c1 = columnOf(index, Math.max(ax, bx));
  const r1 = rowOf(index, Math.max(ay, by));
  for (let r = rowOf(index, Math.min(ay, by)); r <= r1; r++)
    for (let c = columnOf(index, Math.min(ax, bx)); c <= c1; c++) each(r * index.columns + c);
}

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(value)));
const columnOf = (index: SegmentIndex, x: number) => within((x - index.west) / index.cell, index.columns);
const rowOf = (index: SegmentIndex, y: number) => within((y - index.south) / index.cell, index.rows);

/** Calls `each` for every segment in cells that the box meets until it answers true; some come twice. */
export function someInBox(
  index: SegmentIndex,
  west: number,
  south: number,
  east: number,
  north: number,
  each: (segment: number) => boolean,
): boolean {
  const far =
    east < index.west ||
    north < index.south ||
    west > index.west + index.columns * index.cell ||
    south > index.south + index.rows * index.cell;
  if (far || index.items.length === 0) return false;
  const c1 = columnOf(index, east);
  const r1 = rowOf(index, north);
  for (let r = rowOf(index, south); r <= r1; r++)
    for (let c = columnOf(index, west); c <= c1; c++) {
      const cell = r * index.columns + c;
      for (let k = index.start[cell]!; k < index.start[cell + 1]!; k++) if (each(index.items[k]!)) return true;
    }
  return false;
}

/** Which side of the line from a to b the point p lies on: positive left. */
const turn = (ax: number, ay: number, bx: number, by: number, px: number, py: number) =>
  (bx - ax) * (py - ay) - (by - ay) * (px - ax);

/** Where segment p crosses segment q as a share of p, or -1; touching an end counts. Parallels do not cross. */
export function crossingAt(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  if ((a > 0 && b > 0) || (a < 0 && b < 0) || a === b) return -1;
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return -1;
  return a / (a - b);
}

/** Whether the straight line from a to b crosses or touches any segment. */
export function crossesAny(index: SegmentIndex, ax: number, ay: number, bx: number, by: number): boolean {
  const { ends, items } = index;
  if (items.length === 0) return false;
  return someInBox(
    index,
    Math.min(ax, bx),
    Math.min(ay, by),
    Math.max(ax, bx),
    Math.max(ay, by),
    (i) => crossingAt(ax, ay, bx, by, ends[4 * i]!, ends[4 * i + 1]!, ends[4 * i + 2]!, ends[4 * i + 3]!) >= 0,
  );
}

/** Share of the segment at which it is nearest to a point. */
export function nearestShare(index: SegmentIndex, i: number, x: number, y: number): number {
  const { ends } = index;
  const [ax, ay] = [ends[4 * i]!, ends[4 * i + 1]!];
  const dx = ends[4 * i + 2]! - ax;
  const dy = ends[4 * i + 3]! - ay;
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
}
