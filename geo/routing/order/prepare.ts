import type { Frame } from './frame.ts';
import { greedyTour } from './greedy.ts';
import { neighboursOf } from './neighbours.ts';
import type { TourProblem } from './tour-problem.ts';

const WIDTH = 8;
const DIRECTIONS = 5;

/** A problem for the search, and which stop of the frame each of its numbers is. */
export interface Prepared {
  problem: TourProblem;
  stopOf: Int32Array;
}

/**
 * Neighbours, a first tour, and everything numbered along it: what the search touches together then lies together in
 * memory, and its first tour is 0, 1, 2, …
 *
 * @param frame  symmetric, of at least 8 stops
 * @param real  stops below it have a place (see `neighboursOf`)
 */
export function prepare({ size, costs }: Frame, real: number): Prepared {
  const width = Math.min(WIDTH, size - 1);
  const near = neighboursOf(size, costs, real, width, Math.min(DIRECTIONS, width));
  const stopOf = greedyTour(size, costs, near, width);
  const numberOf = new Int32Array(size);
  for (let i = 0; i < size; i++) numberOf[stopOf[i]!] = i;
  const renumbered = new Float64Array(size * size);
  const renumberedNear = new Int32Array(size * width);
  let most = 0;
  for (let i = 0; i < size; i++) {
    const row = stopOf[i]! * size;
    for (let j = 0; j < size; j++) {
      const cost = costs[row + stopOf[j]!]!;
      renumbered[i * size + j] = cost;
      if (cost > most) most = cost;
    }
    for (let k = 0; k < width; k++) renumberedNear[i * width + k] = numberOf[near[stopOf[i]! * width + k]!]!;
  }
  return { problem: { size, costs: renumbered, near: renumberedNear, width, epsilon: 1e-10 * most }, stopOf };
}
