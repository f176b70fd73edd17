import { ELDERLY_FROM_AGE, type LocalDate, yearOf } from '#geo';
import { foldVietnamese } from '#geo/text/index.ts';
import type { Cell } from '../read/types.ts';
import { Fault, isUnknown, textOf, wholeNumber, yesOrNo } from './words.ts';

/** What a cell says of the elderly in a household; null where it says nothing of it. */
export interface Elderly {
  elders: number | null;
  /** a bare yes or no */
  stated: boolean | null;
  eldestBirthYear: number | null;
}

export const UNKNOWN_ELDERLY: Elderly = { elders: null, stated: null, eldestBirthYear: null };

const MOST_ELDERS = 20;
const OLDEST = 125;
const FIRST_YEAR = 1900;
const NUMBER_WORDS = new Map([
  ['mot', 1],
  ['hai', 2],
  ['ba', 3],
  ['bon', 4],
]);

const isYear = (number: number, today: LocalDate) => number >= FIRST_YEAR && number <= yearOf(today);
const isOldAge = (number: number) => number >= ELDERLY_FROM_AGE && number <= OLDEST;

/**
 * A cell under "Người cao tuổi": a count (`2`, `2 cụ`), a tick or word, ages (`72, 68`), or years of birth (`1947; 1952`).
 * Several ages or years are one elder each.
 */
export function parseElders(cell: Cell, today: LocalDate): Elderly | Fault {
  const text = textOf(cell);
  if (isUnknown(text)) return UNKNOWN_ELDERLY;
  const stated = yesOrNo(text);
  if (stated !== undefined) return { ...UNKNOWN_ELDERLY, stated };
  const bound = boundOf(text);
  if (bound !== undefined) return { ...UNKNOWN_ELDERLY, stated: bound };
  const count = countOf(text);
  if (count !== undefined && count <= MOST_ELDERS) return { ...UNKNOWN_ELDERLY, elders: count };
  const years = yearsOf(cell, text, today);
  return years === null ? new Fault('elders_unclear', text) : fromYears(years, today);
}

/** A cell under "Năm sinh người cao tuổi": one or more years or dates of birth. */
export function parseBirthYears(cell: Cell, today: LocalDate): Elderly | Fault {
  const text = textOf(cell);
  if (isUnknown(text)) return UNKNOWN_ELDERLY;
  if (yesOrNo(text) === false || text === '0') return { ...UNKNOWN_ELDERLY, stated: false };
  const years = numbersOf(withoutDays(text));
  if (years.length === 0 || !years.every((year) => isYear(year, today))) return new Fault('birth_year_bad', text);
  return fromYears(years, today);
}

/** A cell under "Tuổi người cao tuổi nhất": one or more ages, in whole years. */
export function parseAges(cell: Cell, today: LocalDate): Elderly | Fault {
  const text = textOf(cell);
  if (isUnknown(text)) return UNKNOWN_ELDERLY;
  if (yesOrNo(text) === false) return { ...UNKNOWN_ELDERLY, stated: false };
  const bound = boundOf(text);
  if (bound !== undefined) return { ...UNKNOWN_ELDERLY, stated: bound };
  const ages = numbersOf(text);
  if (ages.length === 0 || /[^\d\s.,;/+&tuổituoivà-]/i.test(withoutAbout(text))) return new Fault('age_bad', text);
  if (ages.every((number) => isYear(number, today))) return fromYears(ages, today);
  if (!ages.every((age) => age <= OLDEST)) return new Fault('age_bad', text);
  return fromYears(
    ages.map((age) => yearOf(today) - age),
    today,
  );
}

