import type { Ground } from './ground.ts';
import { clearOfLane, type LaneFix, pointAt } from './lanes.ts';
import { movesFrom } from './moves.ts';
import { distance, type Point } from './plane.ts';
import { isOdd, type Numbered, type Street } from './streets.ts';
import type { Candidate } from './suggestion.ts';

/** Between two houses of one row a number takes at most this, metres. */
const MOST_STEP = 45;
/** Beyond the end of its lane a house is unlikely from here on, metres. */
const BEYOND_END = 8;
/** Numbers that tell where the next one stands, on each side. */
const RUN = 12;
/** Two predictions this near are one, metres. */
const SAME_METRES = 9;
/** Places less likely than this are not shown. */
const LEAST = 0.08;

const SCORES = { between: 0.93, unevenBetween: 0.55, same: 0.7, mouth: 0.5 };
/** As many houses fit between two as their numbers leave, give or take. */
const EVEN = { least: 0.72, most: 1.5 };

/**
 * Places for a house number among the placed numbers of its street: between its neighbours along the lane, on their
 * side; else where the numbers before and after it let expect it, by the ways numbers move on in this hamlet.
 */
export function placesByNumber(value: number, street: Street, ground: Ground): Candidate[] {
  const same = street.numbered.filter((one) => one.value === value);
  if (same.length > 0) return same.map((one) => around(one.neighbour.point, ground, SCORES.same, one.label, 8));
  const pool = poolFor(value, street);
  const at = pool.findIndex((one) => one.value > value);
  const split = at < 0 ? pool.length : at;
  const [before, after] = [pool[split - 1], pool[split]];
  const sided = pool !== street.numbered;
  const between = before && after ? placeBetween(value, { before, after, sided }, ground) : null;
  const below = pool.slice(Math.max(0, split - RUN), split).reverse();
  const above = pool.slice(split, split + RUN);
  const expected = placesExpected(value, { runs: [below, above], perHouse: sided ? 2 : 1 }, ground);
  return between ? [between, ...expected.map((one) => ({ ...one, score: one.score * 0.5 }))] : expected;
}

/** Those whose numbers tell where this one is: of its parity, where odd and even stand opposite each other. */
function poolFor(value: number, { numbered, alternates }: Street): readonly Numbered[] {
  const near = numbered.reduce<Numbered | null>(
    (best, one) => (best === null || Math.abs(one.value - value) < Math.abs(best.value - value) ? one : best),
    null,
  );
  const lane = near?.neighbour.fix?.lane;
  return lane && alternates(lane) ? numbered.filter((one) => isOdd(one.value) === isOdd(value)) : numbered;
}

function placeBetween(
  value: number,
  { before, after, sided }: { before: Numbered; after: Numbered; sided: boolean },
  ground: Ground,
): Candidate | null {
  const [a, b] = [before.neighbour.fix, after.neighbour.fix];
  if (!a || !b || a.lane !== b.lane || a.offset > 0 !== b.offset > 0) return null;
  const [gap, steps] = [b.along - a.along, after.value - before.value];
  if (Math.abs(gap) > MOST_STEP * Math.max(2, steps) || standsBetween(a, b, ground)) return null;
  const at = (share: number): Point =>
    pointAt(a.lane, a.along + share * gap, clearOfLane(a.offset + share * (b.offset - a.offset)));
  const share = (value - before.value) / steps;
  const houses = sided ? steps / 2 : steps;
  const room = Math.abs(gap) / ground.options.spacingMetres / houses;
  const isEven = !Number.isInteger(value) || (room > EVEN.least && room < EVEN.most);
  return {
    point: at(share),
    score: (isEven ? SCORES.between : SCORES.unevenBetween) * (1 - Math.min(0.5, 0.05 * (houses - 2))),
    reason: { kind: 'between_numbers', from: before.label, to: after.label },
    accuracyMetres: 4 + Math.abs(gap) / 12,
    instead: [0.08, -0.08, 0.16, -0.16, 0.24, -0.24]
      .map((by) => share + by)
      .filter((moved) => moved > 0 && moved < 1)
      .map(at),
  };
}

