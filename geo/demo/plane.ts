/**
 * The demo is drawn on a flat sheet in metres (x east, y north) with straight rows and columns. A smooth bend of the
 * whole sheet then makes the country look grown: since the bend is one-to-one, what was apart on the sheet stays apart.
 */
import type { Position } from 'geojson';
import type { Random } from './random.ts';

/** A point of the sheet, metres. */
export type Point = readonly [x: number, y: number];

export interface Rect {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Plane {
  toLonLat(point: Point): Position;
}

const METRES_PER_DEGREE = 111_195;

/** Two long waves (kilometres) and two short ones; together they turn no direction by more than some 15 degrees. */
const WAVES = [
  { length: 5200, amplitude: 95 },
  { length: 3300, amplitude: 55 },
  { length: 1150, amplitude: 13 },
  { length: 640, amplitude: 5 },
];

/**
 * @param centre    where the middle of the sheet comes to lie, `[lon, lat]`
 * @param rotation  radians, anticlockwise
 */
export function createPlane(random: Random, centre: Position, middle: Point, rotation: number): Plane {
  const waves = [0, 1].map(() =>
    WAVES.map(({ length, amplitude }) => {
      const heading = random.range(0, 2 * Math.PI);
      const k = (2 * Math.PI) / length;
      return { kx: k * Math.cos(heading), ky: k * Math.sin(heading), phase: random.range(0, 2 * Math.PI), amplitude };
    }),
  );
  const bend = (axis: number, x: number, y: number) => {
    let sum = 0;
    for (const wave of waves[axis]!) sum += wave.amplitude * Math.sin(wave.kx * x + wave.ky * y + wave.phase);
    return sum;
  };
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  const lonScale = METRES_PER_DEGREE * Math.cos((centre[1]! * Math.PI) / 180);
  return {
    toLonLat([px, py]) {
      const x = px - middle[0] + bend(0, px, py);
      const y = py - middle[1] + bend(1, px, py);
      return [
        round7(centre[0]! + (x * cos - y * sin) / lonScale),
        round7(centre[1]! + (x * sin + y * cos) / METRES_PER_DEGREE),
      ];
    },
  };
}

/** Seven decimals, about a centimetre. */
const round7 = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** The polyline with points added so that no piece is longer than `step` metres; the old points stay. */
export function densify(line: readonly Point[], step: number): Point[] {
  const dense: Point[] = [];
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = line[i]!;
    const [bx, by] = line[i + 1]!;
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / step));
    for (let j = 0; j < pieces; j++) dense.push([ax + ((bx - ax) * j) / pieces, ay + ((by - ay) * j) / pieces]);
  }
  dense.push(line[line.length - 1]!);
  return dense;
}

/** The corners of a rectangle as a closed ring, anticlockwise. */
export const ringOf = ({ x0, y0, x1, y1 }: Rect): Point[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
  [x0, y0],
];

/** Whether two rectangles come closer than `gap` metres. */
export const touches = (a: Rect, b: Rect, gap: number) =>
  a.x0 - gap < b.x1 && b.x0 - gap < a.x1 && a.y0 - gap < b.y1 && b.y0 - gap < a.y1;

/** The smallest rectangle around points, grown by `margin` metres. */
export function boundsOf(points: readonly Point[], margin: number): Rect {
  const rect = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const [x, y] of points) {
    if (x < rect.x0) rect.x0 = x;
    if (x > rect.x1) rect.x1 = x;
    if (y < rect.y0) rect.y0 = y;
    if (y > rect.y1) rect.y1 = y;
  }
  return { x0: rect.x0 - margin, y0: rect.y0 - margin, x1: rect.x1 + margin, y1: rect.y1 + margin };
}
