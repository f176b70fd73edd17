import { foldVietnamese } from '#geo/text/index.ts';

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
// No Vietnamese syllable holds these letters or ends so: what is left when Telex was not switched on.
const TELEX_TONE = /(?<=[aeiouyw](?:ng|nh|ch|[cmnpt])?)[sfrxj]$/;
const TELEX_INSIDE = /(?<=[aeiouy])[sfrxj](?=(?:ng|nh|ch|[cmnptiuyoae])?$)/;
const TELEX_DOUBLE = /([aedo])\1/g;

/** A syllable to compare with others. */
export interface Word {
  /** Without accents, in one spelling: `ly` as `li`, `Nguyeenx` as `nguien`. */
  folded: string;
  /** With accents, whichever vowel carries the tone: `hoà` as `hòa`. */
  accented: string;
}

// A language has some thousand syllables, a register hundreds of thousands of words: each is taken apart once.
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, Word>();

/** The syllables of `text`; everything but letters and digits parts them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const written of text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)) {
    if (written === '') continue;
    let word = remembered.get(written);
    if (!word) {
      word = wordOf(written);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(written, word);
    }
    words.push(word);
  }
  return words;
}

function wordOf(written: string): Word {
  const folded = foldVietnamese(written);
  // Typed on a keyboard without accents, so that accents cannot contradict it.
  const typed = folded === written ? withoutKeystrokes(folded) : folded;
  return { folded: typed.replaceAll('y', 'i'), accented: typed === folded ? toneLast(written) : typed };
}

/** `nguyeenx` (Telex) as the letters meant, other words as they are. */
function withoutKeystrokes(word: string): string {
  const letters = word.replace(TELEX_TONE, '').replace(TELEX_INSIDE, '').replace(TELEX_DOUBLE, '$1');
  return letters.replace(/(?<=[aou])w/g, '').replaceAll('w', 'u');
}

/** One spelling with accents for both places of the tone, `hoà` and `hòa`. Not meant to be read. */
export function toneLast(word: string): string {
  const parts = word.normalize('NFD');
  const tone = parts.match(TONES)?.join('') ?? '';
  return (parts.replace(TONES, '') + tone).replaceAll('y', 'i');
}
