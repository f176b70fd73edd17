/** Where in a hamlet its clusters may lie: ground left and right of the middle road, in blocks and ribbons. */
import type { Cell } from './cells.ts';
import type { Rect } from './plane.ts';
import type { Random } from './random.ts';
import { blockCapacity, MARGIN, ribbonCapacity } from './settlement.ts';

/** The hamlet's main lines, in its frame. */
export interface Skeleton {
  /** Road along the south side. */
  southRoadY: number;
  /** Road along the west side. */
  westRoadX: number;
  /** x of the middle road at y. */
  middleX: (y: number) => number;
  /** A canal through the middle from west to east, or null. */
  canalY: number | null;
  /** A canal beside the middle road. */
  canalBesideRoad: boolean;
}

export interface Plot {
  kind: 'block' | 'ribbon';
  /** A ribbon's kind of name. */
  by: 'canal' | 'dyke' | 'lane';
  west: boolean;
  /** Number of the row of plots it belongs to. */
  tier: number;
  ground: Rect;
  capacity: number;
  /** Ribbons: height of the lane at the ground's west end, its rise to the east end, and the sides with houses. */
  laneY: number;
  rise: number;
  sides: (1 | -1)[];
}

/** The middle road's right of way, metres from its middle line. */
const ROAD_STRIP = 17;

export function createSkeleton(random: Random, cell: Cell): Skeleton {
  const southRoadY = cell.onDyke ? 190 : 19;
  const base = cell.width * random.range(0.43, 0.57);
  const phase = random.range(0, 2 * Math.PI);
  const sway = random.range(4, 9);
  const canal = random.chance(0.6);
  return {
    southRoadY,
    westRoadX: 15,
    middleX: (y) => base + sway * Math.sin(y / 140 + phase),
    canalY: canal ? southRoadY + (cell.height - southRoadY) * random.range(0.43, 0.55) : null,
    canalBesideRoad: !canal && random.chance(0.6),
  };
}

/** Households in one cluster; the unplaced come on top. */
const MOST_IN_CLUSTER = 42;

/** All plots of the hamlet, not overlapping; more than it needs. */
export function createPlots(random: Random, cell: Cell, skeleton: Skeleton, households: number): Plot[] {
  let best: Plot[] = [];
  for (let attempt = 0; attempt < 40; attempt++) {
    const plots = drawPlots(random, cell, skeleton).filter((plot) => plot.capacity >= Math.min(12, households));
    const room = (some: readonly Plot[]) => some.reduce((sum, plot) => sum + plot.capacity, 0);
    if (plots.length >= 9 && room(plots) >= households * 1.2) return plots;
    if (room(plots) > room(best)) best = plots;
  }
  return best;
}

function drawPlots(random: Random, cell: Cell, skeleton: Skeleton): Plot[] {
  const plots: Plot[] = [];
  const top = cell.height - 26;
  for (const west of [true, false]) {
    const middle = skeleton.middleX(0);
    const x0 = west ? skeleton.westRoadX + 14 : middle + ROAD_STRIP + 9 + (skeleton.canalBesideRoad ? 14 : 0);
    const x1 = west ? middle - ROAD_STRIP - 9 : cell.width - 24;
    const bottom = skeleton.southRoadY + 12;
    if (skeleton.canalY === null) {
      const cuts = [0, random.range(0.29, 0.38), random.range(0.62, 0.71), 1].map((t) => bottom + t * (top - bottom));
      for (let tier = 0; tier < 3; tier++) {
        const strip = { x0, x1, y0: cuts[tier]! + 8, y1: cuts[tier + 1]! - 8 };
        if (random.chance(0.36)) plots.push(...laneRibbon(random, strip, tier, west));
        else plots.push(...blocks(random, strip, tier, west));
      }
      continue;
    }
    const north = random.chance(0.5);
    const canalStrip = { x0, x1, y0: skeleton.canalY - 58, y1: skeleton.canalY + 58 };
    plots.push(bankRibbon(random, canalStrip, skeleton.canalY + (north ? 13 : -13), north ? 1 : -1, 1, west, 'canal'));
    let low = bottom;
    if (random.chance(cell.onDyke ? 0.65 : 0.35)) {
      plots.push(
        bankRibbon(
          random,
          { x0, x1, y0: bottom, y1: low },
          skeleton.southRoadY,
          1,
          0,
          west,
          cell.onDyke ? 'dyke' : 'lane',
        ),
      );
      low += 48;
    }
    plots.push(...blocks(random, { x0, x1, y0: low, y1: skeleton.canalY - (north ? 22 : 58) }, 2, west));
    plots.push(...blocks(random, { x0, x1, y0: skeleton.canalY + (north ? 58 : 22), y1: top }, 3, west));
  }
  return plots;
}

