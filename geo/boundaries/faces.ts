import { arrange, type Piece } from './arrangement.ts';
import { doubleArea, keyOf, type Point, type Shape } from './grid.ts';

/** One closed walk along the outlines, with the face on its left. */
export interface Loop {
  corners: Point[];
  /** Twice its signed area: negative where it goes around its face's holes or around everything. */
  doubleArea: number;
  /** The shapes that cover the face, in order. */
  cover: number[];
  /** Pieces along it. */
  pieces: number[];
}

/** The plane divided by the outlines of shapes. */
export interface Faces {
  pieces: Piece[];
  loops: Loop[];
  /** The loop left of piece p from its beginning to its end (2p), and back (2p + 1). */
  loopOf: Int32Array;
}

/** Divides the plane by the outlines of shapes, and says which of them cover each part. */
export function facesOf(shapes: readonly Shape[]): Faces {
  const pieces = arrange(shapes).filter(({ runs }) => [...runs.values()].some((count) => count !== 0));
  const next = nextAround(pieces);
  const loopOf = new Int32Array(2 * pieces.length).fill(-1);
  const loops: Loop[] = [];
  for (let start = 0; start < loopOf.length; start++) {
    if (loopOf[start] !== -1) continue;
    const loop: Loop = { corners: [], doubleArea: 0, cover: [], pieces: [] };
    for (let side = start; loopOf[side] === -1; side = next[side]!) {
      loopOf[side] = loops.length;
      loop.corners.push(beginOf(pieces, side));
      loop.pieces.push(side >> 1);
    }
    loop.doubleArea = doubleArea(loop.corners);
    loops.push(loop);
  }
  const faces = { pieces, loops, loopOf };
  findCover(faces);
  return faces;
}

const beginOf = (pieces: readonly Piece[], side: number): Point =>
  side % 2 === 0 ? pieces[side >> 1]!.from : pieces[side >> 1]!.to;

/** After each directed side the one that goes on along the same face: at its end, the next clockwise from its way back. */
function nextAround(pieces: readonly Piece[]): Int32Array {
  const leaving = new Map<number, { side: number; angle: number }[]>();
  for (let side = 0; side < 2 * pieces.length; side++) {
    const [a, b] = [beginOf(pieces, side), beginOf(pieces, side ^ 1)];
    const key = keyOf(a);
    const found = leaving.get(key) ?? [];
    leaving.set(key, found);
    found.push({ side, angle: Math.atan2(b[1] - a[1], b[0] - a[0]) });
  }
  const next = new Int32Array(2 * pieces.length);
  for (const around of leaving.values()) {
    around.sort((p, q) => p.angle - q.angle);
    for (const [i, { side }] of around.entries())
      next[side ^ 1] = around[(i + around.length - 1) % around.length]!.side;
  }
  return next;
}

/** Spreads from what lies outside of everything over every piece: crossing it changes how often a shape winds around. */
function findCover({ pieces, loops, loopOf }: Faces): void {
  const connected = componentsOf({ pieces, loops, loopOf });
  for (const own of connected) {
    const outer = own.reduce((least, loop) => (loops[loop]!.doubleArea < loops[least]!.doubleArea ? loop : least));
    const member = new Set(own);
    const windings = new Map([[outer, windingAt(loops[outer]!.corners, pieces, (p) => member.has(loopOf[2 * p]!))]]);
    const open = [outer];
    for (const loop of open) {
      for (const p of loops[loop]!.pieces) {
        const left = loopOf[2 * p]! === loop;
        const beyond = loopOf[left ? 2 * p + 1 : 2 * p]!;
        if (windings.has(beyond)) continue;
        const winding = new Map(windings.get(loop));
        for (const [shape, count] of pieces[p]!.runs)
          winding.set(shape, (winding.get(shape) ?? 0) + (left ? -count : count));
        windings.set(beyond, winding);
        open.push(beyond);
      }
    }
    for (const [loop, winding] of windings)
      loops[loop]!.cover = [...winding]
        .filter(([, count]) => count !== 0)
        .map(([shape]) => shape)
        .sort((a, b) => a - b);
  }
}

/** Loops that hang together by pieces. */
function componentsOf({ pieces, loops, loopOf }: Faces): number[][] {
  const seen = new Uint8Array(loops.length);
  const found: number[][] = [];
  const byCorner = new Map<number, number[]>();
  for (const [i, loop] of loops.entries())
    for (const corner of loop.corners) {
      const key = keyOf(corner);
      const there = byCorner.get(key);
      if (there) there.push(i);
      else byCorner.set(key, [i]);
    }
  for (let start = 0; start < loops.length; start++) {
    if (seen[start]) continue;
    seen[start] = 1;
    const own = [start];
    const reach = (loop: number) => {
      if (seen[loop]) return;
      seen[loop] = 1;
      own.push(loop);
    };
    for (const loop of own) {
      for (const p of loops[loop]!.pieces) for (const side of [2 * p, 2 * p + 1]) reach(loopOf[side]!);
      for (const corner of loops[loop]!.corners) for (const other of byCorner.get(keyOf(corner))!) reach(other);
    }
    found.push(own);
  }
  return found.length > 0 && pieces.length > 0 ? found : [];
}

/** How often each shape winds around a walk, by what lies west of its westernmost corner; its own pieces aside. */
function windingAt(corners: readonly Point[], pieces: readonly Piece[], own: (piece: number) => boolean) {
  const winding = new Map<number, number>();
  const [x, y] = corners.reduce((west, corner) => (corner[0] < west[0] ? corner : west));
  for (const [p, { from, to, runs }] of pieces.entries()) {
    if (from[1] > y === to[1] > y) continue;
    if (from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]) >= x || own(p)) continue;
    const up = to[1] > from[1] ? -1 : 1;
    for (const [shape, count] of runs) winding.set(shape, (winding.get(shape) ?? 0) + up * count);
  }
  return winding;
}
