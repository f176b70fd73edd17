import { cleanText } from '../text/fold.ts';

// One spelling for the many signs that keyboards, Word and receivers make of degree, minute and second.
const SPELLINGS: [RegExp, string][] = [
  [/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-'],
  [/[º˚∘ᵒ]|(?<=\d)\s?o(?=[\s\d])/g, '°'],
  [/''|[″”“„‟〃]|′′|’’/g, '"'],
  [/[′’‘‛`´ʹ]/g, "'"],
  [/(?<=\d\s*)(độ|deg(rees?)?)(?!\p{L})/giu, '°'],
  [/(?<=\d\s*)(phút|min(utes?)?)(?!\p{L})/giu, "'"],
  [/(?<=\d\s*)(giây|sec(onds?)?)(?!\p{L})/giu, '"'],
];

export function sameSigns(text: string): string {
  return SPELLINGS.reduce((spelt, [pattern, sign]) => spelt.replace(pattern, sign), cleanText(text));
}

/**
 * Letters and words for the four directions. `B`, `Đ`, `T` are bắc, đông, tây. `N` is the world's north: nobody in
 * Vietnam writes southern latitudes, so it is never read as nam; the word in full is. `D` without its stroke, which
 * could be a degree, is not read.
 */
// biome-ignore format: a row a sign
const DIRECTIONS: Record<string, 1 | -1> = {
  n: 1, e: 1, b: 1, đ: 1, bắc: 1, đông: 1, north: 1, east: 1,
  s: -1, w: -1, t: -1, nam: -1, tây: -1, south: -1, west: -1,
};
const WORD = '(?:n|e|b|đ|s|w|t|bắc|đông|nam|tây|north|east|south|west)';
const BEFORE = new RegExp(`^(?:(?:vĩ|kinh)\\s*độ\\s*)?(${WORD})[\\s.:]*(?=[\\d+-])`, 'iu');
const AFTER = new RegExp(`\\s*(?:(?:vĩ|kinh)\\s*(?:độ|tuyến)\\s*)?(${WORD})\\.?$`, 'iu');
// What a cell may say before its number; the short ones only with a colon or equals sign.
const NAMES = 't[oọ][aạ]\\s*độ|lat(?:itude)?|lon(?:g(?:itude)?)?|lng|vĩ\\s*độ|kinh\\s*độ|easting|northing';
const LABEL = `(?:(?:x|y|e|n)\\s*[:=]|(?:${NAMES})\\s*(?:\\([^)]*\\))?\\s*[:=]?)`;
const LABELLED = new RegExp(`^(?:${LABEL}\\s*)+`, 'iu');
/** Labels anywhere in a text. */
export const LABELS = new RegExp(`(?<!\\p{L})(?:${LABEL}\\s*)+(?=[\\dNEBĐ+-])`, 'giu');
// More is no coordinate, and would only cost time.
const LONGEST = 64;

/**
 * One coordinate as people write it: degrees or metres, with decimal point or comma, grouped thousands, as degrees,
 * minutes and seconds, with a direction; south and west negative. Null when it is none, or could be two.
 */
export function parseCoordinate(text: string): number | null {
  if (text.length > LONGEST) return null;
  let rest = sameSigns(text).replace(LABELLED, '');
  let sign = 1;
  const direction = AFTER.exec(rest) ?? BEFORE.exec(rest);
  // A small letter by itself is a slip of the finger: 106,3b.
  if (direction && !/^\p{Ll}$/u.test(direction[1] ?? '')) {
    sign = DIRECTIONS[direction[1]?.toLowerCase() ?? ''] ?? 1;
    rest = rest.replace(direction[0], '').trim();
  }
  if (/^[+-]\s*\d/.test(rest)) {
    if (rest.startsWith('-')) sign = -sign;
    rest = rest.slice(1).trim();
  }
  const value = readSexagesimal(rest) ?? readNumber(rest.replace(/\s*m$/i, ''));
  return value === null ? null : sign * value;
}

const DECIMALS = '\\d+(?:[.,]\\d+)?';
const WITH_SIGNS = new RegExp(`^(${DECIMALS})\\s*°\\s*(?:(${DECIMALS})\\s*'\\s*)?(?:(${DECIMALS})\\s*"?)?$`);
const MINUTES_LAST = new RegExp(`^(${DECIMALS})\\s*°\\s*(${DECIMALS})$`);
// 106-18-30, 20 7 15,3, 20:07:15.3: three parts whose last two are less than sixty, so never grouped thousands.
const WITHOUT_SIGNS = /^(\d{1,3})(?:\s+|\s*[-:]\s*)(\d{1,2})(?:\s+|\s*[-:]\s*)(\d{1,2}(?:[.,]\d+)?)$/;
// 106.18.30,5: the same with dots, told from thousands by its twos of digits.
const DOTTED = /^(\d{1,3})\.(\d{2})\.(\d{2}(?:,\d+)?)$/;
// 20 07.255: degrees and decimal minutes, as receivers show them.
const DECIMAL_MINUTES = /^(\d{1,3})[\s:-]+(\d{1,2}[.,]\d+)$/;

function readSexagesimal(text: string): number | null {
  const forms = [MINUTES_LAST, WITH_SIGNS, WITHOUT_SIGNS, DOTTED, DECIMAL_MINUTES];
  const parts = forms.map((form) => form.exec(text)).find((found) => found !== null);
  if (!parts) return null;
  const [degrees, minutes, seconds] = parts.slice(1).map((part) => (part === undefined ? null : plain(part)));
  if (degrees === undefined || degrees === null || degrees > 180) return null;
  if ((minutes ?? 0) >= 60 || (seconds ?? 0) >= 60) return null;
  // Only the last part may have decimals, and seconds do not follow degrees.
  if (minutes == null && seconds != null) return null;
  if ((minutes != null && degrees % 1 !== 0) || (seconds != null && (minutes ?? 0) % 1 !== 0)) return null;
  return degrees + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600;
}

// No two ways to group: 2.234.567,12 and 2,234,567.12 and 2 234 567.12, each with either or no decimals.
const GROUPED = [
  /^\d{1,3}(?:\.\d{3})+,\d+$/,
  /^\d{1,3}(?:,\d{3})+\.\d+$/,
  /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/,
  /^\d{1,3}(?:\.\d{3}){2,}$/,
  /^\d{1,3}(?:,\d{3}){2,}$/,
];
// 585.123 or 585,123: no longitude, so metres in thousands. 20.123 and 106,123 are degrees.
const ONE_GROUP = /^(\d{3})[.,](\d{3})$/;

function readNumber(text: string): number | null {
  const group = ONE_GROUP.exec(text);
  if (group && Number(group[1]) > 180) return Number(`${group[1]}${group[2]}`);
  if (GROUPED.some((pattern) => pattern.test(text))) {
    const decimals = /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*(?:[.,](\d+))?$/.exec(text);
    const whole = decimals?.[2] === undefined ? text : text.slice(0, -decimals[2].length - 1);
    return Number(`${whole.replace(/[., ]/g, '')}.${decimals?.[2] ?? '0'}`);
  }
  return /^\d+(?:[.,]\d+)?$/.test(text) ? plain(text) : null;
}

const plain = (text: string): number => Number(text.replace(',', '.'));
