import type { Routes } from './routes.ts';

/** What is delivered by a route and, where something is picked up, the heaviest loads before and after each stop. */
export function refreshLoads(routes: Routes, v: number): void {
  const { model, stops, delivered, heaviestBefore, heaviestAfter } = routes;
  const { amounts, delivery, pickup } = model;
  const slot = routes.slotOf[v]!;
  const base = slot * routes.stride;
  const last = base + routes.length[slot]! + 1;
  for (let q = 0; q < amounts; q++) {
    let sum = 0;
    for (let i = base + 1; i < last; i++) sum += delivery[stops[i]! * amounts + q]!;
    delivered[slot * amounts + q] = sum;
    if (!model.hasPickup) continue;
    let load = sum;
    let heaviest = load;
    heaviestBefore[base * amounts + q] = load;
    for (let i = base + 1; i < last; i++) {
      load += pickup[stops[i]! * amounts + q]! - delivery[stops[i]! * amounts + q]!;
      if (load > heaviest) heaviest = load;
      heaviestBefore[i * amounts + q] = heaviest;
    }
    heaviest = load;
    for (let i = last - 1; i >= base; i--) {
      if (load > heaviest) heaviest = load;
      heaviestAfter[i * amounts + q] = heaviest;
      if (i > base) load += delivery[stops[i]! * amounts + q]! - pickup[stops[i]! * amounts + q]!;
    }
  }
}
