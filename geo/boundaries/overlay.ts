import { graphBuilder, NOBODY } from './border-graph.ts';
import { type Faces, facesOf } from './faces.ts';
import { distance, type Point, type Scale, type Shape, scaleOf } from './grid.ts';
import { shapesOf } from './rings.ts';

export interface PartitionOptions {
  /** Only what lies in it is divided. */
  within?: Shape;
  /** Country enclosed between shapes and on average narrower than this goes to whom it borders most, metres. */
  sliverMetres?: number;
}

/**
 * Shapes made free of overlaps: what several cover goes to the first. Corners of one on the border of another become
 * corners of both, so that what is shared is equal.
 *
 * @returns in the same order; a shape may come out empty
 */
export function partition(shapes: readonly Shape[], { within, sliverMetres = 0 }: PartitionOptions = {}): Shape[] {
  const limit = shapes.length;
  const faces = facesOf(within ? [...shapes, within] : shapes);
  const owner = faces.loops.map(({ cover }) =>
    within && !cover.includes(limit) ? NOBODY : (cover.find((shape) => shape < limit) ?? NOBODY),
  );
  if (sliverMetres > 0) fillSlivers(faces, owner, sliverMetres, scaleOf(shapes), within ? limit : undefined);
  const builder = graphBuilder();
  for (const [p, { from, to }] of faces.pieces.entries()) {
    const left = owner[faces.loopOf[2 * p]!]!;
    const right = owner[faces.loopOf[2 * p + 1]!]!;
    if (left !== right) builder.side(builder.corner(from), builder.corner(to), left, right);
  }
  const found = shapesOf(builder.done());
  return shapes.map((_, i) => found.get(i) ?? []);
}

function fillSlivers(faces: Faces, owner: number[], width: number, scale: Scale, limit: number | undefined): void {
  for (const [i, loop] of faces.loops.entries()) {
    if (owner[i] !== NOBODY || loop.doubleArea <= 0 || (limit !== undefined && !loop.cover.includes(limit))) continue;
    if (meanWidth(loop.corners, loop.doubleArea, scale) >= width) continue;
    const shared = new Map<number, number>();
    for (const p of loop.pieces) {
      const beyond = owner[faces.loopOf[2 * p] === i ? faces.loopOf[2 * p + 1]! : faces.loopOf[2 * p]!]!;
      const { from, to } = faces.pieces[p]!;
      if (beyond !== NOBODY) shared.set(beyond, (shared.get(beyond) ?? 0) + distance(from, to, scale));
    }
    const [most] = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (most) owner[i] = most[0];
  }
}

/** Mean width of something long, metres: its area over half of its way around. */
function meanWidth(corners: readonly Point[], doubleArea: number, scale: Scale): number {
  let around = 0;
  for (const [i, corner] of corners.entries()) around += distance(corner, corners[(i + 1) % corners.length]!, scale);
  return around === 0 ? 0 : (doubleArea * scale.east * scale.north) / around;
}

/** Square metres that two shapes both cover, by their places in the list. */
export interface Overlap {
  shapes: [number, number];
  squareMetres: number;
  /** Mean width of what they share, metres: a few centimetres are rounding. */
  width: number;
  /** A corner of it. */
  at: Point;
}

/** Every two shapes that overlap, the largest overlap first. */
export function overlapsOf(shapes: readonly Shape[]): Overlap[] {
  const scale = scaleOf(shapes);
  const found = new Map<string, Overlap & { largest: number }>();
  for (const { cover, corners, doubleArea } of facesOf(shapes).loops)
    for (const [k, a] of cover.entries())
      for (const b of cover.slice(k + 1)) {
        const key = `${a} ${b}`;
        const overlap = found.get(key) ?? { shapes: [a, b], squareMetres: 0, width: 0, at: corners[0]!, largest: 0 };
        overlap.squareMetres += (doubleArea / 2) * scale.east * scale.north;
        if (doubleArea > overlap.largest) {
          overlap.largest = doubleArea;
          overlap.at = corners[0]!;
          overlap.width = Math.max(overlap.width, meanWidth(corners, doubleArea, scale));
        }
        found.set(key, overlap);
      }
  return [...found.values()]
    .map(({ largest: _, ...overlap }) => overlap)
    .sort((a, b) => b.squareMetres - a.squareMetres);
}

export interface Gap {
  squareMetres: number;
  at: Point;
  /** Mean width, metres. */
  width: number;
  /** The shapes around it. */
  between: number[];
}

/** Country that shapes enclose and none covers. */
export function gapsOf(shapes: readonly Shape[]): Gap[] {
  const scale = scaleOf(shapes);
  const { loops, loopOf, pieces } = facesOf(shapes);
  return loops.flatMap((loop, i) => {
    if (loop.cover.length > 0 || loop.doubleArea <= 0) return [];
    const between = new Set<number>();
    for (const p of loop.pieces)
      for (const side of [2 * p, 2 * p + 1])
        if (loopOf[side] !== i) for (const shape of loops[loopOf[side]!]!.cover) between.add(shape);
    return [
      {
        squareMetres: (loop.doubleArea / 2) * scale.east * scale.north,
        at: pieces[loop.pieces[0]!]!.from,
        width: meanWidth(loop.corners, loop.doubleArea, scale),
        between: [...between].sort((a, b) => a - b),
      },
    ];
  });
}
