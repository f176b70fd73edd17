/** Seeded random numbers for inner loops (xorshift32), uniform in [0, 1). */
export class FastRandom {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x2545f491) | 0 || 1;
    for (let i = 0; i < 8; i++) this.next();
  }

  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) * 2 ** -32;
  }

  /** Whole number in [0, below). */
  below(below: number): number {
    return (this.next() * below) | 0;
  }
}
