/** Rice fields as long narrow strips in what settlements, roads and water leave free. */
import { densify, type Point, type Rect } from './plane.ts';
import type { Random } from './random.ts';

/** The ground a line takes, as rectangles `margin` metres to each side. */
export function groundOfLine(line: readonly Point[], margin: number): Rect[] {
  const dense = densify(line, 30);
  return dense.slice(1).map((end, i) => {
    const start = dense[i]!;
    return {
      x0: Math.min(start[0], end[0]) - margin,
      y0: Math.min(start[1], end[1]) - margin,
      x1: Math.max(start[0], end[0]) + margin,
      y1: Math.max(start[1], end[1]) + margin,
    };
  });
}

/** A ring as narrow upright rectangles, so that strips run up to it rather than to its box. */
export function groundOfRing(ring: readonly Point[]): Rect[] {
  const slices = new Map<number, Rect>();
  const width = 14;
  for (const [x, y] of densify(ring, 6)) {
    const key = Math.floor(x / width);
    const slice = slices.get(key);
    if (slice) {
      slice.y0 = Math.min(slice.y0, y);
      slice.y1 = Math.max(slice.y1, y);
    } else slices.set(key, { x0: key * width, x1: (key + 1) * width, y0: y, y1: y });
  }
  return [...slices.values()].map(({ x0, x1, y0, y1 }) => ({ x0, x1, y0: y0 - 3, y1: y1 + 3 }));
}

/**
 * Strips filling `area`, running north to south or west to east.
 *
 * @returns groups of neighbouring strips, each strip a closed ring
 */
export function strips(random: Random, area: Rect, taken: readonly Rect[], upright: boolean): Point[][][] {
  const turned = (rect: Rect): Rect => (upright ? rect : { x0: rect.y0, x1: rect.y1, y0: rect.x0, y1: rect.x1 });
  const field = turned(area);
  const obstacles = taken.map(turned).filter((rect) => rect.y0 < field.y1 && rect.y1 > field.y0);
  const groups: Point[][][] = [];
  let group: Point[][] = [];
  const banks = bankLines(random, field);
  for (let x = field.x0; x < field.x1 - 8; ) {
    const end = Math.min(field.x1, x + random.range(13, 25));
    const gaps = [...obstacles.filter((o) => o.x0 < end && o.x1 > x), ...banks];
    for (const [y0, y1] of freeSpans(field.y0, field.y1, gaps)) {
      if (y1 - y0 < 16) continue;
      const east: Point[] = densify(
        [
          [end, y0],
          [end, y1],
        ],
        110,
      );
      const west: Point[] = densify(
        [
          [x, y1],
          [x, y0],
        ],
        110,
      );
      const ring = [...east, ...west, east[0]!];
      group.push(upright ? ring : ring.map(([a, b]): Point => [b, a]).reverse());
    }
    x = end;
    if (group.length >= 36) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** Small banks across all strips every few hundred metres. */
function bankLines(random: Random, field: Rect): Rect[] {
  const lines: Rect[] = [];
  for (let y = field.y0 + random.range(90, 190); y < field.y1 - 60; y += random.range(120, 230)) {
    lines.push({ ...field, y0: y - 0.8, y1: y + 0.8 });
  }
  return lines;
}

function freeSpans(from: number, to: number, gaps: readonly Rect[]): [number, number][] {
  const spans: [number, number][] = [];
  let start = from;
  for (const gap of [...gaps].sort((a, b) => a.y0 - b.y0)) {
    if (gap.y0 > start) spans.push([start, Math.min(gap.y0, to)]);
    start = Math.max(start, gap.y1);
  }
  if (start < to) spans.push([start, to]);
  return spans;
}
