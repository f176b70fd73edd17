import { isVietnameseSyllable } from './syllable.ts';
import { decodeTcvn3, isTcvn3, restoreCapitals, sureLetters } from './tcvn3.ts';
import { decodeVni, isVni } from './vni.ts';

/** How the characters of a text stand for Vietnamese: as themselves, or as Latin-1 codes of an old font. */
export type CellEncoding = 'unicode' | 'tcvn3' | 'vni';

export const READINGS: readonly CellEncoding[] = ['unicode', 'tcvn3', 'vni'];

// Letters, and the Latin-1 signs that old fonts draw as letters; everything else parts words.
const WORDS = /[A-Za-z\xa1-\u024f\p{M}\u1ea0-\u1ef9\ufffd]+/gu;
const BEYOND_ASCII = /[^\0-\x7f]/;
const CASED = /^(?:\p{Lu}*|\p{Lu}?\p{Ll}*)$/u;

/** The words of `text` that are not plain ASCII: only they tell encodings apart. */
export function* accentedWords(text: string): Generator<string> {
  for (const [word] of text.matchAll(WORDS)) if (BEYOND_ASCII.test(word)) yield word;
}

/** Longer than any syllable in any spelling, two characters a letter. */
const LONGEST_WORD = 14;
// HĐND, BCĐ, ĐT: as frequent in registers as words.
const ABBREVIATION = /^(?=.*Đ)[A-ZĐ]{2,6}$/;

/** Whether `word`, read so, is one Vietnamese syllable with capitals where capitals stand, or an abbreviation with Đ. */
export function fits(word: string, encoding: CellEncoding): boolean {
  if (word.length > LONGEST_WORD || !MEASURES[encoding](word)) return false;
  const decoded = DECODERS[encoding](word).normalize('NFC');
  if (ABBREVIATION.test(decoded)) return true;
  return CASED.test(encoding === 'tcvn3' ? sureLetters(decoded) : decoded) && isVietnameseSyllable(decoded);
}

/** Registers repeat their words: what was found out about the last ones is kept. */
const KEPT_WORDS = 20_000;
const kept = new Map<string, readonly CellEncoding[]>();

/** The readings that {@link fits fit} a word. */
export function readingsOf(word: string): readonly CellEncoding[] {
  const before = kept.get(word);
  if (before) return before;
  const found = READINGS.filter((encoding) => fits(word, encoding));
  if (kept.size >= KEPT_WORDS) kept.clear();
  if (word.length <= LONGEST_WORD) kept.set(word, found);
  return found;
}

const MEASURES: Record<CellEncoding, (word: string) => boolean> = { unicode: () => true, tcvn3: isTcvn3, vni: isVni };
const DECODERS: Record<CellEncoding, (text: string) => string> = {
  unicode: (text) => text,
  tcvn3: decodeTcvn3,
  vni: decodeVni,
};

// TCVN3 loses capitals; what the letters around tell about them ends where a cell or line ends.
const CELLS = /[^\r\n\t;,|"]+/g;

/** `text` read in `encoding`, in NFC. Characters that are no codes of it stay. */
export function readAs(text: string, encoding: CellEncoding): string {
  const decoded = DECODERS[encoding](text).normalize('NFC');
  return encoding === 'tcvn3' ? decoded.replace(CELLS, restoreCapitals) : decoded;
}
