/** A seeded generator of whole numbers for hot loops (xorshift of 32 bits, Marsaglia 2003). */
export class RandomBits {
  private state: number;

  constructor(seed: number) {
    // neighbouring seeds must not give alike sequences
    let h = (seed ^ 0x9e3779b9) | 0;
    h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
    h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
    this.state = (h ^ (h >>> 15)) | 0 || 1;
  }

  /** Uniform in [0, 1). */
  next(): number {
    let s = this.state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.state = s;
    return (s >>> 0) / 4294967296;
  }

  /** Whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
