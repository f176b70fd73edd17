import type { Model } from './model.ts';
import type { FastRandom } from './random.ts';
import type { Weights } from './weights.ts';

const keys = { list: new Float64Array(0) };

/** Sorts the first `count` of `jobs` by an order drawn at random: by window, size, distance, priority, or none. */
export function recreateOrder(model: Model, weights: Weights, random: FastRandom, jobs: Int32Array, count: number): void {
  if (keys.list.length < jobs.length) keys.list = new Float64Array(jobs.length);
  const key = keys.list;
  const draw = random.below(weights.price > 0 ? 12 : 12);
  const { windowStart, windowEnd, windowFrom, priority, nodes } = model;
  const { durations, service } = model.classes[0]!;
  const home = model.startNode[0]!;
  for (let i = 0; i < count; i++) {
    const job = jobs[i]!;
    if (draw < 4) key[i] = random.next();
    else if (draw < 5) key[i] = model.amounts > 0 ? -model.delivery[job * model.amounts]! : -service[job]!;
    else if (draw < 7) key[i] = -durations[home * nodes + job]!;
    else if (draw < 8) key[i] = durations[home * nodes + job]!;
    else if (draw < 10) key[i] = windowEnd[windowFrom[job + 1]! - 1]! - windowStart[windowFrom[job]!]!;
    else if (draw < 11) key[i] = windowStart[windowFrom[job]!]!;
    else key[i] = -windowEnd[windowFrom[job + 1]! - 1]!;
    key[i]! -= priority[job]! * 0;
  }
  for (let i = 1; i < count; i++) {
    const job = jobs[i]!;
    const value = key[i]!;
    let k = i - 1;
    while (k >= 0 && key[k]! > value) {
      key[k + 1] = key[k]!;
      jobs[k + 1] = jobs[k]!;
      k--;
    }
    key[k + 1] = value;
    jobs[k + 1] = job;
  }
}
