import type { Position } from 'geojson';
import { selfCrossings } from './crossings.ts';
import { type Area, areaOf, boxOf, doubleArea, meet, positionOf, type Shape, shapeOf, sideOf } from './grid.ts';
import { gapsOf, overlapsOf } from './overlay.ts';
import type { HamletShapes } from './shared-corners.ts';

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
  const own = '';
  const shapes = new Map([
    [own, shapeOf(area)],
    ...others.map((o): [string, Shape] => [o.hamletId, shapeOf(o.geometry)]),
  ]);
  const turned: BoundaryProblem[] = turnedWrong(area) ? [{ kind: 'ring_order' }] : [];
  return [...turned, ...(boundaryProblems(shapes, new Set([own])).get(own) ?? [])];
}

/**
 * What is wrong with boundaries in a set, by hamlet; hamlets without a problem are left out.
 *
 * @param asked  the hamlets looked at; what two others have between them is not told
 */
export function boundaryProblems(shapes: HamletShapes, asked: ReadonlySet<string>): Map<string, BoundaryProblem[]> {
  const found = new Map<string, BoundaryProblem[]>();
  const tell = (id: string, ...problems: BoundaryProblem[]) => {
    if (problems.length > 0) found.set(id, [...(found.get(id) ?? []), ...problems]);
  };
  for (const id of asked) tell(id, ...ownProblems(shapes.get(id) ?? []));
  const boxes = [...asked].filter((id) => shapes.has(id)).map((id) => boxOf(shapes.get(id)!));
  const near = [...shapes].filter(
    ([id, shape]) => !found.get(id)?.some(isBroken) && boxes.some((box) => meet(box, boxOf(shape), NEAR)),
  );
  const ids = near.map(([id]) => id);
  const list = near.map(([, shape]) => shape);
  for (const { shapes: pair, squareMetres, width, at } of overlapsOf(list)) {
    if (squareMetres <= OVERLAP_SQUARE_METRES || width <= OVERLAP_METRES) continue;
    for (const [own, other] of [pair, [pair[1], pair[0]]] as const)
      if (asked.has(ids[own]!))
        tell(ids[own]!, { kind: 'overlap', hamletId: ids[other]!, squareMetres, at: positionOf(at) });
  }
  for (const { between, squareMetres, width, at } of gapsOf(list)) {
    if (between.length < 2 || squareMetres <= OVERLAP_SQUARE_METRES || width >= GAP_METRES) continue;
    for (const own of between)
      if (asked.has(ids[own]!)) {
        const hamletIds = between.filter((i) => i !== own).map((i) => ids[i]!);
        tell(ids[own]!, { kind: 'gap', hamletIds, squareMetres, at: positionOf(at) });
      }
  }
  return found;
}

/** Units of the grid: somewhat more than the widest gap looked for. */
const NEAR = 5000;

/** What cannot be compared with others before it is mended. */
const isBroken = ({ kind }: BoundaryProblem): boolean => kind === 'too_few_corners' || kind === 'self_crossing';

function ownProblems(shape: Shape): BoundaryProblem[] {
  if (shape.length === 0 || shape.some((rings) => rings.length === 0 || rings.some((ring) => ring.length < 3)))
    return [{ kind: 'too_few_corners' }];
  const crossings = selfCrossings(shape);
  if (crossings.length > 0) return [{ kind: 'self_crossing', at: positionOf(crossings[0]!) }];
  const problems: BoundaryProblem[] = [];
  for (const [outer, ...holes] of shape)
    for (const hole of holes) {
      const corner = hole.find((point) => sideOf(outer!, point) === 'outside');
      if (corner) problems.push({ kind: 'hole_outside', at: positionOf(corner) });
    }
  const squareMetres = areaOf(shape);
  if (squareMetres < LEAST_SQUARE_METRES) problems.push({ kind: 'too_small', squareMetres });
  return problems;
}

/** Whether an outer ring runs clockwise or a hole anticlockwise (RFC 7946, 3.1.6). */
const turnedWrong = (area: Area): boolean =>
  shapeOf(area).some((rings) => rings.some((ring, i) => doubleArea(ring) !== 0 && doubleArea(ring) > 0 !== (i === 0)));
