/**
 * Neighbours worth trying of each stop, `width` a row, cheapest first: the nearest ones, and some in every direction.
 * A stop is in another direction where none chosen before lies nearer to it than this stop does (the relative
 * neighbourhood graph). Without them, stops in dense clusters know nothing outside.
 *
 * @param costs  symmetric, row-major
 * @param real  stops below it have a place; the others (at distance 0 of all) hide nobody
 * @param directions  how many of a row are chosen by direction at most
 */
export function neighboursOf(
  size: number,
  costs: Float64Array,
  real: number,
  width: number,
  directions: number,
): Int32Array {
  const near = new Int32Array(size * width);
  /** cost of those that may still be chosen by direction */
  const open = new Float64Array(size);
  const listed = new Uint8Array(size);
  const row = new Int32Array(width);
  for (let i = 0; i < size; i++) {
    const base = i * size;
    listed.fill(0);
    listed[i] = 1;
    for (let j = 0; j < size; j++) open[j] = costs[base + j]!;
    open[i] = Number.POSITIVE_INFINITY;
    let filled = 0;
    let chosen = cheapest(open);
    while (chosen >= 0 && filled < directions) {
      row[filled++] = chosen;
      listed[chosen] = 1;
      open[chosen] = Number.POSITIVE_INFINITY;
      const places = chosen < real && costs[base + chosen]! >= 0;
      chosen = places ? hide(costs, chosen * size, open) : cheapest(open);
    }
    fillUp(costs, base, size, listed, row, filled);
    near.set(row, i * width);
  }
  return near;
}

function cheapest(open: Float64Array): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < open.length; j++) {
    const cost = open[j]!;
    if (cost < least) {
      least = cost;
      best = j;
    }
  }
  return best;
}

/** Takes out what lies nearer to the stop of the row at `base`. Returns the cheapest of the rest. */
function hide(costs: Float64Array, base: number, open: Float64Array): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < open.length; j++) {
    const cost = open[j]!;
    if (costs[base + j]! < cost) open[j] = Number.POSITIVE_INFINITY;
    else if (cost < least) {
      least = cost;
      best = j;
    }
  }
  return best;
}

/** The cheapest not yet listed into what is left of the row; then all of it cheapest first. */
function fillUp(
  costs: Float64Array,
  base: number,
  size: number,
  listed: Uint8Array,
  row: Int32Array,
  chosen: number,
): void {
  const width = row.length;
  let filled = chosen;
  let worst = Number.POSITIVE_INFINITY;
  for (let j = 0; j < size && chosen < width; j++) {
    const cost = costs[base + j]!;
    if (cost >= worst || listed[j] === 1) continue;
    let k = filled < width ? filled++ : width - 1;
    for (; k > chosen && costs[base + row[k - 1]!]! > cost; k--) row[k] = row[k - 1]!;
    row[k] = j;
    if (filled === width) worst = costs[base + row[width - 1]!]!;
  }
  for (let i = 1; i < width; i++) {
    const j = row[i]!;
    const cost = costs[base + j]!;
    let k = i;
    for (; k > 0 && costs[base + row[k - 1]!]! > cost; k--) row[k] = row[k - 1]!;
    row[k] = j;
  }
}
