import { accentedWords, type CellEncoding, READINGS, readAs, readingsOf } from './legacy.ts';

/**
 * By how many different words an old reading must lead over the text as it stands, before a column without a font's
 * name is believed to be old: more than one person's name has. Over the other old reading fewer will do.
 */
const MIN_LEAD = 4;
const MIN_LEAD_OVER_OLD = 2;
/** Words that speak against the column's encoding, before one cell is believed to be in an old font. */
const MIN_CELL_EVIDENCE = 2;
/** Confidence in leaving alone what an old reading would explain better, but too little of it. */
const UNGUESSED = 0.25;
/** Cells looked at, evenly spread over a longer column. */
const MAX_CELLS = 10_000;

const ABC_FONT = /^\.?vn(?!i)/i;
const ABC_CAPITALS_FONT = /^\.?vn(?!i).*h$/i;
const VNI_FONT = /^vni/i;
// Vietnamese letters above Latin-1, where no font of the old kind has codes.
const BEYOND_LATIN_1 = /[ĂăĐđĨĩŨũƠơƯư\p{M}\u1ea0-\u1ef9]/u;

/** How many different accented words there are, how many of them each reading explains, how many it alone does. */
interface Tally {
  words: number;
  explained: Record<CellEncoding, number>;
  alone: Record<CellEncoding, number>;
}

function tally(cells: Iterable<string>): Tally {
  const seen = new Set<string>();
  const explained = { unicode: 0, tcvn3: 0, vni: 0 };
  const alone = { unicode: 0, tcvn3: 0, vni: 0 };
  for (const cell of cells) {
    for (const word of accentedWords(cell)) {
      if (seen.has(word)) continue;
      seen.add(word);
      const explaining = readingsOf(word);
      for (const encoding of explaining) explained[encoding]++;
      if (explaining.length === 1) alone[explaining[0]!]++;
    }
  }
  return { words: seen.size, explained, alone };
}

/** The encoding an old font's name says, or null: `.VnTime` is TCVN3, `VNI-Times` is VNI. */
function encodingOfFont(fontName: string | undefined): 'tcvn3' | 'vni' | null {
  const name = fontName?.trim() ?? '';
  if (ABC_FONT.test(name)) return 'tcvn3';
  return VNI_FONT.test(name) ? 'vni' : null;
}

/**
 * How the cells of one column are written, all of them together: which reading makes more of their words Vietnamese.
 *
 * The name of an old font decides, unless most accented words hold letters that no old font has (the text was
 * converted, the font left). Without one, a single short cell is not guessed: `unicode`, with a confidence below 0.5.
 *
 * @returns confidence from 0 to 1: the share of the accented words that the reading explains, less where they are few
 */
export function detectCells(
  cells: readonly string[],
  fontName?: string,
): { encoding: CellEncoding; confidence: number } {
  const looked = spread(cells);
  const count = tally(looked);
  if (count.words === 0) return { encoding: 'unicode', confidence: 1 };
  const font = encodingOfFont(fontName);
  if (font !== null) {
    const converted = convertedShare(looked);
    return converted > 0.5 ? { encoding: 'unicode', confidence: converted } : { encoding: font, confidence: 1 };
  }
  const { explained } = count;
  const [old, other] = explained.tcvn3 >= explained.vni ? (['tcvn3', 'vni'] as const) : (['vni', 'tcvn3'] as const);
  const lead = explained[old] - explained.unicode;
  if (lead <= 0) return { encoding: 'unicode', confidence: certainty(count, 'unicode') };
  const certain = lead >= MIN_LEAD && explained[old] - explained[other] >= MIN_LEAD_OVER_OLD;
  return certain
    ? { encoding: old, confidence: certainty(count, old) }
    : { encoding: 'unicode', confidence: UNGUESSED };
}

const certainty = ({ words, explained, alone }: Tally, encoding: CellEncoding) =>
  (explained[encoding] / words) * (1 - 0.5 ** alone[encoding]);

function spread(cells: readonly string[]): readonly string[] {
  const step = Math.ceil(cells.length / MAX_CELLS);
  return step > 1 ? cells.filter((_, index) => index % step === 0) : cells;
}

/** Share of the accented words with a letter that no old font has. */
function convertedShare(cells: readonly string[]): number {
  const words = cells.flatMap((cell) => [...accentedWords(cell)]);
  return words.filter((word) => BEYOND_LATIN_1.test(word)).length / words.length;
}

/**
 * The encoding of one cell in a column of encoding `column`: the column's, unless the cell is certainly otherwise. It
 * is when it holds letters no old font has, or when one other reading explains all its words: as they stand, if the
 * column's does not; in an old font, if the column's explains less than half and two words at least speak for it.
 */
export function encodingOfCell(cell: string, column: CellEncoding): CellEncoding {
  if (BEYOND_LATIN_1.test(cell)) return 'unicode';
  const { words, explained } = tally([cell]);
  const here = explained[column];
  if (here === words) return column;
  if (explained.unicode === words) return 'unicode';
  const [old, ...more] = READINGS.filter((encoding) => explained[encoding] === words);
  const certain = more.length === 0 && here * 2 < words && words - here >= MIN_CELL_EVIDENCE;
  return old !== undefined && certain ? old : column;
}

/**
 * The text of a cell as Unicode in NFC, read in its column's encoding or its own where that is certain.
 * Give it the text as the file has it: cleaning first would throw away the soft hyphen that is TCVN3's `ư`.
 *
 * @param encoding  of the column, from {@link detectCells}
 * @param fontName  a font of capitals (.VnTimeH) makes a TCVN3 cell capitals
 */
export function decodeCell(text: string, encoding: CellEncoding, fontName?: string): string {
  if (!/[^\0-\x7f]/.test(text)) return asDrawn(text, encoding, fontName);
  const own = encodingOfCell(text, encoding);
  return asDrawn(readAs(text, own), own, fontName);
}

const asDrawn = (text: string, encoding: CellEncoding, fontName: string | undefined) =>
  encoding === 'tcvn3' && ABC_CAPITALS_FONT.test(fontName?.trim() ?? '') ? text.toUpperCase() : text;
