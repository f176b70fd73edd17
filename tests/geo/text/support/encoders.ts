import type { TextEncoding } from '#geo/text/index.ts';

/**
 * Writers for old encodings, from tables of their own (letter by letter, as UniKey orders them): not the decoders'
 * tables turned round, so that both would have to be wrong in the same place.
 */

/** Plain, à ả ã á ạ, of every vowel; then đ. */
const SMALL = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ';

const TCVN3 = (
  '61 b5 b6 b7 b8 b9 a8 bb bc bd be c6 a9 c7 c8 c9 ca cb 65 cc ce cf d0 d1 aa d2 d3 d4 d5 d6 69 d7 d8 dc dd de ' +
  '6f df e1 e2 e3 e4 ab e5 e6 e7 e8 e9 ac ea eb ec ed ee 75 ef f1 f2 f3 f4 ad f5 f6 f7 f8 f9 79 fa fb fc fd fe ae'
).split(' ');

const VNI = (
  '61 61f8 61fb 61f5 61f9 61ef 61ea 61e8 61fa 61fc 61e9 61eb 61e2 61e0 61e5 61e3 61e1 61e4 ' +
  '65 65f8 65fb 65f5 65f9 65ef 65e2 65e0 65e5 65e3 65e1 65e4 69 ec e6 f3 ed f2 ' +
  '6f 6ff8 6ffb 6ff5 6ff9 6fef 6fe2 6fe0 6fe5 6fe3 6fe1 6fe4 f4 f4f8 f4fb f4f5 f4f9 f4ef ' +
  '75 75f8 75fb 75f5 75f9 75ef f6 f6f8 f6fb f6f5 f6f9 f6ef 79 79f8 79fb 79f5 79f9 ee f1'
).split(' ');

const TCVN3_CAPITALS = { Ă: 'a1', Â: 'a2', Ê: 'a3', Ô: 'a4', Ơ: 'a5', Ư: 'a6', Đ: 'a7' };

// The dead letters of the Vietnamese keyboard: a shape first, then the tone as a mark of its own.
const MARKS_1258: Record<string, number> = {
  '\u0300': 0xcc,
  '\u0309': 0xd2,
  '\u0303': 0xde,
  '\u0301': 0xec,
  '\u0323': 0xf2,
};
const LETTERS_1258: Record<string, number> = {
  Ă: 0xc3,
  ă: 0xe3,
  Â: 0xc2,
  â: 0xe2,
  Ê: 0xca,
  ê: 0xea,
  Ô: 0xd4,
  ô: 0xf4,
  Ơ: 0xd5,
  ơ: 0xf5,
  Ư: 0xdd,
  ư: 0xfd,
  Đ: 0xd0,
  đ: 0xf0,
};

const fromHex = (hex: string) => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));

/** Every accented letter, small and capital: 67 and 67. */
export const ACCENTED: string[] = [...SMALL]
  .filter((letter) => !/[a-z]/.test(letter))
  .flatMap((letter) => [letter, letter.toUpperCase()]);

/** Capitals with a tone get the small letter's code, as the fonts have it. */
function tcvn3(letter: string): number[] {
  const capital = TCVN3_CAPITALS[letter as keyof typeof TCVN3_CAPITALS];
  if (capital) return fromHex(capital);
  if (/[\0-\x7f]/.test(letter)) return [letter.charCodeAt(0)];
  return fromHex(TCVN3[SMALL.indexOf(letter.toLowerCase())] ?? '3f');
}

function vni(letter: string): number[] {
  if (/[\0-\x7f]/.test(letter)) return [letter.charCodeAt(0)];
  const codes = fromHex(VNI[SMALL.indexOf(letter.toLowerCase())] ?? '3f');
  // A capital and its mark are 0x20 below the small ones.
  return letter === letter.toLowerCase() ? codes : codes.map((code) => code - 0x20);
}

function windows1258(letter: string): number[] {
  if (/[\0-\x7f]/.test(letter)) return [letter.charCodeAt(0)];
  const spread = letter.normalize('NFD');
  const mark = spread.match(/[\u0300\u0309\u0303\u0301\u0323]/)?.[0];
  const base = spread.replace(/[\u0300\u0309\u0303\u0301\u0323]/, '').normalize('NFC');
  const code = LETTERS_1258[base] ?? base.charCodeAt(0);
  return mark === undefined ? [code] : [code, MARKS_1258[mark]!];
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) bytes.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(bytes.buffer);
}

/** `text` (NFC) in an encoding, without a byte-order mark: begin it with U+FEFF for one. */
export function encodeVietnamese(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(text, encoding === 'utf-16le');
  const write = { tcvn3, vni, 'windows-1258': windows1258 }[encoding];
  return Uint8Array.from([...text].flatMap(write));
}

/** `text` as converters write windows-1258: the few letters with a tone that Latin-1 lends it as one code. */
export const encodeComposed1258 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((letter) => (/[ÀÁÈÉÍÓÙÚàáèéíóùú]/.test(letter) ? [letter.charCodeAt(0)] : windows1258(letter))),
  );

/** `text` as a cell typed with an old font holds it: each code as the Latin-1 character of its number. */
export const asOldCell = (text: string, encoding: 'tcvn3' | 'vni'): string =>
  String.fromCharCode(...encodeVietnamese(text, encoding));
