import { inCircle } from './predicates.ts';

/** Whole-number points, each once; below 2^22 in size, so that the frame around them stays exact. */
export interface Sites {
  x: Int32Array;
  y: Int32Array;
}

export interface Triangulation extends Sites {
  /** Triangle t has the corners 3t, 3t+1, 3t+2, anticlockwise. The last four sites are the frame's corners. */
  corners: Int32Array;
  /** The triangle across the side from corner 3t+e to the next one; -1 outside the frame. */
  across: Int32Array;
  triangles: number;
}

/** The frame's corners lie this far out: far enough that nothing between sites depends on them. */
const FRAME = 2 ** 24;

/**
 * The Delaunay triangulation of points in a large square frame, by Bowyer and Watson: points go in along a Hilbert
 * curve, so that each lies near the last; the triangles whose circle holds it give way to a fan. With exact tests
 * the hole is always star-shaped. O(n log n) for the sort, then about linear.
 */
export function triangulate(sites: Sites): Triangulation {
  const n = sites.x.length;
  const x = new Int32Array(n + 4);
  const y = new Int32Array(n + 4);
  x.set(sites.x);
  y.set(sites.y);
  x.set([-FRAME, FRAME, FRAME, -FRAME], n);
  y.set([-FRAME, -FRAME, FRAME, FRAME], n);
  const corners = new Int32Array(3 * (2 * n + 2));
  const across = new Int32Array(3 * (2 * n + 2)).fill(-1);
  corners.set([n, n + 1, n + 2, n, n + 2, n + 3]);
  across[2] = 1;
  across[3] = 0;
  let triangles = 2;
  let last = 0;
  const stamp = new Int32Array(2 * n + 2).fill(-1);
  const fan = new Int32Array(n + 4); // the new triangle that begins at a corner

  const locate = (px: number, py: number): number => {
    let t = last;
    for (;;) {
      let next = -1;
      for (let e = 0; e < 3 && next < 0; e++) {
        const a = corners[3 * t + e]!;
        const b = corners[3 * t + ((e + 1) % 3)]!;
        if ((x[b]! - x[a]!) * (py - y[a]!) - (y[b]! - y[a]!) * (px - x[a]!) < 0) next = across[3 * t + e]!;
      }
      if (next < 0) return t;
      t = next;
    }
  };

  const circleHolds = (t: number, px: number, py: number): boolean => {
    const a = corners[3 * t]!;
    const b = corners[3 * t + 1]!;
    const c = corners[3 * t + 2]!;
    return inCircle(x[a]! - px, y[a]! - py, x[b]! - px, y[b]! - py, x[c]! - px, y[c]! - py) > 0;
  };

  for (const p of hilbertOrder(sites)) {
    const px = x[p]!;
    const py = y[p]!;
    const cavity = [locate(px, py)];
    stamp[cavity[0]!] = p;
    const rim: number[] = []; // from, to, triangle beyond
    for (let i = 0; i < cavity.length; i++) {
      const t = cavity[i]!;
      for (let e = 0; e < 3; e++) {
        const beyond = across[3 * t + e]!;
        if (beyond >= 0 && stamp[beyond] === p) continue;
        if (beyond >= 0 && circleHolds(beyond, px, py)) {
          stamp[beyond] = p;
          cavity.push(beyond);
        } else rim.push(corners[3 * t + e]!, corners[3 * t + ((e + 1) % 3)]!, beyond);
      }
    }
    const made: number[] = [];
    for (let r = 0; r < rim.length; r += 3) {
      const t = cavity[r / 3] ?? triangles++;
      const [a, b, beyond] = [rim[r]!, rim[r + 1]!, rim[r + 2]!];
      corners[3 * t] = a;
      corners[3 * t + 1] = b;
      corners[3 * t + 2] = p;
      across[3 * t] = beyond;
      if (beyond >= 0) for (let e = 0; e < 3; e++) if (corners[3 * beyond + e] === b) across[3 * beyond + e] = t;
      fan[a] = t;
      made.push(t);
    }
    for (const t of made) {
      const next = fan[corners[3 * t + 1]!]!;
      across[3 * t + 1] = next;
      across[3 * next + 2] = t;
    }
    last = made[0]!;
  }
  return { x, y, corners, across, triangles };
}

const ORDER = 11;

/** The sites along a Hilbert curve; the same for the same points, whatever order they came in. */
function hilbertOrder({ x, y }: Sites): number[] {
  const shift = 2 ** 22;
  const keys = Float64Array.from(x, (px, i) => hilbert((px + shift) >> (23 - ORDER), (y[i]! + shift) >> (23 - ORDER)));
  return Array.from(keys, (_, i) => i).sort((a, b) => keys[a]! - keys[b]! || x[a]! - x[b]! || y[a]! - y[b]!);
}

function hilbert(px: number, py: number): number {
  let [u, v, d] = [px, py, 0];
  for (let s = 2 ** (ORDER - 1); s > 0; s >>= 1) {
    const right = (u & s) > 0 ? 1 : 0;
    const up = (v & s) > 0 ? 1 : 0;
    d += s * s * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        u = 2 ** ORDER - 1 - u;
        v = 2 ** ORDER - 1 - v;
      }
      [u, v] = [v, u];
    }
  }
  return d;
}
