/** Stops still to be looked at, first in, first out, each once (the opposite of don't-look bits). */
export class WorkList {
  private readonly ring: Int32Array;
  private readonly listed: Uint8Array;
  private head = 0;
  private count = 0;

  constructor(size: number) {
    this.ring = new Int32Array(size);
    this.listed = new Uint8Array(size);
  }

  add(stop: number): void {
    if (this.listed[stop] === 1) return;
    this.listed[stop] = 1;
    let i = this.head + this.count;
    if (i >= this.ring.length) i -= this.ring.length;
    this.ring[i] = stop;
    this.count++;
  }

  /** The next stop, or -1. */
  take(): number {
    if (this.count === 0) return -1;
    const stop = this.ring[this.head]!;
    if (++this.head === this.ring.length) this.head = 0;
    this.count--;
    this.listed[stop] = 0;
    return stop;
  }
}
