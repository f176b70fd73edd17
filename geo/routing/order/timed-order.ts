import { ROUNDING_MINUTES, type Timetable } from './timetable.ts';

/**
 * An order under a timetable with what is known at each of its places, so that a change is judged from where it begins
 * to where the clock is as before.
 */
export class TimedOrder {
  readonly order: Int32Array;
  /** position by stop */
  readonly at: Int32Array;
  cost = 0;
  late = 0;
  /** judged last: the change's cost and lateness */
  newCost = 0;
  newLate = 0;
  /** what stands at the changed positions, to be written before `judge` */
  readonly changed: Int32Array;
  private readonly costs: Float64Array;
  private readonly t: Timetable;
  /** by position: cost and travel up to its stop, when its service is over, lateness with it */
  private readonly costTo: Float64Array;
  private readonly travelTo: Float64Array;
  private readonly freeAt: Float64Array;
  private readonly lateTo: Float64Array;
  private lateAtStops = 0;

  constructor(order: Int32Array, costs: Float64Array, timetable: Timetable) {
    const size = order.length;
    this.order = order.slice();
    this.changed = order.slice();
    this.at = new Int32Array(size);
    this.costs = costs;
    this.t = timetable;
    this.costTo = new Float64Array(size);
    this.travelTo = new Float64Array(size);
    this.freeAt = new Float64Array(size);
    this.lateTo = new Float64Array(size);
    this.note(0, size - 1);
  }

  /**
   * Judges the order with `changed` at positions `from` to `to`.
   *
   * @param price  of a minute late
   * @param limit  of cost with lateness
   * @returns whether it keeps the limit; `newCost` and `newLate` are only right if it does
   */
  judge(from: number, to: number, price: number, limit: number): boolean {
    const { order, changed, costs, costTo } = this;
    const { size, closed } = this.t;
    const last = size - 1;
    let cost = this.cost + (from > 0 ? costTo[from - 1]! : 0) - costTo[to < last ? to + 1 : last]!;
    let before = from > 0 ? order[from - 1]! : -1;
    for (let i = from; i <= to; i++) {
      const stop = changed[i]!;
      if (before >= 0) cost += costs[before * size + stop]!;
      before = stop;
    }
    if (to < last) cost += costs[before * size + order[to + 1]!]!;
    if (closed && (from === 0 || to === last)) {
      cost -= costs[order[last]! * size + order[0]!]!;
      cost += costs[(to === last ? changed[last]! : order[last]!) * size + (from === 0 ? changed[0]! : order[0]!)]!;
    }
    if (cost > limit) return false;
    this.newCost = cost;
    return this.judgeTimes(from, to, (limit - cost) / price);
  }

  /** The change last judged becomes the order. */
  accept(from: number, to: number): void {
    for (let i = from; i <= to; i++) this.order[i] = this.changed[i]!;
    this.note(from, to);
  }

  private judgeTimes(from: number, to: number, most: number): boolean {
    const { order, changed, freeAt, lateTo, travelTo } = this;
    const { size, minutes, service, opens, closes, closed, departAt, endBy, travelLimit } = this.t;
    let clock = from > 0 ? freeAt[from - 1]! : departAt;
    let travel = from > 0 ? travelTo[from - 1]! : 0;
    let late = from > 0 ? lateTo[from - 1]! : 0;
    let before = from > 0 ? order[from - 1]! : -1;
    for (let i = from; i < size; i++) {
      const stop = i <= to ? changed[i]! : order[i]!;
      if (before >= 0) {
        const leg = minutes[before * size + stop]!;
        clock += leg;
        travel += leg;
      }
      if (clock < opens[stop]!) clock = opens[stop]!;
      else if (clock > closes[stop]! + ROUNDING_MINUTES) late += clock - closes[stop]!;
      if (late > most) return false;
      clock += service[stop]!;
      before = stop;
      if (i > to && clock === freeAt[i]!) {
        late += this.lateAtStops - lateTo[i]!;
        travel += travelTo[size - 1]! - travelTo[i]!;
        clock = freeAt[size - 1]!;
        before = order[size - 1]!;
        break;
      }
    }
    if (closed) {
      const first = from === 0 ? changed[0]! : order[0]!;
      const leg = minutes[before * size + first]!;
      clock += leg;
      travel += leg;
    }
    if (clock > endBy + ROUNDING_MINUTES) late += clock - endBy;
    if (travel > travelLimit + ROUNDING_MINUTES) late += travel - travelLimit;
    this.newLate = late;
    return late <= most;
  }

  /** Fills what is known from position `from` on. */
  private note(from: number, to: number): void {
    const { order, at, costs, costTo, travelTo, freeAt, lateTo } = this;
    const { size, minutes, service, opens, closes, closed, departAt, endBy, travelLimit } = this.t;
    for (let i = from; i <= to; i++) at[order[i]!] = i;
    let clock = from > 0 ? freeAt[from - 1]! : departAt;
    let travel = from > 0 ? travelTo[from - 1]! : 0;
    let cost = from > 0 ? costTo[from - 1]! : 0;
    let late = from > 0 ? lateTo[from - 1]! : 0;
    for (let i = from; i < size; i++) {
      const stop = order[i]!;
      if (i > 0) {
        const leg = order[i - 1]! * size + stop;
        clock += minutes[leg]!;
        travel += minutes[leg]!;
        cost += costs[leg]!;
      }
      if (clock < opens[stop]!) clock = opens[stop]!;
      else if (clock > closes[stop]! + ROUNDING_MINUTES) late += clock - closes[stop]!;
      clock += service[stop]!;
      costTo[i] = cost;
      travelTo[i] = travel;
      freeAt[i] = clock;
      lateTo[i] = late;
    }
    this.lateAtStops = late;
    const home = order[size - 1]! * size + order[0]!;
    if (closed) {
      clock += minutes[home]!;
      travel += minutes[home]!;
      cost += costs[home]!;
    }
    if (clock > endBy + ROUNDING_MINUTES) late += clock - endBy;
    if (travel > travelLimit + ROUNDING_MINUTES) late += travel - travelLimit;
    this.cost = cost;
    this.late = late;
  }
}
