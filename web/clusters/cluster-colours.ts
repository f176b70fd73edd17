import type { ClusterShape } from '#api/clusters/schema.ts';
import { MEMBER_HUES, memberInk } from '../map/member-colours.ts';
import type { Theme } from '../ui/symbols/colours.ts';

/** Which of the hues each cluster has, by its identifier. */
export type Hues = ReadonlyMap<string, number>;

type Box = [west: number, south: number, east: number, north: number];

/** Outlines this near to each other, degrees, are neighbours: some forty metres. */
const NEAR = 0.0004;

/**
 * Hues by cluster. One that has a hue keeps it; each other one, the oldest first, takes that which differs most from its
 * neighbours' and, of those that differ enough, the one used least.
 *
 * @param known  hues given before
 */
export function huesOf(clusters: readonly ClusterShape[], known: Hues): Map<string, number> {
  const boxes = new Map(clusters.flatMap(({ id, outline }) => (outline ? [[id, boxOf(outline.coordinates)]] : [])));
  const hues = new Map<string, number>();
  // Identifiers grow with time.
  const ordered = clusters.map(({ id }) => id).sort();
  for (const id of ordered) {
    const before = known.get(id);
    if (before !== undefined) hues.set(id, before);
  }
  for (const id of ordered) {
    if (hues.has(id)) continue;
    const beside = [...hues].filter(([other]) => areNear(boxes.get(id), boxes.get(other))).map(([, hue]) => hue);
    hues.set(id, bestHue(beside, [...hues.values()]));
  }
  return hues;
}

/** Differences of colour (square roots of sums of squares, 0 to 441) above this are seen at a glance. */
const ENOUGH = 90;

function bestHue(beside: readonly number[], used: readonly number[]): number {
  const judged = Array.from({ length: MEMBER_HUES }, (_, hue) => ({
    hue,
    apart: Math.min(ENOUGH, ...beside.map((other) => difference(hue, other))),
    uses: used.reduce((sum, other) => sum + Number(difference(hue, other) < ENOUGH / 2), 0),
  }));
  return judged.reduce((a, b) => (b.apart > a.apart || (b.apart === a.apart && b.uses < a.uses) ? b : a)).hue;
}

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

function boxOf(area: number[][][][]): Box {
  const corners = area.flat(2);
  const along = (axis: 0 | 1) => corners.map((corner) => corner[axis]!);
  return [Math.min(...along(0)), Math.min(...along(1)), Math.max(...along(0)), Math.max(...along(1))];
}
