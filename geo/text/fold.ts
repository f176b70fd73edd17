const MARKS = /\p{M}/gu;
// Control and format characters: bidi overrides, zero-width spaces, soft hyphens, byte-order marks.
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;
const SPACES = /[\s\u00a0]+/gu;
// What nearly every text is already: composed Latin letters, single spaces. Asked first, as registers are long.
const CLEAN = /^(?:[!-~\u00c0-\u024f\u1e00-\u1eff]+ )*[!-~\u00c0-\u024f\u1e00-\u1eff]+$/;
const ASCII = /^[ -~]*$/;

/**
 * What a person would see of `text`, in one spelling: NFC, without control and bidi characters,
 * runs of spaces and line breaks collapsed to one space, trimmed.
 */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  return text.replace(SPACES, ' ').replace(UNSEEN, '').normalize('NFC').replace(SPACES, ' ').trim();
}

// How each single letter that is nearly all there is folds, by its code; 0 where it takes more than a look at it.
const FOLDED = new Uint16Array(0x1f00);
const LONGEST_QUICK = 128;
const folding = new Uint16Array(LONGEST_QUICK);

/**
 * `text` for comparing and searching: lower case, no Vietnamese accents, `đ` as `d`, spaces collapsed.
 * `Đỗ  Thị Hoà`, `do thi hoa` and `ĐỖ THỊ HÒA` fold to the same.
 */
export const foldVietnamese = (text: string): string => foldQuickly(text) ?? foldSlowly(text);

/** The same for texts of composed letters with single spaces between words; null for others. Registers are long. */
function foldQuickly(text: string): string | null {
  const { length } = text;
  if (length > LONGEST_QUICK) return null;
  let afterSpace = true;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const folded = code < FOLDED.length ? FOLDED[code]! : 0;
    if (folded === 0 || (folded === 32 && afterSpace)) return null;
    afterSpace = folded === 32;
    folding[i] = folded;
  }
  if (afterSpace) return length === 0 ? '' : null;
  return String.fromCharCode.apply(null, folding.subarray(0, length) as unknown as number[]);
}

function foldSlowly(text: string): string {
  if (ASCII.test(text)) return cleanText(text.toLowerCase());
  return cleanText(text.normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase());
}

FOLDED[32] = 32;
for (const [from, to] of [
  [0x21, 0x7f],
  [0xc0, 0x250],
  [0x1e00, 0x1f00],
] as const) {
  for (let code = from; code < to; code++) {
    const folded = foldSlowly(String.fromCharCode(code));
    if (folded.length === 1) FOLDED[code] = folded.charCodeAt(0);
  }
}
