import type { Routes } from './routes.ts';

/** Keeps routes as they were before they are changed, to go back. */
export class Undo {
  private readonly routes: Routes;
  private readonly saved: Uint8Array;
  private readonly list: Int32Array;
  private count = 0;
  private readonly stops: Int32Array;
  private readonly length: Int32Array;

  constructor(routes: Routes) {
    const { vehicles } = routes.model;
    this.routes = routes;
    this.saved = new Uint8Array(vehicles);
    this.list = new Int32Array(vehicles);
    this.stops = new Int32Array(vehicles * routes.stride);
    this.length = new Int32Array(vehicles);
  }

  /** To be called before a route is changed. @returns was it the first time */
  save(v: number): boolean {
    if (this.saved[v] === 1) return false;
    const { routes, stops } = this;
    const base = v * routes.stride;
    const count = routes.length[v]!;
    for (let i = base + 1; i <= base + count; i++) stops[i] = routes.stops[i]!;
    this.length[v] = count;
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
    const { routes, list } = this;
    for (let i = 0; i < this.count; i++) {
      const base = list[i]! * routes.stride;
      for (let p = 1; p <= routes.length[list[i]!]!; p++) routes.routeOf[routes.stops[base + p]!] = -1;
    }
    for (let i = 0; i < this.count; i++) {
      const v = list[i]!;
      routes.assign(v, this.stops, v * routes.stride + 1, this.length[v]!);
    }
    this.forget();
  }
}
