import { fc } from '@fast-check/vitest';
import { isVietnameseSyllable } from '#geo/text/index.ts';

const ONSETS = ['', ...'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')];
const VOWELS =
  'a ă â e ê i o ô ơ u ư y ia ua ưa iê uô ươ oa oe uê uy uyê ai ao au ay âu ây oi ôi ơi ui ưi eo êu iu ưu iêu ươi'.split(
    ' ',
  );
const CODAS = ['', ...'c ch m n ng nh p t'.split(' ')];
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Any spelling of letters and one tone on one vowel that the grammar takes for a syllable, in small letters, NFC. */
export const syllables = () =>
  fc
    .tuple(
      fc.constantFrom(...ONSETS),
      fc.constantFrom(...VOWELS),
      fc.constantFrom(...CODAS),
      fc.constantFrom(...TONES),
      fc.nat(2),
    )
    .map(([onset, vowels, coda, tone, at]) => {
      const place = Math.min(at, vowels.length - 1);
      return (onset + vowels.slice(0, place + 1) + tone + vowels.slice(place + 1) + coda).normalize('NFC');
    })
    .filter(isVietnameseSyllable);
