import { parsePosition } from '#geo/crs/index.ts';
import type { Column } from './columns.ts';
import type { RawRow } from './read/types.ts';
import { cellLines } from './values/words.ts';

// Fewer rows than this say nothing about a column.
const FEWEST_VOTES = 3;
const SAMPLE = 500;

/**
 * Says which of two coordinate columns is latitude: `X` and `Y` mean either in Vietnam, and headings get mixed up.
 * The values decide, as no latitude of the country (8–24°) could be a longitude (102–118°), nor a northing an easting.
 */
export function settleCoordinates(columns: readonly Column[], rows: readonly RawRow[]): Column[] {
  const first = columns.find(({ field }) => field === 'lat') ?? columns.find(({ field }) => field === 'x');
  const second = columns.find(({ field }) => field === 'lon') ?? columns.find(({ field }) => field === 'y');
  const left = new Set([first, second]);
  const rest = (column: Column): Column =>
    column.field === 'x' || column.field === 'y' ? { ...column, field: null, confidence: 0 } : column;
  if (!first || !second) return columns.map(rest);
  const votes = { straight: 0, swapped: 0 };
  for (const { cells } of rows.slice(0, SAMPLE)) {
    const others = cellLines(cells[second.index] ?? null);
    for (const [i, text] of cellLines(cells[first.index] ?? null).entries()) {
      const order = parsePosition(text, others[i] ?? '')?.order;
      // Northing or latitude first is how both are said.
      if (order) votes[order.swapped ? 'straight' : 'swapped'] += 1;
    }
  }
  const told = first.field === 'lat' && second.field === 'lon';
  const swap = told
    ? votes.swapped >= FEWEST_VOTES && votes.swapped > 4 * votes.straight
    : votes.swapped > votes.straight;
  const sure = (column: Column) => (told && !swap ? column.confidence : 0.7);
  return columns.map((column) => {
    if (!left.has(column)) return rest(column);
    const field = (column === first) === swap ? 'lon' : 'lat';
    return { ...column, field, confidence: sure(column) };
  });
}
