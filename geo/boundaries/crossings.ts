import { crossing, forNearPairs, type Side } from './arrangement.ts';
import { keyOf, type Point, type Shape, same, turn } from './grid.ts';

/** Where the outlines of one shape cross or run over themselves; a hole may touch its outline in a corner. */
export function selfCrossings(shape: Shape): Point[] {
  const found: Point[] = [];
  const rings = shape.flat();
  for (const ring of rings) {
    const seen = new Set<number>();
    for (const corner of ring) {
      if (seen.has(keyOf(corner))) found.push(corner);
      seen.add(keyOf(corner));
    }
  }
  // Here `shape` of a side is its ring.
  const sides = rings.flatMap((ring, i) =>
    ring.map((a, k): Side => ({ a, b: ring[(k + 1) % ring.length]!, shape: i })),
  );
  forNearPairs(sides, (i, j) => {
    const [p, q] = [sides[i]!, sides[j]!];
    const at = crossing(p, q) ?? lyingOn(p, q);
    if (at) found.push(at);
  });
  return found;
}

/** A corner of one ring on another of its sides, or two sides over each other. */
function lyingOn(p: Side, q: Side): Point | null {
  const on = [
    ...[p.a, p.b].filter((end) => strictlyBetween(end, q)),
    ...[q.a, q.b].filter((end) => strictlyBetween(end, p)),
  ];
  if (on.length > 0 && (p.shape === q.shape || on.length > 1)) return on[0]!;
  const equal = (same(p.a, q.a) && same(p.b, q.b)) || (same(p.a, q.b) && same(p.b, q.a));
  return equal ? p.a : null;
}

const strictlyBetween = (end: Point, { a, b }: Side): boolean =>
  turn(a, b, end) === 0 && (end[0] - a[0]) * (end[0] - b[0]) + (end[1] - a[1]) * (end[1] - b[1]) < 0;
