import type { Model } from './model.ts';
import type { FastRandom } from './random.ts';
import type { Weights } from './weights.ts';

const keys = { list: new Float64Array(0) };

/** How often what matters most for its time goes first, where not all jobs are alike. */
const BY_WORTH = 0.9;
/** Worth is taken times a random number from here to 1. */
const WORTH_NOISE = 0.4;

/** Sorts `jobs` from `from` to `to` by an order drawn at random: by worth, window, size, distance, or none. */
export function recreateOrder(
  model: Model,
  weights: Weights,
  random: FastRandom,
  jobs: Int32Array,
  from: number,
  to: number,
): void {
  if (keys.list.length < jobs.length) keys.list = new Float64Array(jobs.length);
  const key = keys.list;
  const draw = weights.alike || random.next() > BY_WORTH ? random.below(12) : -1;
  const { windowStart, windowEnd, windowFrom, nodes } = model;
  const { durations, service } = model.classes[0]!;
  const home = model.startNode[0]!;
  for (let i = from; i < to; i++) {
    const job = jobs[i]!;
    if (draw < 0) key[i] = -weights.worth[job]! * (WORTH_NOISE + (1 - WORTH_NOISE) * random.next());
    else if (draw < 4) key[i] = random.next();
    else if (draw < 5) key[i] = model.amounts > 0 ? -model.delivery[job * model.amounts]! : -service[job]!;
    else if (draw < 7) key[i] = -durations[home * nodes + job]!;
    else if (draw < 8) key[i] = durations[home * nodes + job]!;
    else if (draw < 10) key[i] = windowEnd[windowFrom[job + 1]! - 1]! - windowStart[windowFrom[job]!]!;
    else if (draw < 11) key[i] = windowStart[windowFrom[job]!]!;
    else key[i] = -windowEnd[windowFrom[job + 1]! - 1]!;
  }
  // few of them: insertion sort
  for (let i = from + 1; i < to; i++) {
    const job = jobs[i]!;
    const value = key[i]!;
    let k = i - 1;
    while (k >= from && key[k]! > value) {
      key[k + 1] = key[k]!;
      jobs[k + 1] = jobs[k]!;
      k--;
    }
    key[k + 1] = value;
    jobs[k + 1] = job;
  }
}
