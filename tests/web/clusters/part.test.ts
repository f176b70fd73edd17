import { expect, test } from 'vitest';
import type { ClusterProposal, ClusterShape } from '#api/clusters/schema.ts';
import { openOf, partOf } from '../../../web/clusters/part.ts';

const shape = (id: string, households: string, more: Partial<ClusterShape> = {}): ClusterShape => ({
  id,
  name: id,
  householdIds: [...households],
  households: households.length,
  outline: null,
  locked: false,
  isNew: false,
  ...more,
});
/** A cluster of six becomes two, another one goes, a third is locked. */
const proposal = {
  before: [shape('old', 'abcdef'), shape('gone', 'gh'), shape('kept', 'k', { locked: true })],
  after: [shape('old', 'abcg'), shape('new', 'defh', { isNew: true }), shape('kept', 'k', { locked: true })],
  taken: [] as string[],
} as ClusterProposal;
const sizes = (...taken: string[]) => Object.fromEntries(partOf(proposal, new Set(taken)).sizes);

test('what a proposal comes to follows what is chosen of it', () => {
  expect(sizes('old', 'new', 'kept')).toEqual({ old: 4, new: 4, kept: 1 });
  expect(sizes('new')).toEqual({ old: 3, new: 4, gone: 1, kept: 1 });
  expect(sizes()).toEqual({ old: 6, gone: 2, kept: 1 });
  const [whole, none] = [partOf(proposal, new Set(['old', 'new'])), partOf(proposal, new Set())];
  expect([whole.whole, whole.moved, whole.clusters]).toEqual([true, 5, 3]);
  expect([none.whole, none.moved, none.clusters]).toEqual([false, 0, 3]);
});

test('what was taken and what is locked cannot be taken any more', () => {
  expect(openOf(proposal)).toEqual(['old', 'new']);
  expect(openOf({ ...proposal, taken: ['new'] })).toEqual(['old']);
});
