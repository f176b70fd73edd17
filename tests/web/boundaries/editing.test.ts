import { expect, test } from 'vitest';
import type { Hamlet } from '#api/clusters/schema.ts';
import { moveCorner, pointOf, shapeOf } from '#geo/boundaries/index.ts';
import { at, square } from '#tests/geo/boundaries/communes.ts';
import { changedHamlets, edit, editingOf } from '../../../web/boundaries/editing.ts';
import { applyRing } from '../../../web/boundaries/ring-change.ts';

const hamlet = (id: string, boundary: ReturnType<typeof square> | null, version = 1): Hamlet => ({
  id,
  code: id,
  name: id,
  boundary: boundary && { type: 'MultiPolygon', coordinates: [boundary.coordinates] },
  center: null,
  bbox: null,
  version,
});
const HAMLETS = [hamlet('a', square(0, 0, 100)), hamlet('b', square(100, 0, 100)), hamlet('c', null)];
const CORNER = pointOf(at(100, 100));
const MOVED = pointOf(at(104, 96));

test('a step is undone and done again, and what was undone is no change', () => {
  const start = editingOf(HAMLETS);
  const moved = edit(start, { kind: 'change', shapes: moveCorner(start.shapes, CORNER, MOVED) });
  expect(changedHamlets(moved)).toEqual(['a', 'b']);
  const undone = edit(moved, { kind: 'undo' });
  expect(changedHamlets(undone)).toEqual([]);
  expect(changedHamlets(edit(undone, { kind: 'redo' }))).toEqual(['a', 'b']);
  expect(edit(undone, { kind: 'undo' })).toBe(undone);
});

test('what others saved is shown, but never over what is not saved yet', () => {
  const start = editingOf(HAMLETS);
  const theirs = [hamlet('a', square(0, 0, 90), 2), ...HAMLETS.slice(1)];
  expect(edit(start, { kind: 'told', hamlets: theirs }).shapes.get('a')).toEqual(shapeOf(square(0, 0, 90)));
  const moved = edit(start, { kind: 'change', shapes: moveCorner(start.shapes, CORNER, MOVED) });
  const told = edit(moved, { kind: 'told', hamlets: [...theirs, hamlet('new', null)] });
  expect(told.shapes).toBe(moved.shapes);
  expect(told.versions.get('a')).toBe(1); // so that saving is refused as stale
  expect(told.versions.get('new')).toBe(1);
});

test('after saving nothing is left to save, and steps can still be undone', () => {
  const start = editingOf(HAMLETS);
  const moved = edit(start, { kind: 'change', shapes: moveCorner(start.shapes, CORNER, MOVED) });
  const saved = edit(moved, { kind: 'saved', versions: new Map([['a', 2]]) });
  expect(changedHamlets(saved)).toEqual([]);
  expect(saved.versions.get('a')).toBe(2);
  expect(changedHamlets(edit(saved, { kind: 'undo' }))).toEqual(['a', 'b']);
});

test('a ring’s change is one for every hamlet that has the corner', () => {
  const { shapes } = editingOf(HAMLETS);
  const ring = shapes.get('a')![0]![0]!;
  const moved = applyRing(
    shapes,
    ring,
    ring.map((corner) => (String(corner) === String(CORNER) ? MOVED : corner)),
  )!;
  for (const id of ['a', 'b']) expect(moved.get(id)!.flat(2)).toContainEqual(MOVED);

  const middle = pointOf(at(100, 50));
  const i = ring.findIndex((corner) => String(corner) === String(CORNER));
  const between = String(ring.at(i - 1)) === String(pointOf(at(100, 0))) ? i : i + 1;
  const longer = [...ring.slice(0, between), middle, ...ring.slice(between)];
  const inserted = applyRing(shapes, ring, longer)!;
  for (const id of ['a', 'b']) expect(inserted.get(id)!.flat(2)).toContainEqual(middle);
  const removed = applyRing(inserted, longer, ring)!;
  for (const id of ['a', 'b']) expect(removed.get(id)!.flat(2)).not.toContainEqual(middle);
});
