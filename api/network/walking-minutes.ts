/** Walking minutes between things some of which have no position: `minutes` is a square over those that have one. */
export interface WalkingTable {
  /** row in `minutes` of each thing; -1 without a position */
  rows: Int32Array;
  minutes: Float64Array;
  size: number;
  /** no lanes are known here: straight lines with a detour */
  approximate: boolean;
}

/** Minutes by the things' numbers; both have a position. */
export const minutesOf =
  ({ rows, minutes, size }: WalkingTable) =>
  (a: number, b: number): number =>
    minutes[rows[a]! * size + rows[b]!]!;
