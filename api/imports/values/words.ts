import { cleanText, foldVietnamese } from '#geo/text/index.ts';
import type { ProblemCode } from '../problems.ts';
import { type Cell, isFlaw } from '../read/types.ts';

/** A cell that cannot be understood: why, and what stood there. */
export class Fault {
  readonly code: ProblemCode;
  readonly value: string;

  constructor(code: ProblemCode, value: string) {
    this.code = code;
    this.value = value.slice(0, 80);
  }
}

const YES = new Set(['x', 'xx', 'v', 'co', 'c', 'yes', 'y', 'true', 'dung', 'roi', 'da co', 'co ho', 'p']);
const NO = new Set([
  'khong',
  'ko',
  'k',
  'khong co',
  'ko co',
  'no',
  'n',
  'false',
  'sai',
  'chua',
  'chua co',
  'none',
  'khong co ai',
]);
const UNKNOWN = new Set(['', '-', '--', '—', '–', '?', '...', '…', '.', 'chua ro', 'khong ro', 'ko ro', 'n/a', 'na']);
const UNKNOWN_WORDS = new Set(['unknown', 'chua biet', 'khong biet', 'null', 'chua dieu tra', 'chua xac dinh']);
// Check marks of fonts and keyboards, and Excel's own way of showing TRUE with Wingdings.
const TICKS = /^[✓✔☑✅√☒×]$/u;
const EMPTY_BOXES = /^[☐□▢]$/u;

/** A cell as one clean line of text; '' where it is empty. Flaws are looked for before. */
export function textOf(cell: Cell): string {
  if (cell === null || isFlaw(cell)) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return cleanText(String(cell));
}

/** The lines of a cell, each as {@link textOf} has it; of a cell that is no text its only one. */
export const cellLines = (cell: Cell): string[] =>
  typeof cell === 'string' ? cell.split(/\r\n|[\n\r\v]/).map(cleanText) : [textOf(cell)];

/** The flaw of a cell: a formula nobody computed, an error, or text that a spreadsheet would take for a formula. */
export function flawOf(cell: Cell): Fault | null {
  if (cell === null) return null;
  if (isFlaw(cell)) return new Fault(cell.flaw, cell.text);
  return typeof cell === 'string' && /^[\s"']*=/.test(cell) ? new Fault('formula', cleanText(cell)) : null;
}

/** Does a cell say that nobody knows? Unknown is not no. */
export function isUnknown(text: string): boolean {
  const folded = foldVietnamese(text);
  return UNKNOWN.has(folded) || UNKNOWN_WORDS.has(folded) || EMPTY_BOXES.test(text);
}

/** Yes, no, or undefined where the text is neither. */
export function yesOrNo(text: string): boolean | undefined {
  if (TICKS.test(text)) return true;
  const folded = foldVietnamese(text);
  if (YES.has(folded)) return true;
  if (NO.has(folded)) return false;
  return undefined;
}

/** A whole number from 0, written with digits; undefined where it is none. */
export function wholeNumber(text: string): number | undefined {
  const digits = /^(\d{1,9})(?:[.,]0+)?$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A count of persons or things; null unknown. `most` guards against a year or a code in the wrong column. */
export function parseCount(cell: Cell, most: number): number | null | Fault {
  const text = textOf(cell);
  if (isUnknown(text)) return null;
  const stated = yesOrNo(text);
  if (stated === false) return 0;
  const number =
    wholeNumber(text) ??
    wholeNumber(/^(\d+)\s*(người|nguoi|cụ|cu|khẩu|khau|nk|persons?|people)$/i.exec(text)?.[1] ?? '');
  return number === undefined || number > most ? new Fault('count_bad', text) : number;
}
