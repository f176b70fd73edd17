/** Sites of nobody around the households: a border to them lies about half way, so no outline has to be cut. */

/** Cells a raster may have; a commune of 20 by 20 km with the usual margin has 40,000. */
const MOST_CELLS = 1_000_000;

/**
 * Positions around points, none nearer to one than `clear`; country enclosed by points is left free, so that it is
 * divided among them.
 *
 * @param clear  in the unit of the points
 */
export function surroundings(x: readonly number[], y: readonly number[], clear: number): [number, number][] {
  const step = clear / 2;
  const reach = 4; // cells that a point keeps free or needs as a margin: 2 steps clear, 2 of surroundings
  const west = Math.floor(Math.min(...bounds(x)) / step) - reach - 1;
  const south = Math.floor(Math.min(...bounds(y)) / step) - reach - 1;
  const columns = Math.ceil(Math.max(...bounds(x)) / step) + reach + 2 - west;
  const rows = Math.ceil(Math.max(...bounds(y)) / step) + reach + 2 - south;
  if (columns * rows > MOST_CELLS) return surroundings(x, y, clear * 2);
  const near = new Uint8Array(columns * rows); // 1: in the margin, 2: too near to a point
  for (let i = 0; i < x.length; i++) {
    const column = Math.round(x[i]! / step) - west;
    const row = Math.round(y[i]! / step) - south;
    for (let r = row - reach; r <= row + reach; r++)
      for (let c = column - reach; c <= column + reach; c++) {
        const distance = Math.hypot((c + west) * step - x[i]!, (r + south) * step - y[i]!);
        const cell = r * columns + c;
        if (distance < clear) near[cell] = 2;
        else if (near[cell] === 0) near[cell] = 1;
      }
  }
  const found: [number, number][] = [];
  for (const cell of outsideCells(near, columns, rows))
    if (near[cell] === 1)
      found.push([
        Math.round(((cell % columns) + west) * step),
        Math.round((Math.floor(cell / columns) + south) * step),
      ]);
  return found;
}

/** The cells that are connected with the edge of the raster past what is too near. */
function outsideCells(near: Uint8Array, columns: number, rows: number): number[] {
  const seen = new Uint8Array(near.length);
  const open = [0];
  seen[0] = 1;
  for (let i = 0; i < open.length; i++) {
    const cell = open[i]!;
    const column = cell % columns;
    for (const next of [
      column > 0 ? cell - 1 : -1,
      column + 1 < columns ? cell + 1 : -1,
      cell - columns,
      cell + columns,
    ]) {
      if (next < 0 || next >= columns * rows || seen[next] || near[next] === 2) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return open;
}

function bounds(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
