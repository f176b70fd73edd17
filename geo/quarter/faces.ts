import { ACCESS_MINUTES, type Problem, workOf } from './problem.ts';
import type { Found } from './search.ts';

/**
 * Who calls at whom, day by day anew: the calls of a day and each unit's number of them stay, and as many as can be go to
 * the member in charge, Σ min(calls of the unit, own households of the day), which is the most there is. What is left
 * goes to who is in that cluster. A day on which somebody would then work longer than he has stays as it was.
 */
export function ownFaces(problem: Problem, { schedule }: Found): void {
  const byDay = new Map<number, number[]>();
  for (const { jobs } of problem.batches)
    for (const j of jobs) {
      const d = schedule.day[j]!;
      if (d < 0) continue;
      const list = byDay.get(d);
      if (list) list.push(j);
      else byDay.set(d, [j]);
    }
  for (const [d, list] of byDay) {
    const units = dealt(problem, list, schedule.unit);
    if (!fits(problem, d, list, units)) continue;
    for (const [i, j] of list.entries()) schedule.unit[j] = units[i]!;
  }
}

function dealt({ units, unitOf, groupOf }: Problem, list: readonly number[], before: Int32Array): number[] {
  const calls = new Int32Array(units.length);
  for (const j of list) calls[before[j]!]!++;
  const given = list.map((j) => {
    const own = unitOf[j]!;
    if (own < 0 || calls[own] === 0) return -1;
    calls[own]!--;
    return own;
  });
  const here = new Set(list.flatMap((j, i) => (given[i]! < 0 ? [] : [`${given[i]}/${groupOf[j]}`])));
  for (const [i, j] of list.entries()) {
    if (given[i]! >= 0) continue;
    let best = -1;
    let most = -1;
    for (let u = 0; u < calls.length; u++) {
      if (calls[u] === 0) continue;
      const value = calls[u]! + (here.has(`${u}/${groupOf[j]}`) ? 1000 : 0) + (before[j] === u ? 500 : 0);
      if (value > most) [best, most] = [u, value];
    }
    given[i] = best;
    calls[best]!--;
    here.add(`${best}/${groupOf[j]}`);
  }
  return given;
}

function fits(problem: Problem, d: number, list: readonly number[], units: readonly number[]): boolean {
  const { groups, groupOf, between, slots } = problem;
  const spent = new Float64Array(problem.units.length);
  const at = new Int32Array(problem.units.length).fill(-1);
  for (const [i, j] of list.entries()) {
    const u = units[i]!;
    const group = groupOf[j]!;
    const way = at[u]! < 0 ? ACCESS_MINUTES : at[u] === group ? 0 : between[at[u]! * groups.length + group]!;
    spent[u]! += workOf(problem, j) + way;
    at[u] = group;
    if (spent[u]! > slots[d]!.minutes) return false;
  }
  return true;
}
