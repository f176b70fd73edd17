import type { Position } from 'geojson';
import { selfCrossings } from './crossings.ts';
import { type Area, areaOf, boxOf, doubleArea, meet, positionOf, type Shape, shapeOf, sideOf } from './grid.ts';
import { gapsOf, overlapsOf } from './overlay.ts';

/** A hamlet's area as validation and disagreements see it. */
export interface HamletArea {
  hamletId: string;
  geometry: Area;
}

/** What is wrong with a boundary. `at` is where to look, `[lon, lat]`. */
export type BoundaryProblem =
  | { kind: 'too_few_corners' }
  | { kind: 'self_crossing'; at: Position }
  | { kind: 'hole_outside'; at: Position }
  | { kind: 'ring_order' }
  | { kind: 'too_small'; squareMetres: number }
  | { kind: 'overlap'; hamletId: string; squareMetres: number; at: Position }
  | { kind: 'gap'; hamletIds: string[]; squareMetres: number; at: Position };

/** Less is no hamlet: a yard. */
const LEAST_SQUARE_METRES = 1000;
/** What two boundaries share up to these is rounding of other programs. */
const OVERLAP_SQUARE_METRES = 1;
const OVERLAP_METRES = 0.2;
/** Country between neighbours narrower than this was meant to be shared, metres. */
const GAP_METRES = 15;

/** Problems a boundary may be kept with: gaps are pointed out, rings are turned when written. */
const HARMLESS: ReadonlySet<BoundaryProblem['kind']> = new Set(['gap', 'ring_order']);

/** Whether a boundary with this problem cannot be kept. */
export const isBlocking = ({ kind }: BoundaryProblem): boolean => !HARMLESS.has(kind);

/**
 * What is wrong with a hamlet's boundary, in itself and beside its neighbours'.
 *
 * @param others  boundaries of the other hamlets
 */
export function validateBoundary(area: Area, others: readonly HamletArea[]): BoundaryProblem[] {
  return problemsOf(
    shapeOf(area),
    others.map(({ hamletId, geometry }) => ({ hamletId, shape: shapeOf(geometry) })),
    turnedWrong(area),
  );
}

/** The same on the grid. */
export function problemsOf(
  shape: Shape,
  others: readonly { hamletId: string; shape: Shape }[],
  turned = false,
): BoundaryProblem[] {
  if (shape.length === 0 || shape.some((rings) => rings.length === 0 || rings.some((ring) => ring.length < 3)))
    return [{ kind: 'too_few_corners' }];
  const crossings = selfCrossings(shape);
  if (crossings.length > 0) return [{ kind: 'self_crossing', at: positionOf(crossings[0]!) }];
  const problems: BoundaryProblem[] = turned ? [{ kind: 'ring_order' }] : [];
  for (const [outer, ...holes] of shape)
    for (const hole of holes) {
      const corner = hole.find((point) => sideOf(outer!, point) === 'outside');
      if (corner) problems.push({ kind: 'hole_outside', at: positionOf(corner) });
    }
  const squareMetres = areaOf(shape);
  if (squareMetres < LEAST_SQUARE_METRES) problems.push({ kind: 'too_small', squareMetres });
  return [...problems, ...besideOthers(shape, others)];
}

/** Units of the grid: somewhat more than the widest gap looked for. */
const NEAR = 5000;

function besideOthers(shape: Shape, others: readonly { hamletId: string; shape: Shape }[]): BoundaryProblem[] {
  const box = boxOf(shape);
  const near = others.filter((other) => meet(box, boxOf(other.shape), NEAR));
  if (near.length === 0) return [];
  const shapes = [shape, ...near.map((other) => other.shape)];
  const idOf = (i: number) => near[i - 1]!.hamletId;
  const overlaps = overlapsOf(shapes)
    .filter((o) => o.shapes[0] === 0 && o.squareMetres > OVERLAP_SQUARE_METRES && o.width > OVERLAP_METRES)
    .map(({ shapes: [, other], squareMetres, at }): BoundaryProblem => {
      return { kind: 'overlap', hamletId: idOf(other), squareMetres, at: positionOf(at) };
    });
  const gaps = gapsOf(shapes)
    .filter(
      ({ between, width, squareMetres }) =>
        between.includes(0) && between.length > 1 && width < GAP_METRES && squareMetres > OVERLAP_SQUARE_METRES,
    )
    .map(({ between, squareMetres, at }): BoundaryProblem => {
      return { kind: 'gap', hamletIds: between.filter((i) => i > 0).map(idOf), squareMetres, at: positionOf(at) };
    });
  return [...overlaps, ...gaps];
}

/** Whether an outer ring runs clockwise or a hole anticlockwise (RFC 7946, 3.1.6). */
function turnedWrong(area: Area): boolean {
  return shapeOf(area).some((rings) =>
    rings.some((ring, i) => doubleArea(ring) !== 0 && doubleArea(ring) > 0 !== (i === 0)),
  );
}