/** The head's own year of birth or age: says yes of the household, never no. */
export function parseHeadYear(cell: Cell, today: LocalDate, kind: 'year' | 'age'): Elderly | Fault {
  const parsed = kind === 'year' ? parseBirthYears(cell, today) : parseAges(cell, today);
  if (parsed instanceof Fault || parsed.eldestBirthYear === null)
    return parsed instanceof Fault ? parsed : UNKNOWN_ELDERLY;
  const old = yearOf(today) - parsed.eldestBirthYear >= ELDERLY_FROM_AGE;
  return old ? { ...UNKNOWN_ELDERLY, stated: true } : UNKNOWN_ELDERLY;
}

function fromYears(years: readonly number[], today: LocalDate): Elderly {
  const old = years.filter((year) => yearOf(today) - year >= ELDERLY_FROM_AGE);
  const eldestBirthYear = Math.min(...years);
  // One year of the eldest tells nothing of how many there are; that none is old, it does tell.
  const elders = years.length > 1 || old.length === 0 ? old.length : null;
  return { elders, stated: null, eldestBirthYear };
}

/**
 * What a bound of age says: `trên 60`, `>70`, `60 tuổi trở lên`, `80+` that somebody old lives here, `dưới 60` that
 * nobody does; undefined where the text is none, or leaves it open as `trên 50` does.
 */
function boundOf(text: string): boolean | undefined {
  const folded = foldVietnamese(text).replace(/\s*(tuoi|t|years?( old)?)(?![a-z])/g, '');
  const above = /^(?:co\s+)?(?:tren|hon|>=?|≥|tu|over|from)\s*(\d{2,3})(?:\s*tro len)?$/.exec(folded);
  const upwards = /^(\d{2,3})(?:\s*tro len|\s*\+|\s*and over)$/.exec(folded);
  const age = above?.[1] ?? upwards?.[1];
  if (age !== undefined) return isOldAge(Number(age)) ? true : undefined;
  const below = /^(?:duoi|chua (?:den|toi|du)|<|under)\s*(\d{2,3})$/.exec(folded)?.[1];
  return below !== undefined && Number(below) <= ELDERLY_FROM_AGE ? false : undefined;
}

/** `khoảng 70`, `~80`: an age somebody reckoned. */
const withoutAbout = (text: string): string => text.replace(/^\s*(?:khoảng|khoang|chừng|chung|độ|about|~|≈)\s*/iu, '');

function countOf(text: string): number | undefined {
  const folded = foldVietnamese(text)
    .replace(/^co\s*[:,(-]?\s*(?=\d)/, '')
    .replace(/\)$/, '');
  const [, count, rest] =
    /^(\S+)(?:\s+(nguoi|cu|ong ba|nct|persons?|people|elders?))?(?:\s+cao tuoi)?$/.exec(folded) ?? [];
  if (count === undefined) return undefined;
  return wholeNumber(count) ?? (rest === undefined ? undefined : NUMBER_WORDS.get(count)) ?? NUMBER_WORDS.get(folded);
}

/** Years of birth, or ages turned into years; null where the text is something else. */
function yearsOf(cell: Cell, text: string, today: LocalDate): number[] | null {
  const numbers = numbersOf(withoutDays(text));
  if (numbers.length === 0) return null;
  if (cell instanceof Date || numbers.every((number) => isYear(number, today))) {
    return numbers.every((number) => isYear(number, today)) ? numbers : null;
  }
  if (!/^[\d\s.,;/+&-]*$/.test(withoutAbout(text).replace(/tuổi|tuoi|và|va|years?( old)?|and|t\b/gi, ' '))) return null;
  return numbers.every(isOldAge) ? numbers.map((age) => yearOf(today) - age) : null;
}

const numbersOf = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

/** Dates of birth shortened to their year: `12/3/1947`, `1947-03-12`, `3/1947`. */
const withoutDays = (text: string): string =>
  text
    .replace(/\b\d{1,2}[/.-]\d{1,2}[/.-](\d{4})\b/g, '$1')
    .replace(/\b(\d{4})-\d{1,2}-\d{1,2}\b/g, '$1')
    .replace(/\b\d{1,2}[/.-](\d{4})\b/g, '$1');
