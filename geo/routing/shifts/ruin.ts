import type { Model } from './model.ts';
import type { FastRandom } from './random.ts';
import type { Routes } from './routes.ts';
import type { Undo } from './undo.ts';

/** Every job's others, nearest first; travel there and back. Sorted when first asked for: not all ever are. */
export class Neighbours {
  private readonly model: Model;
  private readonly lists: (Int32Array | undefined)[] = [];

  constructor(model: Model) {
    this.model = model;
  }

  of(job: number): Int32Array {
    const known = this.lists[job];
    if (known !== undefined) return known;
    const { jobs, nodes } = this.model;
    const { durations } = this.model.classes[0]!;
    // way and number in one key: sorting numbers takes a tenth of the time of a comparing function
    const keys = new Float64Array(jobs - 1);
    for (let k = 0, i = 0; k < jobs; k++) {
      if (k !== job) keys[i++] = Math.round(durations[job * nodes + k]! + durations[k * nodes + job]!) * jobs + k;
    }
    const list = Int32Array.from(keys.sort(), (key) => key % jobs);
    this.lists[job] = list;
    return list;
  }
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
  neighbours: Neighbours,
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
    const size = routes.length[routes.slotOf[v]!]!;
    if (size === 0) continue;
    used++;
    served += size;
  }
  if (used === 0) return 0;
  const string = Math.min(longest, served / used);
  const strings = Math.floor(((4 * average) / (1 + string) - 1) * random.next() + 1);
  let count = 0;
  let ruined = 0;
  const near = neighbours.of(seed);
  for (let k = -1; k < jobs - 1 && ruined < strings; k++) {
    const job = k < 0 ? seed : near[k]!;
    const v = routes.routeOf[job]!;
    if (v < 0 || !undo.save(v)) continue;
    ruined++;
    const slot = routes.slotOf[v]!;
    const size = routes.length[slot]!;
    const take = Math.floor(Math.min(size, string) * random.next() + 1);
    const length = Math.min(take, size);
    let keep = 0;
    if (length > 1 && length < size && random.next() < SPLIT) {
      keep = 1;
      while (length + keep < size && random.next() > KEEP_MORE) keep++;
    }
    const span = length + keep;
    const at = routes.positionOf(job);
    const first = Math.max(1, at - span + 1);
    const lastStart = Math.min(at, size - span + 1);
    const begin = first + random.below(lastStart - first + 1);
    const base = slot * routes.stride + begin;
    const head = keep === 0 ? length : 1 + random.below(length - 1);
    for (let i = 0; i < span; i++) {
      if (i < head || i >= head + keep) removed[count++] = routes.stops[base + i]!;
    }
    routes.remove(v, begin + head + keep, span - head - keep);
    routes.remove(v, begin, head);
    routes.refresh(v);
    if (!routes.keepsLimits(v)) count = empty(routes, v, removed, count);
  }
  return count;
}

/** Without a stop a route can take longer: where the way past it is longer than over it, or its setup served two. */
function empty(routes: Routes, v: number, removed: Int32Array, from: number): number {
  const slot = routes.slotOf[v]!;
  const size = routes.length[slot]!;
  const base = slot * routes.stride + 1;
  for (let i = 0; i < size; i++) removed[from + i] = routes.stops[base + i]!;
  routes.remove(v, 1, size);
  routes.refresh(v);
  return from + size;
}
