import type { Position } from 'geojson';

const METRES_PER_DEGREE = 111_195;

/** A flat sheet around `origin` in metres; across a commune wrong by less than a thousandth. */
export function planeOf(origin: readonly [number, number]) {
  const east = METRES_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180);
  return {
    x: (position: Position): number => (position[0]! - origin[0]) * east,
    y: (position: Position): number => (position[1]! - origin[1]) * METRES_PER_DEGREE,
    position: (x: number, y: number): Position => [
      round7(origin[0] + x / east),
      round7(origin[1] + y / METRES_PER_DEGREE),
    ],
  };
}
export type Plane = ReturnType<typeof planeOf>;

/** Seven decimals, about a centimetre. */
const round7 = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
