import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { isVietnameseSyllable } from '#geo/text/index.ts';
import { syllables } from './support/arbitrary.ts';
import { WORDS } from './support/samples.ts';

describe('Vietnamese syllables', () => {
  test('words of every day are', () => {
    expect(WORDS.filter((word) => !isVietnameseSyllable(word))).toEqual([]);
  });

  test.each(
    'Nguyễn NGUYỄN Khuỷu giếng gì giữ giàu quý quốc quyển hoà hòa thủy thuỷ uyên yêu ngoằn thuở ngoéo y ý a'.split(' '),
  )('%s is', (word) => expect(isVietnameseSyllable(word)).toBe(true));

  test.each([
    ['ka', true],
    ['ke', true],
    ['ce', false],
    ['ge', false],
    ['ghe', true],
    ['nga', true],
    ['nge', false],
    ['nghe', true],
    ['ngha', false],
  ])('the onset is written as its vowel asks: %s %s', (word, right) => expect(isVietnameseSyllable(word)).toBe(right));

  test.each([
    ['cát', true],
    ['cạt', true],
    ['càt', false],
    ['cảt', false],
    ['cất', true],
    ['cât', false],
    ['sách', true],
    ['sãch', false],
  ])('a rhyme that ends in a stop carries two tones only: %s %s', (word, right) =>
    expect(isVietnameseSyllable(word)).toBe(right),
  );

  test.each(['nguỹên', 'tíêng', 'maì', 'hoàà', 'ơng', 'fan', 'Zalo', 'ệ1', '', ' ', 'hòa bình', 'é\u0301', 'Ð'])(
    '“%s” is not',
    (word) => expect(isVietnameseSyllable(word)).toBe(false),
  );

  test.prop([syllables()])('neither case nor composition matters', (word) => {
    expect(isVietnameseSyllable(word.toUpperCase())).toBe(true);
    expect(isVietnameseSyllable(word.normalize('NFD'))).toBe(true);
  });
});
