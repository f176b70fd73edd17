import { toneLast, type Word, wordsOf } from './words.ts';

// Forms of address written before a name. Without accents only those that are no surname either: `Chu`, `Hồ`, `Cù`.
const TITLES = new Set(['ông', 'bà', 'cụ', 'anh', 'chị', 'cô', 'chú', 'bác', 'hộ', 'ong', 'ba', 'chi'].map(toneLast));
// In a name of four words and more also those that are hardly ever one: `Cu Tran Duc Hung` is `Cụ`, not `Cù`.
const PLAIN_TITLES = new Set(['cu', 'co', 'bac']);
// `ông Nguyễn Văn An (mất)`: remarks are no part of the name.
const REMARK = /[([{].*?(?:[)\]}]|$)/g;
// The VNI keyboard leaves its digits: `Nguye6n4`.
const KEYSTROKES = /(?<=\p{L})\d+/gu;
const SHORT_SURNAMES = new Map([
  ['ng', 'nguien'],
  ['nguien', 'nguien'],
  ['ngien', 'nguien'],
  ['ngui', 'nguien'],
  ['tr', 'tran'],
  ['ph', 'pham'],
]);

/** A Vietnamese name taken apart; empty words where the name has no such part. */
export interface PersonName {
  surname: Word;
  /** The middle names, joined. */
  middle: Word;
  given: Word;
  /** All letters in a row, without accents. */
  joined: string;
  /** No accent anywhere: typed without, so that accents contradict nothing. */
  plain: boolean;
}

const NONE: Word = { folded: '', accented: '' };

/** Takes a head's name apart: `Ông Ng. V. Hùng` is surname `nguyen`, middle `v`, given `hung`. */
export function parseName(text: string): PersonName {
  const words = wordsOf(text.replace(REMARK, ' ').replace(KEYSTROKES, ''));
  while (words.length > 1 && isTitle(words[0]!.accented, words.length)) words.shift();
  const plain = words.every(({ folded, accented }) => folded === accented);
  const given = words.pop() ?? NONE;
  const first = words.shift();
  const surname = first ? { ...first, folded: SHORT_SURNAMES.get(first.folded) ?? first.folded } : NONE;
  const middle = {
    folded: words.map(({ folded }) => folded).join(' '),
    accented: words.map(({ accented }) => accented).join(' '),
  };
  const joined = [surname, ...words, given].map(({ folded }) => folded).join('');
  return { surname, middle, given, joined, plain };
}

const isTitle = (word: string, words: number) => TITLES.has(word) || (words >= 4 && PLAIN_TITLES.has(word));
