import { expect, test } from 'vitest';
import { inNumber } from '../../web/i18n/plural.ts';

test('English words stand in the number of what they count, each after its own', () => {
  expect(inNumber('Too few in 1 [week|weeks]')).toBe('Too few in 1 week');
  expect(inNumber('21 [day|days], 1 [visit|visits]')).toBe('21 days, 1 visit');
  expect(inNumber('18:00–20:00 · 1 [household|households] [is|are] left')).toBe('18:00–20:00 · 1 household is left');
  expect(inNumber('1,001 [household|households]')).toBe('1,001 households');
  expect(inNumber('0 [change|changes]')).toBe('0 changes');
  expect(inNumber('1 hộ, 2 cụm')).toBe('1 hộ, 2 cụm');
});
