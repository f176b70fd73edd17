import type { Routes } from './routes.ts';
import { arrive, beginAt, beginBy, departBy } from './timing.ts';

/**
 * Earliest departures, latest arrivals and gaps along a route by number of breaks taken so far, with setup that depends
 * on the stop before.
 *
 * @returns the widest gap
 */
export function timesWithBreaks(routes: Routes, v: number): number {
  const { model, stops, ways, early, late, lateSame, layers } = routes;
  const { placeOf } = model;
  const { service, setup } = model.classes[model.classOf[v]!]!;
  const breaks = model.breaks[v]!;
  const all = breaks.length;
  const slot = routes.slotOf[v]!;
  const base = slot * routes.stride;
  const last = base + routes.length[slot]! + 1;
  for (let b = 0; b <= all; b++) early[base * layers + b] = b === 0 ? model.vehicleStart[v]! : Number.POSITIVE_INFINITY;
  for (let i = base + 1; i < last; i++) {
    const job = stops[i]!;
    const before = stops[i - 1]!;
    const way = ways[i - 1]!;
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
    const way = ways[i]!;
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
  return refreshGaps(routes, v);
}

/** How much time there is at most between each stop and the next, breaks on the way taken. @returns the widest */
function refreshGaps(routes: Routes, v: number): number {
  const { early, lateSame, layers, gap } = routes;
  const breaks = routes.model.breaks[v]!;
  const slot = routes.slotOf[v]!;
  const base = slot * routes.stride;
  let widest = Number.NEGATIVE_INFINITY;
  for (let i = base, last = base + routes.length[slot]!; i <= last; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let b = 0; b <= breaks.length; b++) {
      let leave = early[i * layers + b]!;
      for (let c = b; c <= breaks.length; c++) {
        const room = lateSame[(i + 1) * layers + c]! - leave;
        if (room > most) most = room;
        if (c < breaks.length) leave += breaks[c]!.service;
      }
    }
    gap[i] = most;
    if (most > widest) widest = most;
  }
  return widest;
}
