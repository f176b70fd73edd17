import { PlanInputError } from '../../routing/input-error.ts';
import type { CapacitatedMedianProblem } from './problem.ts';

/** One problem of an OR-Library file. */
export interface OrLibraryProblem {
  /** the problem's number in the file */
  number: number;
  /** best known value as the file says */
  bestKnown: number;
  problem: CapacitatedMedianProblem;
}

/** Above this the matrix of distances no longer fits in the memory of an ordinary computer. */
const MOST_POINTS = 8000;

/**
 * Reads capacitated p-median problems of OR-Library (`pmedcap1.txt`), with or without the leading count of problems.
 * Each: number and best known value; points, medians, capacity; then number, x, y and demand of each point. Distances
 * are Euclidean, cut to integers.
 *
 * @throws PlanInputError `field` is `problem N` and what of it
 * @see J. E. Beasley, OR-Library, http://people.brunel.ac.uk/~mastjjb/jeb/orlib/pmedcapinfo.html
 */
export function parseOrLibrary(text: string): OrLibraryProblem[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const numbers = words.map(Number);
  const bad = numbers.findIndex((number) => !Number.isFinite(number));
  if (bad !== -1)
    throw new PlanInputError('not_a_number', `word ${bad + 1}`, `"${words[bad]!.slice(0, 40)}" is no number`);
  // A count stands alone in its line; without one the first line is number and best known value.
  const firstLine = text.trimStart().split('\n', 1)[0]!.trim();
  const counted = numbers.length > 0 && !/\s/.test(firstLine);
  const count = counted ? numbers[0]! : null;
  const problems: OrLibraryProblem[] = [];
  let at = counted ? 1 : 0;
  while (at < numbers.length) {
    const name = `problem ${problems.length + 1}`;
    if (at + 5 > numbers.length) throw new PlanInputError('cut_short', name, 'the file ends inside its heading');
    const [number, bestKnown, n, medians, capacity] = numbers.slice(at, at + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    at += 5;
    if (!Number.isInteger(n) || n < 1 || n > MOST_POINTS) {
      throw new PlanInputError(
        'out_of_range',
        `${name}, points`,
        `${n} is not a whole number from 1 to ${MOST_POINTS}`,
      );
    }
    if (at + 4 * n > numbers.length) throw new PlanInputError('cut_short', name, `fewer than ${n} points`);
    const xs = new Float64Array(n);
    const ys = new Float64Array(n);
    const demands = new Float64Array(n);
    for (let i = 0; i < n; i++, at += 4) {
      xs[i] = numbers[at + 1]!;
      ys[i] = numbers[at + 2]!;
      demands[i] = numbers[at + 3]!;
    }
    problems.push({
      number,
      bestKnown,
      problem: { medians, demands, capacities: capacity, costs: distances(xs, ys, Math.trunc) },
    });
  }
  if (problems.length === 0) throw new PlanInputError('empty', 'file', 'holds no problem');
  if (count !== null && count !== problems.length) {
    throw new PlanInputError('wrong_count', 'file', `says ${count} problems and holds ${problems.length}`);
  }
  return problems;
}

/** Euclidean distances row by row. @param round  what is done to each: `Math.trunc`, or nothing */
export function distances(xs: Float64Array, ys: Float64Array, round?: (distance: number) => number): Float64Array {
  const n = xs.length;
  const costs = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const exact = Math.sqrt((xs[i]! - xs[j]!) ** 2 + (ys[i]! - ys[j]!) ** 2);
      const distance = round ? round(exact) : exact;
      costs[i * n + j] = distance;
      costs[j * n + i] = distance;
    }
  }
  return costs;
}
