/** Lanes cut where they meet, cross each other or cross water: pieces between nodes. */
import type { Line } from './read.ts';
import { crossingAt, nearestShare, segmentIndex, someInBox } from './segments.ts';
import type { SegmentIndex } from './types.ts';

/** The end of a lane this near to another lane meets it, metres: drawn by eye. */
const MEETS = 1.5;
/** A corner this near to another lane lies on it; nodes this near are one, metres. */
const SAME = 0.3;
/** An untagged lane ends this far before wide water, metres. */
const SHORT_OF_WATER = 0.5;
const CELL = 50;

/** Pieces between nodes, growing arrays. */
export interface Pieces {
  nodeX: number[];
  nodeY: number[];
  wet: number[];
  from: number[];
  to: number[];
  lane: number[];
  /** metres with penalties */
  metres: number[];
  bridges: number;
  impliedBridges: number;
  cut: number;
}

interface Cut {
  at: number;
  x: number;
  y: number;
  kind: 'node' | 'wet' | 'blocked';
}

/**
 * @param water  barriers
 * @param wide  for each of its segments 1 where only a tagged bridge leads over it
 */
export function nodeLines(lines: readonly Line[], water: SegmentIndex, wide: Uint8Array): Pieces {
  const segmentLine: number[] = [];
  const flat: number[] = [];
  for (const [l, { x, y }] of lines.entries())
    for (let i = 0; i + 1 < x.length; i++) {
      flat.push(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!);
      segmentLine.push(l);
    }
  const index = segmentIndex(Float64Array.from(flat), CELL);
  const pieces: Pieces = {
    nodeX: [],
    nodeY: [],
    wet: [],
    from: [],
    to: [],
    lane: [],
    metres: [],
    bridges: 0,
    impliedBridges: 0,
    cut: 0,
  };
  const nodeAt = nodeFinder(pieces);
  const known = new Set<number>();
  const add = (a: number, b: number, lane: number) => {
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    if (a === b || known.has(key)) return;
    known.add(key);
    pieces.from.push(a);
    pieces.to.push(b);
    pieces.lane.push(lane);
    pieces.metres.push(Math.hypot(pieces.nodeX[a]! - pieces.nodeX[b]!, pieces.nodeY[a]! - pieces.nodeY[b]!));
  };
  for (const [s, l] of segmentLine.entries()) {
    const line = lines[l]!;
    const [ax, ay, bx, by] = [flat[4 * s]!, flat[4 * s + 1]!, flat[4 * s + 2]!, flat[4 * s + 3]!];
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    const cuts = [
      ...meetings(index, segmentLine, lines, s),
      ...waterCuts([ax, ay, bx, by], line.bridge, water, wide),
    ].sort((p, q) => p.at - q.at);
    let here = nodeAt(ax, ay);
    for (const { at, x, y, kind } of cuts) {
      if (kind === 'blocked') {
        pieces.cut++;
        const before = Math.max(0, at - SHORT_OF_WATER / length);
        const after = Math.min(1, at + SHORT_OF_WATER / length);
        add(here, nodeAt(ax + before * (bx - ax), ay + before * (by - ay)), l);
        here = nodeAt(ax + after * (bx - ax), ay + after * (by - ay));
        continue;
      }
      const there = nodeAt(x, y);
      add(here, there, l);
      here = there;
      if (kind === 'wet') {
        if (pieces.wet[there] === 0) pieces[line.bridge ? 'bridges' : 'impliedBridges']++;
        pieces.wet[there] = 1;
      }
    }
    add(here, nodeAt(bx, by), l);
  }
  return pieces;
}

/** Where other lanes meet or cross segment s. */
function meetings(index: SegmentIndex, segmentLine: readonly number[], lines: readonly Line[], s: number): Cut[] {
  const { ends } = index;
  const [ax, ay, bx, by] = [ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!];
  const own = lines[segmentLine[s]!]!;
  const found: Cut[] = [];
  const seen = new Set<number>([s]);
  const [west, east] = [Math.min(ax, bx) - MEETS, Math.max(ax, bx) + MEETS];
  const [south, north] = [Math.min(ay, by) - MEETS, Math.max(ay, by) + MEETS];
  someInBox(index, west, south, east, north, (o) => {
    if (seen.has(o)) return false;
    seen.add(o);
    const other = lines[segmentLine[o]!]!;
    const level = own.level === other.level;
    let touches = false;
    for (const k of [0, 2]) {
      const [x, y] = [ends[4 * o + k]!, ends[4 * o + k + 1]!];
      const isEnd = (x === other.x[0] && y === other.y[0]) || (x === other.x.at(-1) && y === other.y.at(-1));
      const at = nearestShare(index, s, x, y);
      const metres = Math.hypot(ax + at * (bx - ax) - x, ay + at * (by - ay) - y);
      if (metres > (isEnd && segmentLine[o] !== segmentLine[s] ? MEETS : level ? SAME : -1)) continue;
      touches = true;
      if (at > 0 && at < 1) found.push({ at, x, y, kind: 'node' });
      else if (metres > SAME) found.push({ at, x, y, kind: 'node' });
    }
    if (touches || !level) return false;
    const at = crossingAt(ax, ay, bx, by, ends[4 * o]!, ends[4 * o + 1]!, ends[4 * o + 2]!, ends[4 * o + 3]!);
    if (at > 0 && at < 1) {
      // The same point to the last digit from both sides: computed from the segment that comes first.
      const [p, q] = s < o ? [s, o] : [o, s];
      const share = crossingAt(...corners(ends, p), ...corners(ends, q));
      const [cx, cy, dx, dy] = corners(ends, p);
      found.push({ at, x: cx + share * (dx - cx), y: cy + share * (dy - cy), kind: 'node' });
    }
    return false;
  });
  return found;
}

const corners = (ends: Float64Array, i: number): [number, number, number, number] => [
  ends[4 * i]!,
  ends[4 * i + 1]!,
  ends[4 * i + 2]!,
  ends[4 * i + 3]!,
];

function waterCuts(
  [ax, ay, bx, by]: readonly [number, number, number, number],
  bridge: boolean,
  water: SegmentIndex,
  wide: Uint8Array,
): Cut[] {
  const found = new Map<number, Cut>();
  const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const;
  someInBox(water, ...box, (w) => {
    if (found.has(w)) return false;
    const at = crossingAt(ax, ay, bx, by, ...corners(water.ends, w));
    if (at < 0) return false;
    const kind = !bridge && wide[w] === 1 ? 'blocked' : 'wet';
    found.set(w, { at, x: ax + at * (bx - ax), y: ay + at * (by - ay), kind });
    return false;
  });
  return [...found.values()];
}

/** Nodes by place: within {@link SAME} of one there is no other. */
function nodeFinder({ nodeX, nodeY, wet }: Pieces): (x: number, y: number) => number {
  const cells = new Map<number, number[]>();
  const key = (column: number, row: number) => column * 2 ** 26 + row;
  return (x, y) => {
    const column = Math.floor(x / SAME);
    const row = Math.floor(y / SAME);
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        for (const node of cells.get(key(c, r)) ?? [])
          if (Math.hypot(nodeX[node]! - x, nodeY[node]! - y) <= SAME) return node;
    const node = nodeX.push(x) - 1;
    nodeY.push(y);
    wet.push(0);
    const there = cells.get(key(column, row));
    if (there) there.push(node);
    else cells.set(key(column, row), [node]);
    return node;
  };
}
