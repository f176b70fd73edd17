/** A small seeded generator (sfc32 over a hashed key): the demo must be the same everywhere and every time. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** 32 random bits as an unsigned integer. */
  bits(): number;
  /** Uniform in [low, high). */
  range(low: number, high: number): number;
  /** Whole number in [low, high]. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
  /** Index drawn in proportion to its weight. */
  weighted(weights: readonly number[]): number;
}

/** Four 32-bit words from a key (cyrb128). */
function hash(key: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/**
 * A generator of its own for each subject, so that a change in one part of the demo leaves the others as they were.
 *
 * @param key  what the stream is for, e.g. seed, commune and subject
 */
export function createRandom(...key: (string | number)[]): Random {
  let [a, b, c, d] = hash(key.join('/'));
  const bits = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) bits();
  const next = () => bits() / 4294967296;
  const random: Random = {
    next,
    bits,
    range: (low, high) => low + (high - low) * next(),
    int: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    shuffle: (items) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
      }
      return copy;
    },
    weighted: (weights) => {
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let i = 0; i < weights.length; i++) {
        rest -= weights[i]!;
        if (rest < 0) return i;
      }
      return weights.length - 1;
    },
  };
  return random;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/**
 * A UUID of version 7 whose random part comes from the generator.
 *
 * @param milliseconds  the instant in its first 48 bits, Unix time
 */
export function uuidv7(random: Random, milliseconds: number): string {
  const time = hex(milliseconds, 12);
  const b = random.bits();
  const c = random.bits();
  const variant = 0x8000 | (random.bits() & 0x3fff);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(b & 0xfff, 3)}-${hex(variant, 4)}-${hex(b >>> 16, 4)}${hex(c, 8)}`;
}
