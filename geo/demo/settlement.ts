/** Lanes and houses of one residential cluster, in its hamlet's frame (metres). */
import { boundsOf, type Point, type Rect, touches } from './plane.ts';
import type { Random } from './random.ts';

export interface House {
  at: Point;
  /** Direction of the lane it stands on, radians. */
  angle: number;
  /** Unit vector from the lane towards the house. */
  away: Point;
}

export interface Settlement {
  houses: House[];
  /** Inner lanes; the lane through the middle is not among them. */
  lanes: Point[][];
  /** The lane through the cluster, west to east (or south to north), with a vertex at each crossing. */
  spine: Point[];
}

/** Least distance from a house to the edge of the ground its cluster may take, metres. */
export const MARGIN = 19;
/** From the middle of the lane to the middle of the house, metres. */
const SETBACK = 10.5;
/** Between two parallel lanes, metres. */
const LANE_GAP = 47;

/** Between two houses along a lane, metres. */
const ROW_GAP = 19;

/** How many houses a block of this size takes. */
export function blockCapacity(width: number, height: number): number {
  const lanes = Math.floor((width - 2 * MARGIN) / LANE_GAP);
  const perPart = Math.floor((height / 2 - MARGIN - 13) / ROW_GAP);
  return Math.max(0, lanes * 4 * perPart);
}

/** A block: a lane through the middle, smaller lanes branching off to both sides, houses along them. */
export function placeBlock(random: Random, ground: Rect, count: number): Settlement {
  const width = ground.x1 - ground.x0 - 2 * MARGIN;
  const height = ground.y1 - ground.y0 - 2 * MARGIN;
  const rowsMost = Math.max(1, Math.floor((height / 2 - 13) / ROW_GAP));
  const lanesMost = Math.max(1, Math.floor(width / LANE_GAP));
  const lanesLeast = Math.min(lanesMost, Math.max(1, Math.ceil(count / (4 * rowsMost))));
  const lanes = Math.min(lanesMost, Math.max(lanesLeast, Math.round(Math.sqrt(count / 3.2) + random.range(-0.8, 0.5))));
  const rowsAcross = Math.floor((width / 2 - 13) / ROW_GAP);
  const across = height > 3 * LANE_GAP && count >= 14 && count <= 11 * rowsAcross && random.chance(0.45);
  const draft = across
    ? turnedOver(draftBlock(random, 3, rowsAcross, count))
    : draftBlock(random, lanes, rowsMost, count);
  return fit(random, draft, ground, random.range(-0.2, 0.2));
}

/** The same block with its three lanes running west to east: the middle one leads through, the old main lane links. */
function turnedOver(draft: Settlement): Settlement {
  const swap = ([x, y]: Point): Point => [y, x];
  const [south, middle, north] = draft.lanes.map((lane) => lane.map(swap));
  return {
    houses: draft.houses.map(({ at, angle, away }) => ({ at: swap(at), angle: Math.PI / 2 - angle, away: swap(away) })),
    lanes: [south!, north!, draft.spine.slice(1, -1).map(swap)],
    spine: middle!,
  };
}

/** Houses per lane part, uneven as lanes are: some lanes longer than others, none beyond `most` rows. */
function shareOut(random: Random, parts: number, most: number, count: number): number[] {
  const weights = Array.from({ length: parts }, () => random.range(0.7, 1.3));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.min(most, Math.floor((count * weight) / total)));
  let rest = count - shares.reduce((sum, share) => sum + share, 0);
  for (let round = 0; rest > 0; round++) {
    for (const i of random.shuffle(shares.map((_, index) => index))) {
      if (rest > 0 && (shares[i]! < most || round > 2)) {
        shares[i]!++;
        rest--;
      }
    }
  }
  return shares;
}

