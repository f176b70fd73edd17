import {
  type Area,
  areaFrom,
  type BoundaryProblem,
  boundaryProblems,
  isBlocking,
  type Shape,
  shapeOf,
} from '#geo/boundaries/index.ts';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { type ProblemCode, problem } from '../http/problem.ts';
import { findInvalid, readHamlets, writeBoundaries } from './queries.ts';
import type { HamletBoundary } from './schema.ts';

/** A hamlet's boundary as it shall be; null takes it away. */
export interface BoundaryChange {
  id: string;
  version: number;
  boundary: Area | null;
}

/** More corners than any hamlet has: a thousand for each of its kilometres. */
const MOST_CORNERS = 20_000;

/**
 * Writes boundaries, all or none, each checked beside all others as they will be.
 *
 * @returns the hamlets changed
 * @throws not_found, stale_version, boundary_… (422) for what is wrong with the first one that cannot be kept
 */
export async function keepBoundaries(
  tx: Tx,
  user: Identity,
  changes: readonly BoundaryChange[],
): Promise<HamletBoundary[]> {
  const hamlets = new Map((await readHamlets(tx, true)).map((hamlet) => [hamlet.id, hamlet]));
  const shapes = new Map<string, Shape>();
  for (const { id, boundary } of hamlets.values()) if (boundary) shapes.set(id, shapeOf(boundary));
  for (const { id, version, boundary } of changes) {
    const hamlet = hamlets.get(id);
    if (!hamlet) throw problem('not_found');
    if (hamlet.version !== version) throw problem('stale_version');
    if (boundary) shapes.set(id, checkedSize(boundary, hamlet.name));
    else shapes.delete(id);
  }
  const changed = changes.map(({ id, boundary }) => ({ id, boundary: boundary && areaFrom(shapes.get(id)!) }));
  check(
    hamlets,
    shapes,
    changed.filter(({ boundary }) => boundary).map(({ id }) => id),
  );
  const invalid = await findInvalid(tx, changed);
  if (invalid) {
    const params = { hamlet: hamlets.get(invalid.id)!.name, reason: invalid.reason };
    throw problem('boundary_not_valid', { params, extra: { hamletId: invalid.id } });
  }
  await writeBoundaries(tx, changed);
  for (const { id } of changed)
    await audit(tx, user, { action: 'hamlet.boundary', subjectId: id, detail: { fields: ['boundary'] } });
  const ids = new Set(changed.map(({ id }) => id));
  return (await readHamlets(tx)).filter(({ id }) => ids.has(id));
}

function checkedSize(boundary: Area, hamlet: string): Shape {
  const shape = shapeOf(boundary);
  if (shape.flat(2).length > MOST_CORNERS)
    throw problem('boundary_too_detailed', { params: { hamlet, most: MOST_CORNERS } });
  return shape;
}

/** @throws boundary_… for the first problem that cannot be kept */
function check(
  hamlets: ReadonlyMap<string, HamletBoundary>,
  shapes: ReadonlyMap<string, Shape>,
  ids: readonly string[],
) {
  const found = boundaryProblems(shapes, new Set(ids));
  for (const id of ids) {
    const blocking = found.get(id)?.find(isBlocking);
    if (!blocking) continue;
    const { kind, ...rest } = blocking;
    const params = {
      hamlet: hamlets.get(id)!.name,
      other: blocking.kind === 'overlap' ? hamlets.get(blocking.hamletId)!.name : '',
      squareMetres: 'squareMetres' in blocking ? Math.round(blocking.squareMetres) : 0,
    };
    throw problem(CODES[kind]!, { params, extra: { ...rest, hamletId: id } });
  }
}

const CODES: Partial<Record<BoundaryProblem['kind'], ProblemCode>> = {
  too_few_corners: 'boundary_too_few_corners',
  self_crossing: 'boundary_self_crossing',
  hole_outside: 'boundary_hole_outside',
  too_small: 'boundary_too_small',
  overlap: 'boundary_overlap',
};
