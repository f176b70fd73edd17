import { accentedWords, type CellEncoding, fits, readAs } from './legacy.ts';

/** How a file of Vietnamese text is written. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3' | 'vni';

/** Bytes looked at to tell the one-byte encodings apart, from the first one beyond ASCII on. */
const SAMPLE_BYTES = 256 * 1024;
/** Share of the accented words that must be Vietnamese: in text of another language some are by chance. */
const MIN_SHARE = 0.3;
/** Accented words looked at. */
const MAX_WORDS = 4000;

/**
 * The encoding of a text file: by its byte-order mark; by the zero bytes of UTF-16; UTF-8 where it is valid; else the
 * one in which most words are Vietnamese syllables. Never throws. Plain ASCII is `utf-8`; text of no Vietnamese that
 * is not UTF-8 is `windows-1258`, which holds most of western Europe's letters.
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  return byMark(bytes) ?? byZeros(bytes) ?? (isUtf8(bytes) ? 'utf-8' : byWords(bytes));
}

function byMark(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: spaces, digits and ASCII letters have a zero in their upper byte, nothing in the lower. */
function byZeros(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const many = length * 0.1;
  if (odd > many && even * 20 < odd) return 'utf-16le';
  return even > many && odd * 20 < even ? 'utf-16be' : null;
}

/** Valid UTF-8; it may break off inside a character if it had a whole one before. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return text.length === bytes.length || /[^\0-\x7f]/.test(text);
  } catch {
    return false;
  }
}

function byWords(bytes: Uint8Array): TextEncoding {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 100);
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);
  const western = decodeWestern(sample);
  // The strictest first, for it wins a tie: words rarely happen to be spelt with pairs of VNI.
  const shares: [TextEncoding, number][] = [
    ['vni', vietnameseShare(western, 'vni')],
    ['windows-1258', vietnameseShare(new TextDecoder('windows-1258').decode(sample), 'unicode')],
    ['tcvn3', vietnameseShare(western, 'tcvn3')],
    // Damaged or mixed UTF-8: most of its words are still whole.
    ['utf-8', vietnameseShare(new TextDecoder('utf-8').decode(sample), 'unicode')],
  ];
  const [encoding, share] = shares.reduce((best, next) => (next[1] > best[1] ? next : best));
  return share >= MIN_SHARE ? encoding : 'windows-1258';
}

/** Share of the accented words that are Vietnamese syllables in this reading. */
function vietnameseShare(text: string, encoding: CellEncoding): number {
  let words = 0;
  let right = 0;
  for (const word of accentedWords(text)) {
    words++;
    if (fits(word, encoding)) right++;
    if (words === MAX_WORDS) break;
  }
  return words === 0 ? 0 : right / words;
}

// 0x80 to 0x9F in windows-1252: dashes, quotation marks. Some decoders leave them as control characters.
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const decodeWestern = (bytes: Uint8Array) =>
  new TextDecoder('windows-1252').decode(bytes).replace(/[\x80-\x9f]/g, (code) => C1[code.charCodeAt(0) - 0x80]!);

/**
 * `bytes` as text in NFC, without a byte-order mark. Never throws: bytes that are no text become U+FFFD, codes that
 * the encoding has no letter for stay the windows-1252 character.
 */
export function decodeVietnamese(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === 'tcvn3' || encoding === 'vni') return readAs(decodeWestern(bytes), encoding);
  return new TextDecoder(encoding).decode(bytes).normalize('NFC');
}
