import type { BudgetOptions } from './budget.ts';

/** Row-major costs of going from each stop to each other. */
export interface CostMatrix {
  size: number;
  costs: Float64Array;
}

/** Costs by stop and stop, or points `[lon, lat]` with the great circle's metres between them. */
export type OrderInput = readonly (readonly number[])[] | CostMatrix;

/** How the search is going. */
export interface OrderProgress {
  /** 0 … 1 */
  done: number;
  cost: number;
  /** the best order so far */
  order: number[];
}

export interface OrderOptions extends BudgetOptions {
  /**
   * what rows of two numbers are: points, or a matrix of two stops. Default: points, unless there are two rows with
   * a diagonal of 0
   */
  kind?: 'matrix' | 'points';
  /** back to the first stop at the end; default true */
  closed?: boolean;
  /** the first stop, by index */
  start?: number;
  /** the last stop, by index; in a closed order the last before the return */
  end?: number;
  /** service may begin from … until, minutes, by stop; `null` for any time */
  timeWindows?: readonly (readonly [number, number] | null)[];
  /** minutes of service by stop; default 0 */
  service?: readonly number[];
  /** travel in minutes where costs are not minutes; for points default by `metresPerMinute` */
  minutes?: readonly (readonly number[])[] | CostMatrix;
  /** walking pace for points; default 70 */
  metresPerMinute?: number;
  /** when the first stop is reached, minutes; default 0 */
  departAt?: number;
  /** when all must be over (the last service, or the return of a closed order), minutes */
  endBy?: number;
  /** travel at most, minutes */
  travelLimit?: number;
  /** default 1 */
  seed?: number;
  onProgress?: (progress: OrderProgress) => void;
}

export interface OrderResult {
  /** indexes of the stops */
  order: number[];
  /** in the unit of the costs (metres for points), with the return of a closed order */
  cost: number;
  /** minute at which service begins, by place in `order`; only with a timetable */
  begins?: number[];
  /** stops that are served too late, and by how many minutes; only where there are any */
  late?: { stop: number; minutes: number }[];
  /** minutes beyond `endBy`, where there are any */
  overEnd?: number;
  /** minutes beyond `travelLimit`, where there are any */
  overTravel?: number;
}
