const GAPS = [1750, 701, 301, 132, 57, 23, 10, 4, 1];

/** Sorts the first `count` of `order` by falling key, in place and without allocating (Shell's sort, Ciura's gaps). */
export function sortDescending(order: Int32Array, key: Float64Array, count: number): void {
  for (const gap of GAPS) {
    for (let i = gap; i < count; i++) {
      const moved = order[i]!;
      const value = key[moved]!;
      let j = i;
      for (; j >= gap && key[order[j - gap]!]! < value; j -= gap) order[j] = order[j - gap]!;
      order[j] = moved;
    }
  }
}
