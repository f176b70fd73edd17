import { unzipSync, zipSync } from 'fflate';

/** Numbers from a seed: the same seed, the same numbers. */
export type Random = (below: number) => number;

/** @see Marsaglia, Xorshift RNGs (2003) */
export function randomFrom(seed: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const TELLING = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
const MORSELS = [
  '"',
  ',',
  '\n',
  '<',
  '>',
  '&',
  ']]>',
  '{',
  '[',
  'NaN',
  '1e999',
  '-1',
  '99999999999',
  '\u202e',
  '\u0000',
  '&a;',
  '=1+1',
  '/>',
  "'",
  ';',
  '\ud83d',
];
const isText = (bytes: Uint8Array) => bytes.subarray(0, 200).every((byte) => byte >= 9);

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const flip: Mutation = (bytes, random) => {
  const copy = bytes.slice();
  for (let n = 1 + random(8); n > 0; n--) copy[random(copy.length)]! ^= 1 << random(8);
  return copy;
};

/** A number of one, two, four or eight bytes, either way round: lengths and positions are such. */
const overwrite: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes);
  for (let n = 1 + random(4); n > 0; n--) {
    const value = TELLING[random(TELLING.length)]!;
    const width = [1, 2, 4, 4][random(4)]!;
    if (copy.length < width) continue;
    const at = random(copy.length - width + 1);
    const fitting = value % 2 ** (width * 8);
    if (random(2)) copy.writeUIntLE(fitting, at, width);
    else copy.writeUIntBE(fitting, at, width);
  }
  return new Uint8Array(copy);
};

const truncate: Mutation = (bytes, random) => bytes.slice(0, random(bytes.length));

const cut: Mutation = (bytes, random) => {
  const from = random(bytes.length);
  return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + random(64)));
};

const repeat: Mutation = (bytes, random) => {
  const from = random(bytes.length);
  const piece = bytes.subarray(from, from + 1 + random(400));
  return joined(
    bytes.subarray(0, from),
    ...Array.from({ length: 1 + random(random(20) ? 5 : 2_000) }, () => piece),
    bytes.subarray(from),
  );
};

const splice: Mutation = (bytes, random, other) => {
  const from = random(bytes.length);
  const there = random(other.length);
  return joined(bytes.subarray(0, from), other.subarray(there, there + random(2_000)), bytes.subarray(from));
};

const insert: Mutation = (bytes, random) => {
  const at = random(bytes.length);
  return joined(bytes.subarray(0, at), Buffer.from(MORSELS[random(MORSELS.length)]!), bytes.subarray(at));
};

/** A number within text becomes another one: counts, positions, references. */
const renumber: Mutation = (bytes, random) => {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  const found = numbers[random(Math.max(numbers.length, 1))];
  if (!found) return flip(bytes, random, bytes);
  const value = random(3)
    ? String(TELLING[random(TELLING.length)])
    : ['-1', '1e9', '1e999', '00', '4294967296'][random(5)]!;
  return new Uint8Array(
    Buffer.from(text.slice(0, found.index) + value + text.slice(found.index + found[0].length), 'latin1'),
  );
};

const BINARY = [flip, overwrite, overwrite, overwrite, truncate, cut, repeat, splice];
const TEXT = [flip, truncate, cut, repeat, splice, insert, insert, renumber, renumber];

/** `bytes` with one to four kinds of damage; that of a zip mostly inside its parts, behind its own checksums. */
export function mutate(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && random(5) > 0) {
    const parts = Object.entries(unzipSync(bytes)).filter(([, part]) => part.length > 0);
    const [name, part] = parts[random(parts.length)] ?? [];
    if (name === undefined || part === undefined) return bytes;
    return zipSync({ ...Object.fromEntries(parts), [name]: mutate(part, random, other) });
  }
  let result = bytes;
  for (let n = 1 + random(4); n > 0 && result.length > 0; n--) {
    const kinds = isText(result) ? TEXT : BINARY;
    result = kinds[random(kinds.length)]!(result, random, other);
  }
  return result;
}

const joined = (...pieces: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));
