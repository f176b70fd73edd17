import { keyOf, type Point, type Ring, type Shape, same, turn } from './grid.ts';

/** A piece of outline between two corners: where it runs it crosses no other and no corner lies on it. */
export interface Piece {
  from: Point;
  to: Point;
  /** By shape: how often its outlines run from `from` to `to`, the way back counted negative. */
  runs: Map<number, number>;
}

/** A corner nearer than this to an outline is taken to lie on it: 5 units, 5 cm. Rounding cannot open a gap then. */
export const ON_LINE = 5;
/** Bends by a few centimetres can make new crossings; in practice three rounds do. */
const MOST_ROUNDS = 12;

export interface Side {
  a: Point;
  b: Point;
  shape: number;
}

/** The outlines of shapes cut at every crossing and touch, in whole units, equal pieces put together. */
export function arrange(shapes: readonly Shape[]): Piece[] {
  let sides = shapes.flatMap((polygons, shape) =>
    polygons.flatMap((rings) => rings.flatMap((ring) => sidesOf(ring, shape))),
  );
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const cuts = findCuts(sides);
    if (cuts.size === 0) break;
    sides = sides.flatMap((side, i) => cutAt(side, cuts.get(i)));
  }
  return together(sides);
}

export const sidesOf = (ring: Ring, shape: number): Side[] =>
  ring.map((a, i) => ({ a, b: ring[(i + 1) % ring.length]!, shape })).filter(({ a, b }) => !same(a, b));

/** Points at which sides have to be cut, by the side's index. */
function findCuts(sides: readonly Side[]): Map<number, Point[]> {
  const cuts = new Map<number, Point[]>();
  const cut = (i: number, at: Point) => {
    const { a, b } = sides[i]!;
    if (same(a, at) || same(b, at)) return;
    const found = cuts.get(i);
    if (!found) cuts.set(i, [at]);
    else if (!found.some((other) => same(other, at))) found.push(at);
  };
  forNearPairs(sides, (i, j) => {
    const [p, q] = [sides[i]!, sides[j]!];
    let touched = false;
    for (const [end, line] of [
      [p.a, j],
      [p.b, j],
      [q.a, i],
      [q.b, i],
    ] as const) {
      const { a, b } = sides[line]!;
      if (same(a, end) || same(b, end) || !liesOn(end, a, b)) continue;
      cut(line, end);
      touched = true;
    }
    if (touched) return;
    const at = crossing(p, q);
    if (!at) return;
    // A crossing beside a corner is that corner: nothing shorter than the tolerance is left over.
    const near = [p.a, p.b, q.a, q.b].find((end) => Math.hypot(end[0] - at[0], end[1] - at[1]) <= ON_LINE) ?? at;
    cut(i, near);
    cut(j, near);
  });
  return cuts;
}

/** Whether a point lies between the ends of a side, within the tolerance. */
export function liesOn(p: Point, a: Point, b: Point): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const along = (p[0] - a[0]) * dx + (p[1] - a[1]) * dy;
  return along > 0 && along < length * length && Math.abs(turn(a, b, p)) <= ON_LINE * length;
}

/** Where two sides cross inside both, rounded to the grid. */
export function crossing(p: Side, q: Side): Point | null {
  const [pa, pb] = [turn(q.a, q.b, p.a), turn(q.a, q.b, p.b)];
  if (pa > 0 === pb > 0 || pa === 0 || pb === 0) return null;
  const [qa, qb] = [turn(p.a, p.b, q.a), turn(p.a, p.b, q.b)];
  if (qa > 0 === qb > 0 || qa === 0 || qb === 0) return null;
  const t = pa / (pa - pb);
  return [Math.round(p.a[0] + t * (p.b[0] - p.a[0])), Math.round(p.a[1] + t * (p.b[1] - p.a[1]))];
}

function cutAt(side: Side, cuts: readonly Point[] | undefined): Side[] {
  if (!cuts) return [side];
  const { a, b, shape } = side;
  const along = ([x, y]: Point) => (x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1]);
  const points = [a, ...[...cuts].sort((p, q) => along(p) - along(q)), b];
  return points.slice(1).flatMap((to, i) => (same(points[i]!, to) ? [] : [{ a: points[i]!, b: to, shape }]));
}

/** Calls `meet` for every two sides whose boxes come near, each pair once: a sweep from west to east. */
export function forNearPairs(sides: readonly Side[], meet: (i: number, j: number) => void): void {
  const order = sides
    .map(({ a, b }, i) => ({ i, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) }))
    .sort((p, q) => p.west - q.west || p.i - q.i);
  let open: { i: number; east: number; south: number; north: number }[] = [];
  for (const { i, west, east } of order) {
    const { a, b } = sides[i]!;
    const south = Math.min(a[1], b[1]) - ON_LINE;
    const north = Math.max(a[1], b[1]) + ON_LINE;
    open = open.filter((other) => other.east + ON_LINE >= west);
    for (const other of open) if (other.south <= north && other.north >= south) meet(other.i, i);
    open.push({ i, east, south, north });
  }
}

function together(sides: readonly Side[]): Piece[] {
  const pieces = new Map<number, Map<number, Piece>>();
  for (const { a, b, shape } of sides) {
    const [ka, kb] = [keyOf(a), keyOf(b)];
    const forward = ka < kb;
    const [low, high] = forward ? [ka, kb] : [kb, ka];
    const from = pieces.get(low) ?? new Map<number, Piece>();
    pieces.set(low, from);
    const piece = from.get(high) ?? { from: forward ? a : b, to: forward ? b : a, runs: new Map<number, number>() };
    from.set(high, piece);
    piece.runs.set(shape, (piece.runs.get(shape) ?? 0) + (forward ? 1 : -1));
  }
  return [...pieces.values()].flatMap((ends) => [...ends.values()]);
}
