import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { groupsBefore, takeBack } from '../../web/households/taking-back.ts';

const member = fc.constantFrom<string | null>('m1', 'm2', 'm3', null);
const charges = fc.dictionary(fc.uuid(), member);

test.prop([charges, member])('taken back, every household is in the charge it was in before', async (was, to) => {
  const ids = Object.keys(was);
  const now = new Map(ids.map((id) => [id, to]));
  const groups = groupsBefore(ids, (id) => was[id], to);
  await takeBack(groups!, async (some, memberId) => {
    for (const id of some) now.set(id, memberId);
  });
  expect(Object.fromEntries(now)).toEqual(was);
});

test('households that had it already are left alone', () => {
  expect(groupsBefore(['a', 'b'], () => 'm1', 'm1')).toEqual(new Map());
});

test('where the past of one is unknown, nothing is offered to be taken back', () => {
  expect(groupsBefore(['a', 'b'], (id) => (id === 'a' ? 'm1' : undefined), 'm2')).toBeNull();
});
