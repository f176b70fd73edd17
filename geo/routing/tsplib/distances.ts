/** Distance of two places by TSPLIB's rules: x1, y1, x2, y2 as they stand in the file. */
export type Distance = (x1: number, y1: number, x2: number, y2: number) => number;

// TSPLIB's own constants: other digits give other whole numbers
// biome-ignore lint/suspicious/noApproximativeNumericConstant: it is what the published optima were computed with
const PI = 3.141592;
const EARTH_RADIUS_KM = 6378.388;

/** Nearest whole number as TSPLIB's programs find it: half goes up. */
const nint = (x: number) => Math.floor(x + 0.5);

/** Degrees and minutes written as DDD.MM, in radians. */
function radians(value: number): number {
  const degrees = Math.trunc(value);
  return (PI * (degrees + (5 * (value - degrees)) / 3)) / 180;
}

/**
 * Distances by `EDGE_WEIGHT_TYPE`, whole numbers.
 *
 * @see Reinelt, TSPLIB 95, section 2. Where text and published optima disagree (degrees of GEO are cut, not rounded),
 * the optima decide.
 */
export const DISTANCES: Record<string, Distance> = {
  EUC_2D: (x1, y1, x2, y2) => nint(Math.sqrt((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2))),
  CEIL_2D: (x1, y1, x2, y2) => Math.ceil(Math.sqrt((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2))),
  MAN_2D: (x1, y1, x2, y2) => nint(Math.abs(x1 - x2) + Math.abs(y1 - y2)),
  MAX_2D: (x1, y1, x2, y2) => Math.max(nint(Math.abs(x1 - x2)), nint(Math.abs(y1 - y2))),
  ATT: (x1, y1, x2, y2) => Math.ceil(Math.sqrt(((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2)) / 10)),
  GEO: (x1, y1, x2, y2) => {
    const [lat1, lon1, lat2, lon2] = [radians(x1), radians(y1), radians(x2), radians(y2)];
    const q1 = Math.cos(lon1 - lon2);
    const q2 = Math.cos(lat1 - lat2);
    const q3 = Math.cos(lat1 + lat2);
    return Math.trunc(EARTH_RADIUS_KM * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1);
  },
};
