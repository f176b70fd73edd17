import type { Routes } from './routes.ts';
import { arrive, beginAt } from './timing.ts';

/** Do the loads allow `job` of route `v` behind the stop at `i`? */
export function loadFits(routes: Routes, v: number, i: number, job: number): boolean {
  const { amounts, delivery, pickup, capacity } = routes.model;
  for (let q = 0; q < amounts; q++) {
    const most = capacity[v * amounts + q]!;
    if (routes.heaviestBefore[i * amounts + q]! + delivery[job * amounts + q]! > most) return false;
    if (routes.heaviestAfter[i * amounts + q]! + pickup[job * amounts + q]! > most) return false;
  }
  return true;
}

/** Does `job` fit behind the stop at `i`, so many seconds away, of a route without breaks? */
export function timeFitsPlain(
  { model, early, late, layers }: Routes,
  i: number,
  job: number,
  there: number,
  door: number,
  onward: number,
): boolean {
  const done = beginAt(model, job, early[i * layers]! + there) + door;
  // a window missed is never made good, not even where the day has no end
  return done < Number.POSITIVE_INFINITY && done + onward <= late[(i + 1) * layers]!;
}

/** The same with one break of one window, see `timesWithOneBreak`: taken later, on the way onward, or before. */
export function timeFitsWithOneBreak(
  { model, early, late, layers }: Routes,
  v: number,
  i: number,
  job: number,
  there: number,
  door: number,
  onward: number,
): boolean {
  const leave = early[i * layers]!;
  const done = beginAt(model, job, leave + there) + door;
  if (done === Number.POSITIVE_INFINITY) return false;
  const arrival = done + onward;
  if (arrival <= late[(i + 1) * layers]!) return true;
  const by = late[(i + 1) * layers + 1]!;
  if (arrival > by) return false;
  const { starts, ends, service: pause } = model.breaks[v]![0]!;
  const opens = starts[0]!;
  const closes = ends[0]!;
  if (done <= closes && pause + Math.max(arrival, opens) <= by) return true;
  let rested = early[i * layers + 1]! + there;
  if (leave <= closes) rested = Math.min(rested, pause + Math.max(leave + there, opens));
  const restedDone = beginAt(model, job, rested) + door;
  return restedDone < Number.POSITIVE_INFINITY && restedDone + onward <= by;
}

/** Is there a way to take the breaks with which `job` fits behind stop `i`? Tries every split of them. */
export function timeFits(routes: Routes, v: number, i: number, job: number): boolean {
  const { model, stops, early, layers } = routes;
  const { nodes, placeOf } = model;
  const { durations, service, setup } = model.classes[model.classOf[v]!]!;
  const breaks = model.breaks[v]!;
  const here = stops[i]!;
  const to = stops[i + 1]!;
  const there = durations[here * nodes + job]!;
  const onward = durations[job * nodes + to]!;
  const door = service[job]! + (placeOf[here] === placeOf[job] ? 0 : setup[job]!);
  const late = placeOf[job] === placeOf[to] ? routes.lateSame : routes.late;
  for (let a = 0; a <= breaks.length; a++) {
    const leave = early[i * layers + a]!;
    if (leave === Number.POSITIVE_INFINITY) continue;
    for (let b = a; b <= breaks.length; b++) {
      const done = beginAt(model, job, arrive(breaks, a, b, leave, there)) + door;
      if (done === Number.POSITIVE_INFINITY) break;
      for (let c = b; c <= breaks.length; c++) {
        const arrival = arrive(breaks, b, c, done, onward);
        // a break missed is never made good, not even where the day has no end
        if (arrival === Number.POSITIVE_INFINITY) break;
        if (arrival <= late[(i + 1) * layers + c]!) return true;
      }
    }
  }
  return false;
}
