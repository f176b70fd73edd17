import type { Routes } from './routes.ts';
import { arrive, beginAt, beginBy, departBy } from './timing.ts';

/** Earliest departures and latest arrivals along a route without breaks. */
export function timesPlain(routes: Routes, v: number): void {
  const { model, stops, early, late, layers } = routes;
  const { nodes, windowFrom, windowStart, windowEnd } = model;
  const { durations, service } = model.classes[model.classOf[v]!]!;
  const base = v * routes.stride;
  const last = base + routes.length[v]! + 1;
  let time = model.vehicleStart[v]!;
  early[base * layers] = time;
  for (let i = base + 1; i < last; i++) {
    const job = stops[i]!;
    time += durations[stops[i - 1]! * nodes + job]!;
    const w = windowFrom[job]!;
    if (windowFrom[job + 1]! - w === 1) {
      if (time < windowStart[w]!) time = windowStart[w]!;
    } else time = beginAt(model, job, time);
    time += service[job]!;
    early[i * layers] = time;
  }
  time = model.vehicleEnd[v]!;
  late[last * layers] = time;
  for (let i = last - 1; i > base; i--) {
    const job = stops[i]!;
    time -= durations[job * nodes + stops[i + 1]!]! + service[job]!;
    const w = windowFrom[job]!;
    if (windowFrom[job + 1]! - w === 1) {
      if (time > windowEnd[w]!) time = windowEnd[w]!;
    } else time = beginBy(model, job, time);
    late[i * layers] = time;
  }
  late[base * layers] = time - durations[stops[base]! * nodes + stops[base + 1]!]!;
}

/** The same by number of breaks taken so far, with setup that depends on the stop before. */
export function timesWithBreaks(routes: Routes, v: number): void {
  const { model, stops, early, late, lateSame, layers } = routes;
  const { nodes, placeOf } = model;
  const { durations, service, setup } = model.classes[model.classOf[v]!]!;
  const breaks = model.breaks[v]!;
  const all = breaks.length;
  const base = v * routes.stride;
  const last = base + routes.length[v]! + 1;
  for (let b = 0; b <= all; b++) early[base * layers + b] = b === 0 ? model.vehicleStart[v]! : Number.POSITIVE_INFINITY;
  for (let i = base + 1; i < last; i++) {
    const job = stops[i]!;
    const before = stops[i - 1]!;
    const way = durations[before * nodes + job]!;
    const door = service[job]! + (placeOf[before] === placeOf[job] ? 0 : setup[job]!);
    for (let b = 0; b <= all; b++) {
      let best = Number.POSITIVE_INFINITY;
      for (let a = 0; a <= b; a++) {
        const time = beginAt(model, job, arrive(breaks, a, b, early[(i - 1) * layers + a]!, way)) + door;
        if (time < best) best = time;
      }
      early[i * layers + b] = best;
    }
  }
  for (let b = 0; b <= all; b++) {
    late[last * layers + b] = b === all ? model.vehicleEnd[v]! : Number.NEGATIVE_INFINITY;
    lateSame[last * layers + b] = late[last * layers + b]!;
  }
  for (let i = last - 1; i >= base; i--) {
    const node = stops[i]!;
    const after = stops[i + 1]!;
    const way = durations[node * nodes + after]!;
    const next = placeOf[node] === placeOf[after] ? lateSame : late;
    for (let b = 0; b <= all; b++) {
      let depart = Number.NEGATIVE_INFINITY;
      for (let c = b; c <= all; c++) {
        const time = departBy(breaks, b, c, next[(i + 1) * layers + c]!, way);
        if (time > depart) depart = time;
      }
      if (i === base) late[i * layers + b] = depart;
      else {
        const arrival = depart - service[node]!;
        if (lateSame !== late) lateSame[i * layers + b] = beginBy(model, node, arrival);
        late[i * layers + b] = beginBy(model, node, arrival - setup[node]!);
      }
    }
  }
}

/** How much time there is at most between each stop and the next: what takes longer need not be tried there. */
export function refreshGaps(routes: Routes, v: number): void {
  const { early, lateSame, layers, gap } = routes;
  const all = routes.model.breaks[v]!.length;
  const base = v * routes.stride;
  let widest = Number.NEGATIVE_INFINITY;
  for (let i = base, last = base + routes.length[v]!; i <= last; i++) {
    let soonest = early[i * layers]!;
    for (let b = 1; b <= all; b++) soonest = Math.min(soonest, early[i * layers + b]!);
    gap[i] = lateSame[(i + 1) * layers + all]! - soonest;
    widest = Math.max(widest, gap[i]!);
  }
  routes.widestGap[v] = widest;
}
