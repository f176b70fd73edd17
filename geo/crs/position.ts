import { LABELS, parseCoordinate, sameSigns } from './number.ts';
import { type Order, orderOf } from './order.ts';

/** Two numbers in the order they were written, and what their sizes say of them. */
export interface WrittenPosition {
  pair: [first: number, second: number];
  /** Null when the two cannot be a place in Vietnam, whichever is which. */
  order: Order | null;
}

/**
 * A position from two cells, or from one that holds both: `20,25; 106,33`, `X=2234567.12; Y=585123.45`,
 * `20°07'15"N 106°18'30"E`, `POINT(106.3 20.2)`, a link of a map. Null when there are not two numbers, or more
 * than one way to see two. Which is which is told by size: within Vietnam latitudes and longitudes, northings and
 * eastings are never of one size, while headings and letters get mixed up.
 */
export function parsePosition(first: string, second?: string): WrittenPosition | null {
  if (second === undefined) return readPair(first);
  const [a, b] = [parseCoordinate(first), parseCoordinate(second)];
  return a === null || b === null ? null : written(a, b);
}

const written = (a: number, b: number): WrittenPosition => ({ pair: [a, b], order: orderOf([a, b]) });

const LINKS = [/[@=](-?\d+\.\d+),(-?\d+\.\d+)/, /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/, /^geo:(-?\d+\.\d+),(-?\d+\.\d+)/i];
// More is no position, and would only cost time; links may be longer.
const LONGEST = 128;
const LONGEST_LINK = 2000;

// From what surely parts two numbers to what may also stand inside one.
const PARTINGS = [/;/g, /\s(?:và|and|-)\s/g, /(?:,\s)+/g, /(?<=[\d"'°]\s?[NEBĐ])[\s,]*(?=\d)/giu, /\s/g, /,/g, /-/g];

function readPair(text: string): WrittenPosition | null {
  if (text.length > LONGEST_LINK) return null;
  for (const link of LINKS) {
    const found = link.exec(text);
    if (found) return written(Number(found[1]), Number(found[2]));
  }
  if (text.length > LONGEST) return null;
  // `;` wherever a label or a wall of the cell stands, before white space loses its difference
  const bare = sameSigns(text.replace(/[\t\n\r]+/g, ';').replace(/^\s*point\b|[()[\]{}]/gi, ' '))
    .replace(LABELS, ';')
    .replace(/[\s,]*[;|/][\s,;|/]*/g, ';')
    .replace(/^[;,\s]+|[;,\s]+$/g, '');
  for (const parting of PARTINGS) {
    const found = [...bare.matchAll(parting)].flatMap(({ index, 0: gap }) => {
      const position = parsePosition(bare.slice(0, index), bare.slice(index + gap.length));
      return position ? [position] : [];
    });
    const likely = found.filter(({ order }) => order !== null);
    const best = likely.length > 0 ? likely : found;
    if (best.length > 0) return best.length === 1 ? (best[0] ?? null) : null;
  }
  return null;
}