/** A household between two of a row: their numbers do not follow one another there. */
function standsBetween(a: LaneFix, b: LaneFix, ground: Ground): boolean {
  const [from, to] = [Math.min(a.along, b.along) + 1, Math.max(a.along, b.along) - 1];
  return (ground.onLane.get(a.lane) ?? []).some(
    ({ fix }) => fix!.offset > 0 === a.offset > 0 && fix!.along > from && fix!.along < to,
  );
}

interface Expected extends Candidate {
  likelihood: number;
}

/** What the numbers below and above let expect, together: places both agree on are the likelier. */
function placesExpected(
  value: number,
  { runs, perHouse }: { runs: readonly (readonly Numbered[])[]; perHouse: number },
  ground: Ground,
): Candidate[] {
  const found: Expected[] = [];
  let elsewhere = 0;
  for (const run of runs) {
    const [nearest] = run;
    if (!nearest) continue;
    if (!nearest.neighbour.fix) {
      found.push({ ...around(nearest.neighbour.point, ground, 0.3, nearest.label), likelihood: 0.3 });
      continue;
    }
    const numbers = Math.abs(value - nearest.value);
    const sure = 1 / Math.max(1, numbers / perHouse);
    elsewhere += Math.max(0.05, 1 - Object.values(ground.moves()).reduce((sum, share) => sum + share, 0)) / sure;
    for (const { move, at, beyond } of movesFrom(run, numbers, ground)) {
      const point = at(0);
      const crowded = ground.isTaken(point, ground.options.spacingMetres * 0.6);
      const likelihood = ground.moves()[move] * sure * (crowded ? 0.06 : 1) * (beyond > BEYOND_END ? 0.15 : 1);
      const agreed = found.find((other) => distance(other.point, point) < SAME_METRES);
      if (agreed) agreed.likelihood = Math.max(agreed.likelihood, likelihood) * 2;
      else found.push(candidateOf(nearest, { at, likelihood, numbers }, ground));
    }
  }
  const whole = elsewhere + found.reduce((sum, { likelihood }) => sum + likelihood, 0);
  return found
    .map(({ likelihood, ...candidate }) => ({ ...candidate, score: (0.95 * likelihood) / whole }))
    .filter(({ score }) => score >= LEAST);
}

function candidateOf(
  { label }: Numbered,
  { at, likelihood, numbers }: { at: (by: number) => Point; likelihood: number; numbers: number },
  ground: Ground,
): Expected {
  return {
    point: at(0),
    score: 0,
    likelihood,
    reason: { kind: 'beside_number', number: label },
    accuracyMetres: 6 + 0.2 * numbers * ground.options.spacingMetres,
    instead: [4, -4, 8, -8].map(at),
  };
}

/** Around a point where no lane tells the direction, or on the same ground as another household. */
function around(
  [x, y]: Point,
  ground: Ground,
  score: number,
  number: string,
  metres = ground.options.spacingMetres,
): Candidate {
  const ring = Array.from({ length: 8 }, (_, i): Point => {
    const angle = (i * Math.PI) / 4;
    return [x + metres * Math.cos(angle), y + metres * Math.sin(angle)];
  });
  const [point, ...instead] = ring;
  return { point: point!, score, reason: { kind: 'beside_number', number }, accuracyMetres: metres + 4, instead };
}

/** The alley `12/…` of which nobody is placed yet begins at number 12 of its lane. */
export const placesAtMouth = (value: number, street: Street, ground: Ground): Candidate[] =>
  placesByNumber(value, street, ground).map((candidate) => ({
    ...candidate,
    score: candidate.score * SCORES.mouth,
    accuracyMetres: candidate.accuracyMetres + 25,
  }));
