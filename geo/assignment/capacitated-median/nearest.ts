/** The nearest columns of each row of a square matrix: of row r, nearest first, from `r * width` on. */
export interface Nearest {
  /** how many of each row */
  width: number;
  column: Int32Array;
  cost: Float64Array;
}

/** One number in so many is looked at to guess how far the `width` nearest reach. */
const SAMPLE = 16;

/** @param matrix  `n` × `n`, row by row  @param width  how many of each row, at most `n` */
export function nearestOf(matrix: Float64Array, n: number, width: number): Nearest {
  const nearest: Nearest = { width, column: new Int32Array(n * width), cost: new Float64Array(n * width) };
  const columns = new Int32Array(n);
  const costs = new Float64Array(n);
  const sample = new Float64Array(Math.ceil(n / SAMPLE));
  for (let row = 0; row < n; row++) {
    const from = row * n;
    for (let at = 0; at < sample.length; at++) sample[at] = matrix[from + at * SAMPLE]!;
    sample.sort();
    // Guess on the safe side, then wider until enough are within it
    let rank = Math.ceil((width / SAMPLE) * 1.3) + 2;
    let length = 0;
    while (length < width) {
      const reach = rank < sample.length ? sample[rank]! : Number.POSITIVE_INFINITY;
      length = 0;
      for (let j = 0; j < n; j++) {
        const c = matrix[from + j]!;
        if (c <= reach) {
          columns[length] = j;
          costs[length++] = c;
        }
      }
      rank *= 2;
    }
    sortRising(columns, costs, length);
    nearest.column.set(columns.subarray(0, width), row * width);
    nearest.cost.set(costs.subarray(0, width), row * width);
  }
  return nearest;
}

const GAPS = [1750, 701, 301, 132, 57, 23, 10, 4, 1];

/** Shell's sort with Ciura's gaps: in place, nothing allocated. */
function sortRising(columns: Int32Array, costs: Float64Array, count: number): void {
  for (const gap of GAPS) {
    for (let i = gap; i < count; i++) {
      const column = columns[i]!;
      const cost = costs[i]!;
      let j = i;
      for (; j >= gap && costs[j - gap]! > cost; j -= gap) {
        columns[j] = columns[j - gap]!;
        costs[j] = costs[j - gap]!;
      }
      columns[j] = column;
      costs[j] = cost;
    }
  }
}
