import type { Bounds } from './division.ts';
import { divideAnew } from './fresh.ts';
import type { HamletGraph } from './graph.ts';
import type { Pace } from './pace.ts';

/** A cluster on its way: the households by their place in the graph. */
export interface Draft {
  id: string;
  members: number[];
  isNew: boolean;
  locked: boolean;
}

export interface HamletTask {
  graph: HamletGraph;
  /** clusters of this hamlet that exist, with their households */
  known: { id: string; locked: boolean; members: number[] }[];
  bounds: Bounds;
  redraw: boolean;
  newId: () => string;
  random: () => number;
  pace: Pace;
}

/** The clusters of one hamlet. */
export async function clustersOfHamlet(task: HamletTask): Promise<Draft[]> {
  const { graph, known, redraw } = task;
  const locked = known.filter((cluster) => cluster.locked);
  const open = known.filter((cluster) => !cluster.locked);
  const taken = new Set(locked.flatMap(({ members }) => members));
  const free = Array.from({ length: graph.n }, (_, i) => i).filter((i) => !taken.has(i));
  const drafts: Draft[] = locked.map(({ id, members }) => ({ id, members, isNew: false, locked: true }));
  if (redraw || open.every(({ members }) => members.length === 0)) {
    const present = open.map(({ members }) => members).filter((members) => members.length > 0);
    const groups = free.length > 0 ? await divideAnew(graph, free, task.bounds, task.random, task.pace, present) : [];
    return [...drafts, ...withKnownIds(groups, open, task.newId)];
  }
  const kept = open.map(({ id, members }): Draft => ({ id, members: [...members], isNew: false, locked: false }));
  await attachNew(task, free, kept);
  for (const draft of kept) drafts.push(...(await splitLarge(task, draft)));
  return drafts.filter(({ members }) => members.length > 0);
}

/** Groups get the identifier of the known cluster most of their households were in; each is given once. */
function withKnownIds(groups: readonly number[][], known: HamletTask['known'], newId: () => string): Draft[] {
  const was = new Map(known.flatMap(({ members }, c) => members.map((i) => [i, c] as const)));
  const shared: { group: number; c: number; households: number }[] = [];
  for (const [group, members] of groups.entries()) {
    const counts = new Map<number, number>();
    for (const i of members) {
      const c = was.get(i);
      if (c !== undefined) counts.set(c, (counts.get(c) ?? 0) + 1);
    }
    for (const [c, households] of counts) shared.push({ group, c, households });
  }
  shared.sort((a, b) => b.households - a.households || a.c - b.c || a.group - b.group);
  const idOf = new Map<number, string>();
  const given = new Set<number>();
  for (const { group, c } of shared) {
    if (idOf.has(group) || given.has(c)) continue;
    given.add(c);
    idOf.set(group, known[c]!.id);
  }
  return groups.map((members, group) => {
    const id = idOf.get(group);
    return { id: id ?? newId(), members, isNew: id === undefined, locked: false };
  });
}

/**
 * Households without a cluster join that of a neighbour, the nearest first: of the neighbours' clusters the one they
 * are nearest to on average. Whoever has no neighbour with one joins the nearest household's.
 */
async function attachNew({ graph, pace }: HamletTask, free: readonly number[], kept: Draft[]): Promise<void> {
  const { n, minutes, start, to } = graph;
  const of = new Map<number, Draft>();
  for (const draft of kept) for (const i of draft.members) of.set(i, draft);
  const waiting = new Set(free.filter((i) => !of.has(i)));
  const mean = (i: number, { members }: Draft) =>
    members.reduce((sum, j) => sum + minutes[i * n + j]!, 0) / members.length;
  while (waiting.size > 0) {
    await pace.rest();
    let best = { i: -1, near: -1, minutes: Number.POSITIVE_INFINITY, adjacent: false };
    for (const i of waiting) {
      for (let k = start[i]!; k < start[i + 1]!; k++) offer(i, to[k]!, true);
      if (!best.adjacent) for (const j of of.keys()) offer(i, j, false);
    }
    const { i, near } = best;
    const around = new Set([of.get(near)!]);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const draft = of.get(to[k]!);
      if (draft) around.add(draft);
    }
    const chosen = [...around].reduce((p, q) => (mean(i, q) < mean(i, p) ? q : p));
    chosen.members.push(i);
    of.set(i, chosen);
    waiting.delete(i);

    function offer(own: number, j: number, adjacent: boolean): void {
      if (!of.has(j)) return;
      const apart = minutes[own * n + j]!;
      if (best.i >= 0 && best.adjacent && !adjacent) return;
      if (best.i < 0 || (adjacent && !best.adjacent) || apart < best.minutes)
        best = { i: own, near: j, minutes: apart, adjacent };
    }
  }
}

/** A cluster grown beyond the most is divided; the largest piece keeps its name. */
async function splitLarge(task: HamletTask, draft: Draft): Promise<Draft[]> {
  if (draft.members.length <= task.bounds.most) return [draft];
  const groups = await divideAnew(task.graph, draft.members, task.bounds, task.random, task.pace);
  groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  return groups.map((members, k) =>
    k === 0 ? { ...draft, members } : { id: task.newId(), members, isNew: true, locked: false },
  );
}
