/** Rings of a few plain forms, on the sheet or in a hamlet's frame. */
import { type Point, ringOf } from './plane.ts';
import type { Random } from './random.ts';

/** The points as a closed ring. */
export const closed = (points: readonly Point[]): Point[] => [...points, points[0]!];

/** A rounded shape of no regular form; closed, anticlockwise. */
export function blob(random: Random, [cx, cy]: Point, rx: number, ry: number, corners: number): Point[] {
  const raw = Array.from({ length: corners }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / corners;
    const reach = random.range(0.72, 1);
    return [cx + rx * reach * Math.cos(angle), cy + ry * reach * Math.sin(angle)];
  });
  const ring = raw.flatMap(([ax, ay], i): Point[] => {
    const [bx, by] = raw[(i + 1) % corners]!;
    return [
      [0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by],
      [0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by],
    ];
  });
  return [...ring, ring[0]!];
}

/** A building of the given size around a point, turned by `angle`. */
export function footprint([cx, cy]: Point, width: number, depth: number, angle: number): Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ringOf({ x0: -width / 2, x1: width / 2, y0: -depth / 2, y1: depth / 2 }).map(
    ([x, y]): Point => [cx + x * cos - y * sin, cy + x * sin + y * cos],
  );
}
