/** One hamlet as drawn in its own frame: clusters with lanes and houses, roads, canals, places and fields. */
import type { Cell } from './cells.ts';
import { groundOfLine, groundOfRing, strips } from './fields.ts';
import { outlineOf } from './outline.ts';
import { createClusterNames } from './place_names.ts';
import { boundsOf, type Point, type Rect } from './plane.ts';
import { createPlots, createSkeleton, type Plot, type Skeleton, settle } from './plots.ts';
import type { Random } from './random.ts';
import { type House, isFree, placeBlock, placeRibbon, type Settlement } from './settlement.ts';
import { blob } from './shapes.ts';
import { type DraftLine, linesOf, type WayNames } from './ways.ts';

export interface DraftCluster {
  name: string;
  outline: Point[];
  /** In the order of their numbers along the lanes. */
  houses: House[];
}

export interface DraftHamlet {
  skeleton: Skeleton;
  clusters: DraftCluster[];
  lines: DraftLine[];
  /** Free ground beside the middle road, for the culture house and the like. */
  sites: Rect[];
  ponds: Point[][];
  /** Fruit and vegetable gardens. */
  orchards: Point[][];
  fields: Point[][][];
}

/**
 * @param count  households with a house
 * @param sites  how many places are wanted
 */
export function draftHamlet(random: Random, cell: Cell, count: number, sites: number, names: WayNames): DraftHamlet {
  const skeleton = createSkeleton(random, cell);
  const plots = createPlots(random, cell, skeleton, count);
  const counts = settle(random, plots, count);
  const clusterNames = createClusterNames(random);
  const lived = plots.map((plot, i) => ({ plot, count: counts[i]! })).filter((entry) => entry.count > 0);
  const settlements = lived.map((entry) => ({ plot: entry.plot, settlement: place(random, entry.plot, entry.count) }));
  const clusters = settlements.map(({ plot, settlement }) => ({
    name: plot.kind === 'block' ? clusterNames.block() : clusterNames.ribbon(plot.by, plot.west),
    outline: outlineOf([
      ...settlement.houses.map((house) => house.at),
      ...settlement.lanes.flat(),
      ...(plot.kind === 'block' ? settlement.spine : []),
    ]),
    houses: settlement.houses,
  }));
  const lines = linesOf(random, cell, skeleton, settlements, names);
  const taken = [
    ...clusters.flatMap((cluster) => groundOfRing(cluster.outline)),
    ...lines.flatMap((line) => groundOfLine(line.points, line.subkind === 'canal' ? 8 : 5)),
  ];
  const siteRects = findSites(random, cell, skeleton, taken, sites);
  taken.push(...siteRects);
  const near = (size: Patch, share: number) => {
    const some = clusters.filter(() => random.chance(share));
    const patches = findPatches(random, cell, some, taken, skeleton.southRoadY, size);
    taken.push(...patches.map((patch) => boundsOf(patch, 2)));
    return patches;
  };
  const ponds = near({ width: [16, 38], depth: [12, 24] }, 0.9);
  const orchards = near({ width: [30, 75], depth: [22, 40] }, 0.6);
  return {
    skeleton,
    clusters,
    lines,
    sites: siteRects,
    ponds,
    orchards,
    fields: fieldsOf(random, cell, skeleton, taken),
  };
}

function place(random: Random, plot: Plot, count: number): Settlement {
  if (plot.kind === 'block') return placeBlock(random, plot.ground, count);
  const length = plot.ground.x1 - plot.ground.x0;
  const angle = Math.atan2(plot.rise, length);
  return placeRibbon(random, [plot.ground.x0, plot.laneY], length, angle, plot.sides, count);
}

function findSites(random: Random, cell: Cell, skeleton: Skeleton, taken: readonly Rect[], wanted: number): Rect[] {
  const sites: Rect[] = [];
  for (let attempt = 0; sites.length < wanted && attempt < 120; attempt++) {
    const y = random.range(skeleton.southRoadY + 25, cell.height - 60);
    const width = random.range(34, 52);
    const x = skeleton.middleX(y) + (random.chance(0.5) ? 13 + (skeleton.canalBesideRoad ? 12 : 0) : -13 - width);
    const site = { x0: x, x1: x + width, y0: y, y1: y + random.range(30, 42) };
    if (isFree(site, taken, 3) && isFree(site, sites, 40)) sites.push(site);
  }
  return sites;
}

interface Patch {
  width: [number, number];
  depth: [number, number];
}

/** Rounded patches of free ground, one close to each cluster where there is room. */
function findPatches(
  random: Random,
  cell: Cell,
  clusters: readonly DraftCluster[],
  taken: readonly Rect[],
  south: number,
  size: Patch,
): Point[][] {
  const patches: Point[][] = [];
  const ground: Rect[] = [];
  for (const cluster of clusters) {
    const box = boundsOf(cluster.outline, 0);
    for (let attempt = 0; attempt < 3; attempt++) {
      const [width, depth] = [random.range(...size.width), random.range(...size.depth)];
      const x = random.range(box.x0 - 30, box.x1 + 10);
      const y = random.chance(0.5) ? box.y1 + random.range(2, 12) : box.y0 - depth - random.range(2, 12);
      const patch = { x0: x, y0: y, x1: x + width, y1: y + depth };
      const inHamlet = x > 30 && patch.x1 < cell.width - 20 && y > south + 12 && patch.y1 < cell.height - 20;
      if (!inHamlet || !isFree(patch, taken, 3) || !isFree(patch, ground, 6)) continue;
      ground.push(patch);
      patches.push(blob(random, [x + width / 2, y + depth / 2], width / 2, depth / 2, 10));
      break;
    }
  }
  return patches;
}

function fieldsOf(random: Random, cell: Cell, skeleton: Skeleton, taken: readonly Rect[]): Point[][][] {
  const bottom = skeleton.southRoadY + 6;
  const cuts = skeleton.canalY === null ? [bottom, cell.height - 12] : [bottom, skeleton.canalY, cell.height - 12];
  const groups: Point[][][] = [];
  const middle = skeleton.middleX(0);
  for (let i = 0; i + 1 < cuts.length; i++) {
    for (const [x0, x1] of [
      [skeleton.westRoadX + 5, middle],
      [middle, cell.width - 11],
    ] as const) {
      const upright = random.chance(0.75);
      groups.push(...strips(random, { x0, x1, y0: cuts[i]!, y1: cuts[i + 1]! }, taken, upright));
    }
  }
  return groups;
}
