/** A square with its sides along the axes, from `min` to `max` in both directions. */
export interface Square {
  min: number;
  max: number;
}

/**
 * The parts of a line inside a square: none, one or several.
 *
 * @param line  x0 y0 x1 y1 …
 */
export const clipLine = (line: number[], square: Square): number[][] =>
  cutLine(line, 0, square).flatMap((part) => cutLine(part, 1, square));

/**
 * A closed ring cut to a square, one side after the other (Sutherland and Hodgman 1974).
 * Where the ring leaves and comes back, it runs along the square's side: same area, same picture.
 *
 * @param ring  x0 y0 x1 y1 …, first point repeated at the end
 * @returns the ring, closed; empty where nothing of it is inside
 */
export function clipRing(ring: number[], { min, max }: Square): number[] {
  let cut = ring;
  for (const axis of [0, 1] as const) {
    cut = keepSide(cut, axis, min, 1);
    cut = keepSide(cut, axis, max, -1);
  }
  return cut;
}

/** The parts of a line between two parallels. */
function cutLine(line: number[], axis: 0 | 1, { min, max }: Square): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  const flush = () => {
    if (part.length >= 4) parts.push(part);
    part = [];
  };
  for (let i = 0; i + 3 < line.length; i += 2) {
    const a = line[i + axis]!;
    const b = line[i + 2 + axis]!;
    if ((a < min && b < min) || (a > max && b > max)) {
      flush();
      continue;
    }
    if (part.length === 0) {
      if (a < min) pushAt(part, line, i, axis, min);
      else if (a > max) pushAt(part, line, i, axis, max);
      else part.push(line[i]!, line[i + 1]!);
    }
    if (b < min) pushAt(part, line, i, axis, min);
    else if (b > max) pushAt(part, line, i, axis, max);
    else part.push(line[i + 2]!, line[i + 3]!);
    if (b < min || b > max) flush();
  }
  flush();
  return parts;
}

/** The part of a closed ring on one side of a line: where `axis` is at least (sign 1) or at most (sign -1) `at`. */
function keepSide(ring: number[], axis: 0 | 1, at: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const a = (ring[i + axis]! - at) * sign;
    const b = (ring[i + 2 + axis]! - at) * sign;
    if (a >= 0) kept.push(ring[i]!, ring[i + 1]!);
    if ((a > 0 && b < 0) || (a < 0 && b > 0)) pushAt(kept, ring, i, axis, at);
  }
  if (kept.length > 0) kept.push(kept[0]!, kept[1]!);
  return kept.length >= 8 ? kept : [];
}

/** Adds the point where the segment that starts at `i` meets `at` on the axis. */
function pushAt(target: number[], path: number[], i: number, axis: 0 | 1, at: number): void {
  const a = path[i + axis]!;
  const b = path[i + 2 + axis]!;
  const other = 1 - axis;
  const along = path[i + other]! + ((at - a) / (b - a)) * (path[i + 2 + other]! - path[i + other]!);
  if (axis === 0) target.push(at, along);
  else target.push(along, at);
}
