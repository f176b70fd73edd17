/** Up to so many stops the best tour is found by trying all, in a few milliseconds. */
export const EXACT_UP_TO = 12;

/**
 * The cheapest closed tour, by dynamic programming over sets of stops; costs may depend on the direction.
 *
 * @param costs  row-major, of 1 to 13 stops
 * @see Held and Karp, A dynamic programming approach to sequencing problems (1962)
 */
export function exactTour(size: number, costs: Float64Array): Int32Array {
  const inner = size - 1; // the last stop is where the tour begins; the others are bits of a set
  const home = inner;
  const sets = 1 << inner;
  const least = new Float64Array(sets * inner).fill(Number.POSITIVE_INFINITY);
  const before = new Int8Array(sets * inner).fill(-1);
  for (let j = 0; j < inner; j++) least[(1 << j) * inner + j] = costs[home * size + j]!;
  for (let set = 1; set < sets; set++) {
    for (let j = 0; j < inner; j++) {
      const cost = least[set * inner + j]!;
      if (cost === Number.POSITIVE_INFINITY) continue;
      for (let k = 0; k < inner; k++) {
        if ((set >> k) & 1) continue;
        const to = (set | (1 << k)) * inner + k;
        const next = cost + costs[j * size + k]!;
        if (next < least[to]!) {
          least[to] = next;
          before[to] = j;
        }
      }
    }
  }
  const tour = new Int32Array(size);
  tour[0] = home;
  let set = sets - 1;
  let last = -1;
  let best = Number.POSITIVE_INFINITY;
  for (let j = 0; j < inner; j++) {
    const cost = least[set * inner + j]! + costs[j * size + home]!;
    if (cost < best) {
      best = cost;
      last = j;
    }
  }
  for (let i = inner; i > 0; i--) {
    tour[i] = last;
    const previous = before[set * inner + last]!;
    set ^= 1 << last;
    last = previous;
  }
  return tour;
}
