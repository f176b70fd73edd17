/**
 * A closed tour as an array with the place of each stop, changed by reversing stretches. Every change is noted, so
 * that a trial that failed is taken back by reversing again, without a copy.
 */
export class ArrayTour {
  readonly size: number;
  /** stop by position */
  readonly order: Int32Array;
  /** position by stop */
  readonly at: Int32Array;
  /** from0 to0 from1 to1 …, positions reversed since `forget` */
  private journal: Int32Array;
  private noted = 0;

  constructor(order: Int32Array) {
    this.size = order.length;
    this.order = order.slice();
    this.at = new Int32Array(order.length);
    this.journal = new Int32Array(1024);
    this.restore(order);
  }

  restore(order: Int32Array): void {
    this.order.set(order);
    for (let i = 0; i < order.length; i++) this.at[order[i]!] = i;
    this.noted = 0;
  }

  next(stop: number): number {
    const i = this.at[stop]! + 1;
    return this.order[i === this.size ? 0 : i]!;
  }

  previous(stop: number): number {
    const i = this.at[stop]!;
    return this.order[i === 0 ? this.size - 1 : i - 1]!;
  }

  /** Reverses the path from `first` to `last`; `outside` is the neighbour of `first` that is not on it. */
  reversePath(outside: number, first: number, last: number): void {
    let from = this.at[first]!;
    let to = this.at[last]!;
    if (this.next(outside) !== first) {
      const swap = from;
      from = to;
      to = swap;
    }
    if (this.noted === this.journal.length) this.grow();
    this.journal[this.noted++] = from;
    this.journal[this.noted++] = to;
    this.reverse(from, to);
  }

  /** How far the journal is: what `undo` goes back to. */
  mark(): number {
    return this.noted;
  }

  undo(mark: number): void {
    while (this.noted > mark) {
      const to = this.journal[--this.noted]!;
      const from = this.journal[--this.noted]!;
      this.reverse(from, to);
    }
  }

  /** What was changed so far stays. */
  forget(): void {
    this.noted = 0;
  }

  /** Reverses positions `from` to `to`, or the others where that is less work: as a circle it is the same. */
  private reverse(from: number, to: number): void {
    const { order, at, size } = this;
    let count = to - from;
    if (count < 0) count += size;
    count++;
    let i = from;
    let j = to;
    if (2 * count > size) {
      i = to + 1 === size ? 0 : to + 1;
      j = from === 0 ? size - 1 : from - 1;
      count = size - count;
    }
    for (let k = count >> 1; k > 0; k--) {
      const a = order[i]!;
      const b = order[j]!;
      order[i] = b;
      at[b] = i;
      order[j] = a;
      at[a] = j;
      if (++i === size) i = 0;
      if (--j < 0) j = size - 1;
    }
  }

  private grow(): void {
    const longer = new Int32Array(2 * this.journal.length);
    longer.set(this.journal);
    this.journal = longer;
  }
}
