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

/**
 * `text` for comparing and searching: lower case, no Vietnamese accents, `đ` as `d`, spaces collapsed.
 * `Đỗ  Thị Hoà`, `do thi hoa` and `ĐỖ THỊ HÒA` fold to the same.
 */
export function foldVietnamese(text: string): string {
  if (ASCII.test(text)) return cleanText(text.toLowerCase());
  return cleanText(text.normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase());
}
