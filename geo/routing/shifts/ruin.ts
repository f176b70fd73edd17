import type { Model } from './model.ts';
import type { FastRandom } from './random.ts';
import type { Routes } from './routes.ts';
import type { Undo } from './undo.ts';

/** Every job's others, nearest first (job × (jobs − 1)); travel there and back. */
export function neighboursOf(model: Model): Int32Array {
  const { jobs, nodes } = model;
  const { durations } = model.classes[0]!;
  const lists = new Int32Array(jobs * Math.max(0, jobs - 1));
  const keys = new Float64Array(Math.max(0, jobs - 1));
  for (let j = 0; j < jobs; j++) {
    // way and number in one key: sorting numbers takes a tenth of the time of a comparing function
    for (let k = 0, i = 0; k < jobs; k++) {
      if (k !== j) keys[i++] = Math.round(durations[j * nodes + k]! + durations[k * nodes + j]!) * jobs + k;
    }
    keys.sort();
    for (let i = 0; i < keys.length; i++) lists[j * (jobs - 1) + i] = keys[i]! % jobs;
  }
  return lists;
}

export interface RuinSettings {
  /** jobs taken out on average */
  average: number;
  longest: number;
}

/** Half of the strings keep some jobs in their middle. */
const SPLIT = 0.5;
const KEEP_MORE = 0.5;

/**
 * Takes strings of neighbouring stops out of routes that pass near `seed`, as in SISR.
 *
 * @param undo  keeps each route before it is changed
 * @param removed  receives the jobs taken out
 * @returns how many were taken out
 */
export function ruin(
  routes: Routes,
  neighbours: Int32Array,
  random: FastRandom,
  { average, longest }: RuinSettings,
  seed: number,
  undo: Undo,
  removed: Int32Array,
): number {
  const { jobs, vehicles } = routes.model;
  let used = 0;
  let served = 0;
  for (let v = 0; v < vehicles; v++) {
    if (routes.length[v]! === 0) continue;
    used++;
    served += routes.length[v]!;
  }
  if (used === 0) return 0;
  const string = Math.min(longest, served / used);
  const strings = Math.floor(((4 * average) / (1 + string) - 1) * random.next() + 1);
  let count = 0;
  let ruined = 0;
  for (let k = -1; k < jobs - 1 && ruined < strings; k++) {
    const job = k < 0 ? seed : neighbours[seed * (jobs - 1) + k]!;
    const v = routes.routeOf[job]!;
    if (v < 0 || !undo.save(v)) continue;
    ruined++;
    const size = routes.length[v]!;
    const take = Math.floor(Math.min(size, string) * random.next() + 1);
    const length = Math.min(take, size);
    let keep = 0;
    if (length > 1 && length < size && random.next() < SPLIT) {
      keep = 1;
      while (length + keep < size && random.next() > KEEP_MORE) keep++;
    }
    const span = length + keep;
    const at = routes.positionOf[job]!;
    const first = Math.max(1, at - span + 1);
    const lastStart = Math.min(at, size - span + 1);
    const begin = first + random.below(lastStart - first + 1);
    const base = v * routes.stride + begin;
    const head = keep === 0 ? length : 1 + random.below(length - 1);
    for (let i = 0; i < span; i++) {
      if (i < head || i >= head + keep) removed[count++] = routes.stops[base + i]!;
    }
    routes.remove(v, begin + head + keep, span - head - keep);
    routes.remove(v, begin, head);
    routes.refresh(v);
  }
  return count;
}
