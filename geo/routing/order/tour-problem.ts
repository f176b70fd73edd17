/** A closed tour to be shortened: symmetric costs, stops numbered so that near ones have near numbers. */
export interface TourProblem {
  size: number;
  /** row-major, symmetric; an edge below 0 is fixed: it is in every tour */
  costs: Float64Array;
  /** neighbours worth trying, `width` a row, cheapest first */
  near: Int32Array;
  width: number;
  /** gains up to this are rounding */
  epsilon: number;
}