function draftBlock(random: Random, lanes: number, rowsMost: number, count: number): Settlement {
  const shares = shareOut(random, lanes * 4, rowsMost, count);
  const bow = random.range(-9, 9) / 90 ** 2;
  const sag = random.range(-9, 9) / 90 ** 2;
  const bend = ([a, b]: Point): Point => [a + bow * b * b, b + sag * a * a];
  const houses: House[] = [];
  const paths: Point[][] = [];
  const crossings: number[] = [];
  for (let lane = 0; lane < lanes; lane++) {
    const a = (lane - (lanes - 1) / 2) * LANE_GAP + random.range(-1.5, 1.5);
    crossings.push(a);
    const ends: [number, number] = [-5, 5];
    for (const up of [0, 1]) {
      for (const side of [-1, 1]) {
        let along = SETBACK + random.range(2, 6);
        for (let i = 0; i < shares[lane * 4 + up * 2 + (side + 1) / 2]!; i++) {
          const b = (up ? 1 : -1) * (along + random.range(-1, 1));
          const at = bend([a + side * (SETBACK + random.range(0, 2.5)), b]);
          houses.push({ at, angle: Math.PI / 2 - 2 * bow * b, away: [side, 0] });
          along += ROW_GAP + random.range(-2, 1) + (random.chance(0.08) ? 7 : 0);
          ends[up] = up ? Math.max(ends[up]!, b + 5) : Math.min(ends[up]!, b - 5);
        }
      }
    }
    paths.push([ends[0], ends[0] / 2, 0, ends[1] / 2, ends[1]].map((b) => bend([a, b])));
  }
  const reach = ((lanes - 1) / 2) * LANE_GAP + 14;
  const spine = [-reach, ...crossings, reach].map((a) => bend([a, 0]));
  return { houses, lanes: paths, spine };
}

/** How many houses a ribbon of this length takes. */
export const ribbonCapacity = (length: number, sides: 1 | 2) =>
  Math.max(0, sides * Math.floor((length - 2 * MARGIN) / 21));

/**
 * A ribbon along a straight lane that exists already.
 *
 * @param start  where the lane enters the ground; it leaves it after `length` metres in direction `angle`
 * @param sides  which sides have houses: left (1), right (-1)
 */
export function placeRibbon(
  random: Random,
  start: Point,
  length: number,
  angle: number,
  sides: readonly (1 | -1)[],
  count: number,
): Settlement {
  const along: Point = [Math.cos(angle), Math.sin(angle)];
  const perSide = sides.map((_, i) => Math.floor((count + i) / sides.length));
  const most = Math.max(...perSide);
  const step = Math.min((length - 2 * MARGIN) / most, random.range(19.5, 23));
  const first = MARGIN + random.range(0, 1) * Math.max(0, length - 2 * MARGIN - step * most);
  const houses: House[] = [];
  for (const [i, side] of sides.entries()) {
    const away: Point = [-along[1] * side, along[0] * side];
    const stride = (step * most) / perSide[i]!;
    for (let j = 0; j < perSide[i]!; j++) {
      const t = first + stride * (j + 0.5) + random.range(-1.6, 1.6);
      const offset = SETBACK + 1 + random.range(0, 5);
      houses.push({
        at: [start[0] + along[0] * t + away[0] * offset, start[1] + along[1] * t + away[1] * offset],
        angle: angle + random.range(-0.06, 0.06),
        away,
      });
    }
  }
  const pointAt = (t: number): Point => [start[0] + along[0] * t, start[1] + along[1] * t];
  return { houses, lanes: [], spine: [pointAt(first), pointAt(first + step * most)] };
}

/** The draft turned by up to `tilt` and moved to a place inside its ground; turned less, then shrunk, if it is too big. */
function fit(random: Random, draft: Settlement, ground: Rect, tilt: number): Settlement {
  const [u, v] = [random.next(), random.next()];
  let angle = tilt;
  let scale = 1;
  for (;;) {
    const turn = transform(angle, scale, [0, 0]);
    const box = boundsOf(
      draft.houses.map((house) => turn(house.at)),
      MARGIN,
    );
    const slackX = ground.x1 - ground.x0 - (box.x1 - box.x0);
    const slackY = ground.y1 - ground.y0 - (box.y1 - box.y0);
    if (slackX >= 0 && slackY >= 0) {
      return moved(
        draft,
        transform(angle, scale, [ground.x0 - box.x0 + u * slackX, ground.y0 - box.y0 + v * slackY]),
        angle,
      );
    }
    if (Math.abs(angle) > 0.02) angle *= 0.6;
    else scale *= 0.95;
  }
}

const transform = (angle: number, scale: number, [dx, dy]: Point) => {
  const cos = scale * Math.cos(angle);
  const sin = scale * Math.sin(angle);
  return ([x, y]: Point): Point => [dx + x * cos - y * sin, dy + x * sin + y * cos];
};

function moved(draft: Settlement, to: (point: Point) => Point, angle: number): Settlement {
  const turn = transform(angle, 1, [0, 0]);
  return {
    houses: draft.houses.map(({ at, angle: own, away }) => ({ at: to(at), angle: own + angle, away: turn(away) })),
    lanes: draft.lanes.map((lane) => lane.map(to)),
    spine: draft.spine.map(to),
  };
}

/** Whether a rectangle keeps `gap` metres from all others. */
export const isFree = (rect: Rect, taken: readonly Rect[], gap: number) =>
  !taken.some((other) => touches(rect, other, gap));
