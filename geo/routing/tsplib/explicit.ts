/** Where the numbers of an `EDGE_WEIGHT_SECTION` go, row by row: from column, up to column (exclusive). */
type Row = (row: number, size: number) => [from: number, to: number];

const above: Row = (row, size) => [row + 1, size];
const below: Row = (row) => [0, row];
const aboveWithDiagonal: Row = (row, size) => [row, size];
const belowWithDiagonal: Row = (row) => [0, row + 1];

/** By `EDGE_WEIGHT_FORMAT`. A triangle written by columns is the other triangle written by rows. */
const ROWS: Record<string, Row> = {
  FULL_MATRIX: (_, size) => [0, size],
  UPPER_ROW: above,
  LOWER_ROW: below,
  UPPER_DIAG_ROW: aboveWithDiagonal,
  LOWER_DIAG_ROW: belowWithDiagonal,
  UPPER_COL: below,
  LOWER_COL: above,
  UPPER_DIAG_COL: belowWithDiagonal,
  LOWER_DIAG_COL: aboveWithDiagonal,
};

export const EXPLICIT_FORMATS = Object.keys(ROWS);

/** How many numbers a matrix of `size` rows has in this format. */
export function countOf(format: string, size: number): number {
  if (format === 'FULL_MATRIX') return size * size;
  return format.includes('DIAG') ? (size * (size + 1)) / 2 : (size * (size - 1)) / 2;
}

/** The whole matrix, row-major, from the numbers of the section; the diagonal is 0. */
export function fullMatrix(format: string, size: number, weights: Float64Array): Float64Array {
  const row = ROWS[format]!;
  const mirrored = format !== 'FULL_MATRIX';
  const costs = new Float64Array(size * size);
  let read = 0;
  for (let i = 0; i < size; i++) {
    const [from, to] = row(i, size);
    for (let j = from; j < to; j++) {
      const weight = weights[read++]!;
      if (i === j) continue;
      costs[i * size + j] = weight;
      if (mirrored) costs[j * size + i] = weight;
    }
  }
  return costs;
}
