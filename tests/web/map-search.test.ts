import { expect, test } from 'vitest';
import { isNarrowed, readMapSearch } from '../../web/app/map-search.ts';

test('an address is read for what it says and nothing else', () => {
  expect(
    readMapSearch({
      hamlet: 'h1',
      flagged: true,
      elderly: 'unknown',
      tab: 'clusters',
      q: 'Nguyễn',
      tool: 'x',
      status: '',
    }),
  ).toEqual({ hamlet: 'h1', flagged: true, elderly: 'unknown', tab: 'clusters' });
});

test('the text searched for never stands in the address', () => {
  expect(readMapSearch({ q: 'Trần Thị Nga' })).toEqual({});
});

test('without the flag is not the same as not asked', () => {
  expect(readMapSearch({ flagged: 'false' })).toEqual({ flagged: false });
  expect(readMapSearch({ flagged: 'maybe' })).toEqual({});
});

test('a place alone does not narrow the list', () => {
  expect(isNarrowed({ hamlet: 'h1', household: 'a' })).toBe(false);
  expect(isNarrowed({ status: 'reached' })).toBe(true);
});
