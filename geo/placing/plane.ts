/** `[longitude, latitude]` in degrees, WGS 84. */
export type Position = [lon: number, lat: number];
/** Metres east and north of the plane's origin. */
export type Point = readonly [x: number, y: number];

export interface Plane {
  toMetres(position: readonly number[]): Point;
  toPosition(point: Point): Position;
}

const METRES_PER_DEGREE = 111_195;
/** Seven decimals, about a centimetre. */
const DECIMALS = 1e7;

/** A flat sheet around `origin`; across a commune (15 km) it is wrong by less than a thousandth. */
export function planeAround(origin: readonly number[]): Plane {
  const [lon0, lat0] = [origin[0]!, origin[1]!];
  const lonScale = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  const round = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;
  return {
    toMetres: ([lon, lat]) => [(lon! - lon0) * lonScale, (lat! - lat0) * METRES_PER_DEGREE],
    toPosition: ([x, y]) => [round(lon0 + x / lonScale), round(lat0 + y / METRES_PER_DEGREE)],
  };
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The middle value (the lower one of two); NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}
