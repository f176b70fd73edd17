import type { Position } from 'geojson';

/**
 * On which side of a drawn line a position lies: of the piece of the line nearest to it, the first and the last piece
 * prolonged. 0 left, 1 right.
 *
 * @param line  at least two positions
 */
export function sideOfLine(line: readonly Position[], [lon, lat]: Position): 0 | 1 {
  const narrow = Math.cos((lat! * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  let side = 0;
  for (let k = 0; k + 1 < line.length; k++) {
    const [ax, ay] = [(line[k]![0]! - lon!) * narrow, line[k]![1]! - lat!];
    const [dx, dy] = [(line[k + 1]![0]! - line[k]![0]!) * narrow, line[k + 1]![1]! - line[k]![1]!];
    const square = dx * dx + dy * dy;
    if (square === 0) continue;
    const t = Math.max(
      k === 0 ? Number.NEGATIVE_INFINITY : 0,
      Math.min(k + 2 === line.length ? Number.POSITIVE_INFINITY : 1, -(ax * dx + ay * dy) / square),
    );
    const apart = Math.hypot(ax + t * dx, ay + t * dy);
    const turn = ax * dy - ay * dx; // of the piece and the way to the position: positive left
    // At a corner both pieces are equally near: the one it lies more beside decides.
    if (apart < least - 1e-15 || (apart <= least + 1e-15 && Math.abs(turn) / Math.sqrt(square) > Math.abs(side))) {
      least = apart;
      side = turn / Math.sqrt(square);
    }
  }
  return side > 0 ? 0 : 1;
}
