/**
 * Leaves out the points of a path that lie nearer than `tolerance` to what remains (Douglas and Peucker 1973).
 * The ends stay, so a closed ring stays closed.
 *
 * @param path       x0 y0 x1 y1 …
 * @param tolerance  in the path's own units
 */
export function simplify(path: number[], tolerance: number): number[] {
  const last = path.length / 2 - 1;
  if (last < 2) return path;
  const kept = new Uint8Array(last + 1);
  kept[0] = 1;
  kept[last] = 1;
  const limit = tolerance * tolerance;
  const open: number[] = [0, last];
  while (open.length > 0) {
    const to = open.pop()!;
    const from = open.pop()!;
    const farthest = farthestBetween(path, from, to, limit);
    if (farthest === -1) continue;
    kept[farthest] = 1;
    open.push(from, farthest, farthest, to);
  }
  const result: number[] = [];
  for (let i = 0; i <= last; i++) if (kept[i]) result.push(path[2 * i]!, path[2 * i + 1]!);
  return result;
}

/** Index of the point between two others that lies farthest from their segment and beyond the limit, or -1. */
function farthestBetween(path: number[], from: number, to: number, limit: number): number {
  const ax = path[2 * from]!;
  const ay = path[2 * from + 1]!;
  const dx = path[2 * to]! - ax;
  const dy = path[2 * to + 1]! - ay;
  const length = dx * dx + dy * dy;
  let farthest = -1;
  let most = limit;
  for (let i = from + 1; i < to; i++) {
    const px = path[2 * i]! - ax;
    const py = path[2 * i + 1]! - ay;
    const along = length === 0 ? 0 : Math.min(Math.max((px * dx + py * dy) / length, 0), 1);
    const distance = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (distance > most) {
      most = distance;
      farthest = i;
    }
  }
  return farthest;
}
