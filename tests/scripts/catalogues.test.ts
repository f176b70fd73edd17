import { expect, test } from 'vitest';
import { differences } from '../../scripts/check/keys.ts';

const compare = (vi: unknown, en: unknown) => differences(vi, en, ['vi', 'en']);

test('two catalogues with the same keys and values are complete', () => {
  expect(
    compare({ a: { b: 'Có {{count}} hộ' } }, { a: { b_one: '{{count}} household', b_other: '{{count}} households' } }),
  ).toEqual([]);
});

test('a key in one language only is named, in both directions', () => {
  expect(compare({ a: { b: 'x', c: 'y' } }, { a: { b: 'x' }, d: 'z' })).toEqual([
    '"a.c" stands in vi only',
    '"d" stands in en only',
  ]);
});

test('an empty text is as missing as none', () => {
  expect(compare({ a: '' }, { a: 'x' })).toEqual(['"a" is empty in vi']);
});

test('a translation that drops a value is named', () => {
  expect(compare({ a: '{{done}}/{{all}} hộ' }, { a: '{{done}} households' })).toEqual([
    '"a" takes other values in vi than in en',
  ]);
});
