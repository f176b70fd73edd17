/** The outlines of an area put together from ways that each run along a part of them. */

export interface Assembled {
  /** closed rings of node ids, the first repeated at the end */
  rings: number[][];
  /** nodes at which an outline was left open */
  open: number[];
}

/**
 * Joins ways end to end until each ring closes. Direction and order of the ways do not matter; a way given twice is
 * walked once. Where more than two ways meet, the one is taken that closes the ring, else the first.
 *
 * @param ways  node ids along each way
 */
export function assembleRings(ways: readonly (readonly number[])[]): Assembled {
  const rings: number[][] = [];
  const open: number[] = [];
  const left = new Set<readonly number[]>();
  const ends = new Map<number, (readonly number[])[]>();
  const seen = new Set<string>();
  for (const way of ways) {
    if (way.length < 2) continue;
    const key = way[0]! < way.at(-1)! ? way.join() : [...way].reverse().join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (way[0] === way.at(-1)) {
      if (way.length >= 4) rings.push([...way]);
      continue;
    }
    left.add(way);
    for (const end of [way[0]!, way.at(-1)!]) {
      const there = ends.get(end);
      if (there) there.push(way);
      else ends.set(end, [way]);
    }
  }
  for (const first of left) {
    left.delete(first);
    const ring = [...first];
    for (;;) {
      const at = ring.at(-1)!;
      const next = nextWay(ends.get(at) ?? [], left, at, ring[0]!);
      if (!next) break;
      left.delete(next);
      // Not push(...): a way may be longer than a call may have arguments.
      const onward = next[0] === at ? next : [...next].reverse();
      for (let i = 1; i < onward.length; i++) ring.push(onward[i]!);
      if (ring.at(-1) === ring[0]) break;
    }
    if (ring.at(-1) !== ring[0]) open.push(ring[0]!, ring.at(-1)!);
    else if (ring.length >= 4) rings.push(ring);
  }
  return { rings, open };
}

function nextWay(
  candidates: readonly (readonly number[])[],
  left: ReadonlySet<readonly number[]>,
  at: number,
  goal: number,
): readonly number[] | undefined {
  const free = candidates.filter((way) => left.has(way));
  return free.find((way) => (way[0] === at ? way.at(-1) : way[0]) === goal) ?? free[0];
}
