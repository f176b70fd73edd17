import type { Ground } from './ground.ts';
import { clearOfLane, type LaneFix, pointAt } from './lanes.ts';
import { distance, median, type Point } from './plane.ts';
import { isOdd, type Numbered, type Street } from './streets.ts';

/**
 * How house numbers go on from one house to the next: further along the row, across the lane, across the
 * lane to where the row began, or behind where it began.
 */
const MOVES = ['on', 'opposite', 'opposite_start', 'behind_start'] as const;
type Move = (typeof MOVES)[number];

/** A place a number may have moved to. */
interface Moved {
  move: Move;
  at(by: number): Point;
  /** metres beyond an end of the lane */
  beyond: number;
}

/** Share of house numbers that move on in each way, learned from the placed ones; what is missing to 1 is none of them. */
export type MoveShares = Readonly<Record<Move, number>>;

/** A number is taken to move on along its lane by at most this, metres. */
const MOST_STEP = 45;
const STEPS_LOOKED_AT = 5;
/** Houses a row may miss and still be one. */
const MOST_MISSING = 3;
/** A predicted place this near to the real one was right, metres. */
const HIT_METRES = 9;
/** As if so many numbers had been seen to move as most do, before the first is seen. */
const PRIOR_WEIGHT = 6;
const PRIOR: MoveShares = { on: 0.75, opposite: 0.1, opposite_start: 0.05, behind_start: 0.02 };
/** The least a number moves on, in spacings. */
const LEAST_MOVE = 0.65;
/** Across a lane that parts two rows the first house stands so many spacings behind. */
const BEHIND = 1.65;

const sameRow = (a: LaneFix | null, b: LaneFix | null): boolean =>
  a !== null && b !== null && a.lane === b.lane && a.offset > 0 === b.offset > 0;

/** The row that ends with `run[0]`: houses of one side of a lane whose numbers follow one another. */
function rowOf(run: readonly Numbered[]): Numbered[] {
  const row = [run[0]!];
  let direction = 0;
  for (const one of run.slice(1)) {
    const last = row.at(-1)!;
    const moved = sameRow(one.neighbour.fix, last.neighbour.fix)
      ? last.neighbour.fix!.along - one.neighbour.fix!.along
      : Number.NaN;
    if (!(Math.abs(moved) <= MOST_STEP * (MOST_MISSING + 1))) break;
    if (Math.abs(last.value - one.value) > MOST_MISSING || (direction !== 0 && Math.sign(moved) !== direction)) break;
    direction = Math.sign(moved);
    row.push(one);
  }
  return row;
}

/** Metres along the lane that one number takes, in the direction of the row; null of a single house. */
function stepOf(row: readonly Numbered[]): number | null {
  const steps: number[] = [];
  for (let i = 0; i + 1 < Math.min(row.length, STEPS_LOOKED_AT); i++) {
    const [near, far] = [row[i]!, row[i + 1]!];
    const numbers = Math.abs(near.value - far.value);
    if (numbers > 0) steps.push((near.neighbour.fix!.along - far.neighbour.fix!.along) / numbers);
  }
  const step = median(steps);
  return Math.abs(step) >= 1 && Math.abs(step) <= MOST_STEP ? step : null;
}

/**
 * Where the number `numbers` further than the first of `run` may stand.
 *
 * @param run  numbers in their order away from the place looked for, the nearest first
 */
export function movesFrom(run: readonly Numbered[], numbers: number, ground: Ground): Moved[] {
  const last = run[0]!;
  const fix = last.neighbour.fix;
  if (!fix) return [];
  const row = rowOf(run);
  const start = row.at(-1)!.neighbour.fix!;
  const spacing = ground.options.spacingMetres;
  const sided = run.length > 1 && run.every((one) => isOdd(one.value) === isOdd(last.value));
  const known = stepOf(row);
  const step = known ?? spacing / (sided ? 2 : 1);
  const forth = Math.sign(step);
  const place = (move: Move, along: number, offset: number): Moved => ({
    move,
    at: (by) => pointAt(fix.lane, along + by * forth, clearOfLane(offset)),
    beyond: Math.max(0, -along, along - fix.lane.length),
  });
  // 12A beyond 12 is a house of its own, half a number on.
  const move = forth * Math.max(Math.abs(step) * numbers, LEAST_MOVE * spacing);
  const on = place('on', fix.along + move, fix.offset);
  const back = place('on', fix.along - move, fix.offset);
  if (sided) return known === null ? [on, back] : [on];
  const further = step * (numbers - 1);
  return [
    on,
    ...(known === null ? [back] : []),
    place('opposite', fix.along - further, -fix.offset),
    ...(row.length > 1 ? [place('opposite_start', start.along + further, -start.offset)] : []),
    place('behind_start', start.along - forth * BEHIND * spacing - further, start.offset),
    ...(row.length > 1 ? [] : [place('behind_start', start.along + forth * BEHIND * spacing + further, start.offset)]),
  ];
}

/** The numbers of a street as they follow one another: all of them, or odd and even ones each by themselves. */
function ordersOf({ numbered, alternates }: Street): { order: readonly Numbered[]; numbers: number }[] {
  const lane = numbered.find(({ neighbour }) => neighbour.fix)?.neighbour.fix?.lane;
  if (!lane || !alternates(lane)) return [{ order: numbered, numbers: 1 }];
  return [true, false].map((odd) => ({ order: numbered.filter(({ value }) => isOdd(value) === odd), numbers: 2 }));
}

/** How the numbers of placed households move on, in both directions. Takes time in proportion to their number. */
export function learnMoves(streets: Iterable<Street>, ground: Ground): MoveShares {
  const hits = Object.fromEntries(MOVES.map((move) => [move, 0])) as Record<Move, number>;
  let seen = 0;
  for (const { order, numbers } of [...streets].flatMap(ordersOf)) {
    for (const way of [order, [...order].reverse()]) {
      for (let i = 1; i < way.length; i++) {
        const [to, from] = [way[i]!, way[i - 1]!];
        if (Math.abs(to.value - from.value) !== numbers || !to.neighbour.fix) continue;
        const run = way.slice(Math.max(0, i - STEPS_LOOKED_AT * 2), i).reverse();
        const hit = movesFrom(run, numbers, ground).find(({ at }) => distance(at(0), to.neighbour.point) <= HIT_METRES);
        if (hit) hits[hit.move] += 1;
        seen += 1;
      }
    }
  }
  const share = (move: Move) => (hits[move] + PRIOR_WEIGHT * PRIOR[move]) / (seen + PRIOR_WEIGHT);
  return Object.fromEntries(MOVES.map((move) => [move, share(move)])) as Record<Move, number>;
}
