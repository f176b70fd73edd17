import type { Routes } from './routes.ts';

/** Keeps routes as they were before they are changed, to go back: what is changed is a copy in the other slot. */
export class Undo {
  private readonly routes: Routes;
  private readonly saved: Uint8Array;
  private readonly list: Int32Array;
  private count = 0;

  constructor(routes: Routes) {
    const { vehicles } = routes.model;
    this.routes = routes;
    this.saved = new Uint8Array(vehicles);
    this.list = new Int32Array(vehicles);
  }

  /** To be called before a route is changed, and `refresh` after. @returns was it the first time */
  save(v: number): boolean {
    if (this.saved[v] === 1) return false;
    const { stops, length, slotOf, stride } = this.routes;
    const slot = slotOf[v]!;
    const other = this.otherSlot(v);
    const count = length[slot]!;
    length[other] = count;
    for (let p = 0; p < count + 2; p++) stops[other * stride + p] = stops[slot * stride + p]!;
    slotOf[v] = other;
    this.saved[v] = 1;
    this.list[this.count++] = v;
    return true;
  }

  /** What is now stays. */
  forget(): void {
    for (let i = 0; i < this.count; i++) this.saved[this.list[i]!] = 0;
    this.count = 0;
  }

  /** What was is again. */
  restore(): void {
    const { list, routes } = this;
    for (let i = 0; i < this.count; i++) this.assign(list[i]!, -1);
    for (let i = 0; i < this.count; i++) {
      routes.slotOf[list[i]!] = this.otherSlot(list[i]!);
      this.assign(list[i]!, list[i]!);
    }
    this.forget();
  }

  /** Says of all jobs in the route of `v` that they are in `route`. */
  private assign(v: number, route: number): void {
    const { stops, length, slotOf, stride, routeOf } = this.routes;
    const base = slotOf[v]! * stride;
    for (let i = base + 1, to = base + length[slotOf[v]!]!; i <= to; i++) routeOf[stops[i]!] = route;
  }

  private otherSlot(v: number): number {
    const { slotOf, model } = this.routes;
    return slotOf[v] === v ? v + model.vehicles : v;
  }
}
