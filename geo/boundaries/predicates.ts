/** Signs of determinants over whole numbers, exact: by doubles where their error cannot matter, else by BigInt. */

/** More than the relative rounding error of the sum below. */
const UNSURE = 4e-15;

/**
 * Whether the circle through a, b, c (anticlockwise) holds the point p: positive inside, 0 on it, negative outside.
 * All are whole numbers, given as differences to p below 2^26.
 */
export function inCircle(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const a = ax * ax + ay * ay;
  const b = bx * bx + by * by;
  const c = cx * cx + cy * cy;
  const bc = bx * cy - by * cx;
  const ca = cx * ay - cy * ax;
  const ab = ax * by - ay * bx;
  const sum = a * bc + b * ca + c * ab;
  const bound =
    UNSURE *
    (a * (Math.abs(bx * cy) + Math.abs(by * cx)) +
      b * (Math.abs(cx * ay) + Math.abs(cy * ax)) +
      c * (Math.abs(ax * by) + Math.abs(ay * bx)));
  if (sum > bound || sum < -bound) return sum;
  // The three determinants of two factors are exact as they are: below 2^53.
  const exact = BigInt(a) * BigInt(bc) + BigInt(b) * BigInt(ca) + BigInt(c) * BigInt(ab);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
