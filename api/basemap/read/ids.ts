import { BasemapError } from '../errors.ts';

/** Numbers gathered in any order, then looked up: eight bytes each, where a Set takes some fifty. */
export class IdList {
  #ids = new Float64Array(1024);
  #size = 0;
  readonly #most: number;

  /** @param most  of them; more throw `too_large` */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    if (this.#size === this.#ids.length) {
      if (this.#size >= this.#most) throw new BasemapError('too_large', { most: this.#most });
      const larger = new Float64Array(this.#ids.length * 2);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    this.#ids[this.#size++] = id;
  }

  /** Sorts, drops what is there twice; from then on `indexOf` answers. */
  seal(): void {
    const sorted = this.#ids.subarray(0, this.#size).sort();
    let kept = 0;
    for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i]!;
    this.#size = kept;
  }

  /** Place of an id in the sorted list, -1 where it is not in it. */
  indexOf(id: number): number {
    let [from, to] = [0, this.#size - 1];
    while (from <= to) {
      const middle = (from + to) >>> 1;
      const there = this.#ids[middle]!;
      if (there === id) return middle;
      if (there < id) from = middle + 1;
      else to = middle - 1;
    }
    return -1;
  }

  has(id: number): boolean {
    return this.indexOf(id) !== -1;
  }
}
