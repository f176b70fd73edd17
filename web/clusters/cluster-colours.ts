import type { ClusterShape } from '#api/clusters/schema.ts';
import { MEMBER_HUES, memberInk } from '../map/member-colours.ts';
import type { Theme } from '../ui/symbols/colours.ts';

/** Which of the hues each cluster has, by its identifier. */
export type Hues = ReadonlyMap<string, number>;

type Box = [west: number, south: number, east: number, north: number];

/** Outlines this near to each other, degrees, are neighbours: some forty metres. */
const NEAR = 0.0004;

/** Differences of colour (square roots of sums of squares, 0 to 441) above this are seen at a glance. */
const ENOUGH = 90;
/** Below this two colours are taken for one. */
const ALIKE = ENOUGH / 2;

/**
 * Hues by cluster. One that has a hue keeps it, unless an older neighbour looks like it. Each other one, the oldest
 * first, takes that which differs most from its neighbours' and, of those that differ enough, from those it may yet
 * come to lie beside, and the one used least.
 *
 * @param known  hues given before, of these and of others
 * @param others  clusters of the other side of a proposal: taken in part, both lie side by side
 */
export function huesOf(
  clusters: readonly ClusterShape[],
  known: Hues,
  others: readonly ClusterShape[] = [],
): Map<string, number> {
  const boxes = boxesOf(clusters);
  const across = boxesOf(others);
  const hues = new Map<string, number>();
  const beside = (id: string) =>
    [...hues].filter(([other]) => other !== id && areNear(boxes.get(id), boxes.get(other))).map(([, hue]) => hue);
  // Identifiers grow with time.
  const ordered = clusters.map(({ id }) => id).sort();
  for (const id of ordered) {
    const before = known.get(id);
    if (before !== undefined && apart(before, beside(id)) >= ALIKE) hues.set(id, before);
  }
  for (const id of ordered) {
    if (hues.has(id)) continue;
    const maybe = [...across].flatMap(([other, box]) => {
      const hue = hues.get(other) ?? known.get(other);
      return other !== id && hue !== undefined && areNear(boxes.get(id), box) ? [hue] : [];
    });
    const best = bestHue(beside(id), maybe, [...hues.values()]);
    const before = known.get(id);
    // Where nothing better is left it may as well stay.
    hues.set(id, before !== undefined && apart(before, beside(id)) >= apart(best, beside(id)) ? before : best);
  }
  return hues;
}

/**
 * Hues of a hamlet's clusters and of those proposed beside them, with all that were given before: a cluster that comes
 * back has the hue it had.
 */
export function huesAfter(
  known: Hues,
  present: readonly ClusterShape[],
  proposed: readonly ClusterShape[],
): Map<string, number> {
  const now = new Map([...known, ...huesOf(present, known, proposed)]);
  return new Map([...now, ...huesOf(proposed, now, present)]);
}

function bestHue(beside: readonly number[], maybe: readonly number[], used: readonly number[]): number {
  const judged = Array.from({ length: MEMBER_HUES }, (_, hue) => ({
    hue,
    worth: [
      Math.min(ENOUGH, apart(hue, beside)),
      Math.min(ENOUGH, apart(hue, maybe)),
      -used.reduce((sum, other) => sum + Number(difference(hue, other) < ALIKE), 0),
    ],
  }));
  return judged.reduce((a, b) => (isMore(b.worth, a.worth) ? b : a)).hue;
}

/** Compares the first figures that differ. */
function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at >= 0 && a[at]! > b[at]!;
}

const apart = (hue: number, others: readonly number[]): number =>
  Math.min(Number.POSITIVE_INFINITY, ...others.map((other) => difference(hue, other)));

const difference = (a: number, b: number): number => {
  const [p, q] = [a, b].map((hue) => channels(memberInk(hue, 'light').fill));
  return Math.hypot(...p!.map((value, k) => value - q![k]!));
};

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

export const coloursOf = (hues: Hues, theme: Theme): Map<string, string> =>
  new Map([...hues].map(([id, hue]) => [id, memberInk(hue, theme).fill]));

const areNear = (a: Box | undefined, b: Box | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a[0] <= b[2] + NEAR &&
  b[0] <= a[2] + NEAR &&
  a[1] <= b[3] + NEAR &&
  b[1] <= a[3] + NEAR;

const boxesOf = (clusters: readonly ClusterShape[]): Map<string, Box> =>
  new Map(clusters.flatMap(({ id, outline }) => (outline ? [[id, boxOf(outline.coordinates)]] : [])));

function boxOf(area: number[][][][]): Box {
  const corners = area.flat(2);
  const along = (axis: 0 | 1) => corners.map((corner) => corner[axis]!);
  return [Math.min(...along(0)), Math.min(...along(1)), Math.max(...along(0)), Math.max(...along(1))];
}
