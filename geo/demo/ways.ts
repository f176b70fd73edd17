/** The ways and canals of one hamlet, in its frame. */
import type { Cell } from './cells.ts';
import type { Point } from './plane.ts';
import type { Plot, Skeleton } from './plots.ts';
import type { Random } from './random.ts';
import type { Settlement } from './settlement.ts';
import type { FeatureSubkind } from './types.ts';

export interface DraftLine {
  subkind: FeatureSubkind;
  name: string | null;
  points: Point[];
}

/** What a hamlet's canal through the middle, its middle road and the road along its south are called. */
export interface WayNames {
  canal: string;
  road: string;
  southRoad: string;
}

/** A plot and what was built on it. */
export interface Placed {
  plot: Plot;
  settlement: Settlement;
}

/** All lanes, roads and canals of the hamlet but the canals on its borders; where they meet, both have a vertex. */
export function linesOf(
  random: Random,
  cell: Cell,
  skeleton: Skeleton,
  placed: readonly Placed[],
  names: WayNames,
): DraftLine[] {
  const { southRoadY, westRoadX, middleX, canalY } = skeleton;
  const lines: DraftLine[] = [];
  const joinsMiddle = new Set<number>([southRoadY, cell.height + 19]);
  const joinsWest = new Set<number>([southRoadY, cell.height + 19]);
  const joinsSouth = new Set<number>();
  if (cell.onDyke) joinsMiddle.add(9);
  const eastward = (y: number): Point => [cell.width + 15, y];
  if (canalY !== null) {
    lines.push({
      subkind: 'canal',
      name: names.canal,
      points: [
        [0, canalY],
        [cell.width, canalY],
      ],
    });
    joinsMiddle.add(canalY + 13);
    joinsWest.add(canalY + 13);
    const y = canalY + 13;
    lines.push({ subkind: 'road', name: null, points: [[westRoadX, y], [middleX(y), y], eastward(y)] });
    for (const { plot, settlement } of placed.filter(({ plot }) => plot.by === 'canal' && plot.laneY < canalY)) {
      const [start, end] = [settlement.spine[0]!, settlement.spine[1]!];
      const from: Point = plot.west ? [start[0] - 8, plot.laneY] : [middleX(plot.laneY), plot.laneY];
      const to: Point = plot.west ? [middleX(plot.laneY), plot.laneY] : [end[0] + 8, plot.laneY];
      joinsMiddle.add(plot.laneY);
      lines.push({ subkind: 'lane', name: null, points: [from, to] });
    }
  }
  for (const west of [true, false]) {
    const tiers = new Set(
      placed.filter(({ plot }) => plot.west === west && plot.by === 'lane').map(({ plot }) => plot.tier),
    );
    for (const tier of tiers) {
      const row = placed.filter(({ plot }) => plot.west === west && plot.tier === tier && plot.by === 'lane');
      if (row[0]!.plot.laneY === southRoadY) continue;
      row.sort((a, b) => a.plot.ground.x0 - b.plot.ground.x0);
      const through = row.map(({ settlement }) => settlement.spine);
      const [first, last] = [through[0]![0]!, through[through.length - 1]!.at(-1)!];
      const inner = west ? last[1] : first[1];
      const gate: Point = [middleX(inner), inner];
      joinsMiddle.add(inner);
      const outerY = (west ? first : last)[1] + random.range(-14, 14);
      const goesOn = random.chance(0.55);
      const beyond: Point[] = goesOn ? [west ? [westRoadX, outerY] : eastward(outerY)] : [];
      if (goesOn && west) joinsWest.add(outerY);
      lines.push({
        subkind: 'lane',
        name: null,
        points: join(west ? [beyond, ...through, [gate]] : [[gate], ...through, beyond]),
      });
      for (const { settlement } of row)
        for (const lane of settlement.lanes) lines.push({ subkind: 'path', name: null, points: lane });
    }
  }
  const middle = sorted(joinsMiddle, cell.onDyke ? 9 : southRoadY, cell.height + 19);
  lines.push({ subkind: 'road', name: names.road, points: middle.map((y): Point => [middleX(y), y]) });
  if (skeleton.canalBesideRoad) {
    const ys = sorted(new Set(), southRoadY - 19, cell.height);
    lines.push({ subkind: 'canal', name: names.canal, points: ys.map((y): Point => [middleX(y) + 14, y]) });
  }
  const western = sorted(joinsWest, southRoadY, cell.height + 19);
  lines.push({ subkind: 'road', name: null, points: western.map((y): Point => [westRoadX, y]) });
  for (const x of [westRoadX, middleX(southRoadY), cell.width + 15]) joinsSouth.add(x);
  lines.push({
    subkind: 'road',
    name: names.southRoad,
    points: sorted(joinsSouth, westRoadX, cell.width + 15).map((x): Point => [x, southRoadY]),
  });
  return lines;
}

/** All wanted values and enough in between. */
function sorted(wanted: ReadonlySet<number>, from: number, to: number): number[] {
  const values = new Set([from, to, ...wanted]);
  for (let value = from + 35; value < to - 10; value += 35) values.add(value);
  return [...values].sort((a, b) => a - b);
}

/** Pieces joined by gentle curves. */
function join(pieces: readonly (readonly Point[])[]): Point[] {
  const line: Point[] = [];
  for (const piece of pieces) {
    const from = line.at(-1);
    const to = piece[0];
    if (from && to) {
      for (const t of [0.2, 0.4, 0.6, 0.8]) {
        const ease = t * t * (3 - 2 * t);
        line.push([from[0] + t * (to[0] - from[0]), from[1] + ease * (to[1] - from[1])]);
      }
    }
    line.push(...piece);
  }
  return line;
}
