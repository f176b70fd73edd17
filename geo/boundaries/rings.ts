import { type BorderGraph, NOBODY } from './border-graph.ts';
import { doubleArea, type Point, type Ring, type Shape, sideOf } from './grid.ts';

/** The areas that a graph of borders encloses, by label. */
export function shapesOf(graph: BorderGraph): Map<number, Shape> {
  const rings = new Map<number, Point[][]>();
  const used = graph.sides.map(() => new Set<number>());
  for (let from = 0; from < graph.sides.length; from++)
    for (const [to, label] of graph.sides[from]!) {
      if (label === NOBODY || used[from]!.has(to)) continue;
      const found = rings.get(label) ?? [];
      rings.set(label, found);
      for (const loop of simpleLoops(walk(graph, used, from, to, label)))
        if (loop.length >= 3) found.push(loop.map((i) => graph.at[i]!));
    }
  return new Map([...rings].map(([label, found]) => [label, polygonsOf(found)]));
}

/** The corners met with the area on the left, back to the first. */
function walk(graph: BorderGraph, used: Set<number>[], from: number, to: number, label: number): number[] {
  const corners: number[] = [];
  let [a, b] = [from, to];
  for (;;) {
    used[a]!.add(b);
    corners.push(a);
    const next = nextSide(graph, a, b, label, used[b]!);
    if (next === undefined) return corners;
    [a, b] = [b, next];
  }
}

/** The next side of the same area: the first one clockwise from where one came. */
function nextSide({ at, sides }: BorderGraph, a: number, b: number, label: number, used: ReadonlySet<number>) {
  const back = angle(at[b]!, at[a]!);
  let best: number | undefined;
  let least = Infinity;
  for (const [c, own] of sides[b]!) {
    if (own !== label || used.has(c)) continue;
    const clockwise = (back - angle(at[b]!, at[c]!) + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
    if (clockwise < least) [best, least] = [c, clockwise];
  }
  return best;
}

const angle = (from: Point, to: Point): number => Math.atan2(to[1] - from[1], to[0] - from[0]);

/** A walk that passes a corner twice is several rings that touch there. */
export function simpleLoops(walked: readonly number[]): number[][] {
  const loops: number[][] = [];
  const path: number[] = [];
  const place = new Map<number, number>();
  for (const corner of walked) {
    const seen = place.get(corner);
    if (seen !== undefined) {
      const loop = path.splice(seen);
      for (const left of loop) place.delete(left);
      loops.push(loop);
    }
    place.set(corner, path.length);
    path.push(corner);
  }
  loops.push(path);
  return loops;
}

/** Rings put together: anticlockwise ones are outer rings, clockwise ones holes of the smallest outer ring around. */
function polygonsOf(rings: readonly Point[][]): Shape {
  const outer = rings
    .filter((ring) => doubleArea(ring) > 0)
    .map((ring) => ({ ring, area: doubleArea(ring), holes: [] as Ring[] }))
    .sort((a, b) => a.area - b.area);
  for (const hole of rings) if (doubleArea(hole) < 0) outer.find(({ ring }) => isAround(ring, hole))?.holes.push(hole);
  return outer.reverse().map(({ ring, holes }) => [ring, ...holes]);
}

/** Rings that do not cross: one corner strictly inside or outside decides. */
function isAround(ring: Ring, inner: Ring): boolean {
  for (const corner of inner) {
    const side = sideOf(ring, corner);
    if (side !== 'on') return side === 'inside';
  }
  return true;
}
