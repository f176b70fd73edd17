import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { distances, parseOrLibrary } from '#geo/assignment/capacitated-median/or-library.ts';
import type { CapacitatedMedianProblem } from '#geo/assignment/capacitated-median/problem.ts';

export interface BenchInstance {
  name: string;
  group: 'OR-Library, for tuning' | 'OR-Library' | 'larger, for tuning' | 'larger';
  bestKnown: number;
  problem: CapacitatedMedianProblem;
}

interface Held {
  name: string;
  bestKnown: number;
  medians: number;
  xs: number[];
  ys: number[];
  capacities: number[];
  demands: number[];
}

const folder = new URL('../instances/pmedcap/', import.meta.url);

/** Parameters are to be tuned on every second instance, and reported on the others apart. See SOURCES.md. */
export function* instances(): Generator<BenchInstance> {
  for (const { number, bestKnown, problem } of parseOrLibrary(readFileSync(new URL('pmedcap1.txt', folder), 'utf8'))) {
    yield {
      name: `pmedcap ${number}`,
      group: number % 2 === 1 ? 'OR-Library, for tuning' : 'OR-Library',
      bestKnown,
      problem,
    };
  }
  const held = JSON.parse(gunzipSync(readFileSync(new URL('larger.json.gz', folder))).toString()) as Held[];
  for (const [at, { name, bestKnown, medians, xs, ys, capacities, demands }] of held.entries()) {
    const costs = distances(Float64Array.from(xs), Float64Array.from(ys));
    yield {
      name,
      group: at % 2 === 0 ? 'larger, for tuning' : 'larger',
      bestKnown,
      problem: { medians, demands, capacities, costs },
    };
  }
}
