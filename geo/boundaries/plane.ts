import { type Point, type Scale, scaleAt } from './grid.ts';

/** A flat sheet of whole numbers around some points, for measuring distances among them. */
export interface Plane {
  /** Metres of one unit: a centimetre, or more where the points lie very far apart. */
  unit: number;
  onPlane: (point: Point) => [x: number, y: number];
  onGrid: (x: number, y: number) => Point;
}

/** Half the sheet in units: what the triangulation can take, with room for sites around the households. */
const HALF = 2 ** 21;
const CENTIMETRE = 0.01;
/** What lies off the sheet by more than this (circles through points nearly on a line) is brought to its edge. */
const FURTHEST = 2 ** 23;

/** @param points  at least one */
export function planeAround(points: readonly Point[]): Plane {
  const middle: Point = [median(points.map(([x]) => x)), median(points.map(([, y]) => y))];
  const scale: Scale = scaleAt(middle[1] / 1e7);
  let reach = 0;
  for (const [x, y] of points)
    reach = Math.max(reach, Math.abs(x - middle[0]) * scale.east, Math.abs(y - middle[1]) * scale.north);
  const unit = Math.max(CENTIMETRE, reach / HALF);
  const clamp = (value: number) => Math.max(-FURTHEST, Math.min(FURTHEST, value));
  return {
    unit,
    onPlane: ([x, y]) => [
      Math.round(((x - middle[0]) * scale.east) / unit),
      Math.round(((y - middle[1]) * scale.north) / unit),
    ],
    onGrid: (x, y) => [
      Math.round(middle[0] + (clamp(x) * unit) / scale.east),
      Math.round(middle[1] + (clamp(y) * unit) / scale.north),
    ],
  };
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