/** One to three blocks side by side, each of its own height. */
function blocks(random: Random, strip: Rect, tier: number, west: boolean): Plot[] {
  const width = strip.x1 - strip.x0;
  const number = Math.min(3, Math.max(1, Math.floor((width + 20) / random.range(172, 222))));
  const pitch = width / number;
  return Array.from({ length: number }, (_, i) => {
    const blockWidth = Math.min(pitch - 14, random.range(160, 262));
    const blockHeight = Math.min(strip.y1 - strip.y0, random.range(158, 235));
    const x0 = strip.x0 + i * pitch + random.next() * (pitch - 14 - blockWidth) + 7;
    const y0 = strip.y0 + random.next() * (strip.y1 - strip.y0 - blockHeight);
    const ground = { x0, y0, x1: x0 + blockWidth, y1: y0 + blockHeight };
    const capacity = Math.min(MOST_IN_CLUSTER, blockCapacity(blockWidth, blockHeight));
    return { kind: 'block', by: 'lane', west, tier, ground, capacity, laneY: y0 + blockHeight / 2, rise: 0, sides: [] };
  });
}

/** Houses on both sides of a lane of their own. */
function laneRibbon(random: Random, strip: Rect, tier: number, west: boolean): Plot[] {
  const length = Math.min(strip.x1 - strip.x0, random.range(300, 480));
  const x0 = west ? strip.x1 - length : strip.x0;
  const rise = random.range(-0.055, 0.055) * length;
  const half = Math.abs(rise) / 2 + 17 + MARGIN;
  const middle = random.range(strip.y0 + half, strip.y1 - half);
  const ground = { x0, y0: middle - half, x1: x0 + length, y1: middle + half };
  const capacity = Math.min(MOST_IN_CLUSTER, ribbonCapacity(length, 2));
  return [{ kind: 'ribbon', by: 'lane', west, tier, ground, capacity, laneY: middle - rise / 2, rise, sides: [1, -1] }];
}

/** Houses on the one side of the road along a canal or the dyke's road. */
function bankRibbon(
  random: Random,
  strip: Rect,
  laneY: number,
  side: 1 | -1,
  tier: number,
  west: boolean,
  by: Plot['by'],
): Plot {
  const length = Math.min(strip.x1 - strip.x0, random.range(330, 520));
  const x0 = strip.x0 + random.next() * (strip.x1 - strip.x0 - length);
  const depth = 17 + MARGIN;
  const ground = { x0, x1: x0 + length, y0: laneY + (side < 0 ? -depth : 0), y1: laneY + (side > 0 ? depth : 0) };
  const capacity = Math.min(MOST_IN_CLUSTER, ribbonCapacity(length, 1));
  return { kind: 'ribbon', by, west, tier, ground, capacity, laneY, rise: 0, sides: [side] };
}

/**
 * Which plots are lived in, and by how many households.
 *
 * @returns as many counts as plots; 0 where nobody lives
 */
export function settle(random: Random, plots: readonly Plot[], households: number): number[] {
  const most = Math.max(1, Math.min(12, Math.floor(households / 12)));
  const target = Math.min(most, Math.max(8, Math.round(households / 26) + random.int(-1, 1)));
  const order = random.shuffle(plots.map((_, i) => i));
  const chosen: number[] = [];
  let room = 0;
  for (const i of order) {
    if (chosen.length >= target && room >= households * 1.12) break;
    chosen.push(i);
    room += plots[i]!.capacity;
  }
  const counts = plots.map(() => 0);
  const least = Math.min(10, Math.floor(households / chosen.length));
  const weights = chosen.map((i) => plots[i]!.capacity * random.range(0.75, 1.25));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = households;
  for (const [k, i] of chosen.entries()) {
    counts[i] = Math.max(least, Math.min(plots[i]!.capacity, Math.floor((households * weights[k]!) / total)));
    rest -= counts[i]!;
  }
  for (let round = 0; rest !== 0; round++) {
    for (const i of random.shuffle(chosen)) {
      if (rest > 0 && (counts[i]! < plots[i]!.capacity || round > 60)) {
        counts[i]!++;
        rest--;
      } else if (rest < 0 && counts[i]! > least) {
        counts[i]!--;
        rest++;
      }
    }
  }
  return counts;
}
