import type { Model } from './model.ts';
import type { Routes } from './routes.ts';
import { beginAt, beginBy } from './timing.ts';

/** How a vehicle's times are reckoned: nearly all have no break or one, and for them no layers need be gone through. */
export const TIMING = { plain: 0, oneBreak: 1, general: 2 } as const;

/** The member of `TIMING` that serves vehicle `v`. */
export function timingOf(model: Model, v: number): number {
  const breaks = model.breaks[v]!;
  if (model.hasSetup) return TIMING.general;
  if (breaks.length === 0) return TIMING.plain;
  return breaks.length === 1 && breaks[0]!.starts.length === 1 ? TIMING.oneBreak : TIMING.general;
}

/**
 * Earliest departures, latest arrivals and gaps along a route without breaks.
 *
 * @returns the widest gap
 */
export function timesPlain(routes: Routes, v: number): number {
  const { model, stops, ways, early, late, gap, layers } = routes;
  const { service } = model.classes[model.classOf[v]!]!;
  const slot = routes.slotOf[v]!;
  const base = slot * routes.stride;
  const last = base + routes.length[slot]! + 1;
  let time = model.vehicleStart[v]!;
  early[base * layers] = time;
  for (let i = base + 1; i < last; i++) {
    const job = stops[i]!;
    time = beginAt(model, job, time + ways[i - 1]!) + service[job]!;
    early[i * layers] = time;
  }
  time = model.vehicleEnd[v]!;
  late[last * layers] = time;
  let widest = Number.NEGATIVE_INFINITY;
  for (let i = last - 1; i >= base; i--) {
    const room = time - early[i * layers]!;
    gap[i] = room;
    if (room > widest) widest = room;
    time -= ways[i]!;
    if (i > base) {
      const job = stops[i]!;
      time = beginBy(model, job, time - service[job]!);
    }
    late[i * layers] = time;
  }
  return widest;
}

/**
 * The same with one break of one window: `timesWithBreaks` written out. With the break begun from time t on a way of
 * r seconds the arrival is its length after the later of its window's begin and t + r, see `arrive`.
 *
 * @returns the widest gap
 */
export function timesWithOneBreak(routes: Routes, v: number): number {
  const { model, stops, ways, early, late, gap, layers } = routes;
  const { service } = model.classes[model.classOf[v]!]!;
  const { starts, ends, service: pause } = model.breaks[v]![0]!;
  const opens = starts[0]!;
  const closes = ends[0]!;
  const slot = routes.slotOf[v]!;
  const base = slot * routes.stride;
  const last = base + routes.length[slot]! + 1;
  // before and after the break
  let before = model.vehicleStart[v]!;
  let after = Number.POSITIVE_INFINITY;
  early[base * layers] = before;
  early[base * layers + 1] = after;
  for (let i = base + 1; i < last; i++) {
    const job = stops[i]!;
    const door = service[job]!;
    const moving = before + ways[i - 1]!;
    const rested = before <= closes ? pause + Math.max(moving, opens) : Number.POSITIVE_INFINITY;
    after += ways[i - 1]!;
    after = beginAt(model, job, Math.min(after, rested)) + door;
    before = beginAt(model, job, moving) + door;
    early[i * layers] = before;
    early[i * layers + 1] = after;
  }
  before = Number.NEGATIVE_INFINITY;
  after = model.vehicleEnd[v]!;
  late[last * layers] = before;
  late[last * layers + 1] = after;
  let widest = Number.NEGATIVE_INFINITY;
  for (let i = last - 1; i >= base; i--) {
    const leave = early[i * layers]!;
    const rested = after - pause;
    let room = before - leave;
    if (after - early[i * layers + 1]! > room) room = after - early[i * layers + 1]!;
    if (leave <= closes && rested - leave > room) room = rested - leave;
    gap[i] = room;
    if (room > widest) widest = room;
    before -= ways[i]!;
    after -= ways[i]!;
    if (rested >= opens) before = Math.max(before, Math.min(rested - ways[i]!, closes));
    if (i > base) {
      const job = stops[i]!;
      const door = service[job]!;
      before = beginBy(model, job, before - door);
      after = beginBy(model, job, after - door);
    }
    late[i * layers] = before;
    late[i * layers + 1] = after;
  }
  return widest;
}
