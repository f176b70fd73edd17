import type { Random } from '#geo/demo/random.ts';
import { foldVietnamese } from '#geo/text/index.ts';

/** Ways in which people write the same name, address or number differently. All keep what is meant. */

export const withoutAccents = (text: string, random: Random) =>
  random.chance(0.3)
    ? foldVietnamese(text)
    : text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const TONE_MOVES: [string, string][] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ủy', 'uỷ'],
  ['úy', 'uý'],
  ['òe', 'oè'],
];
export const tonesMoved = (text: string) => TONE_MOVES.reduce((said, [a, b]) => said.replaceAll(a, b), text);

const I_Y: [RegExp, string][] = [
  [/Lý(?!\p{L})/u, 'Lí'],
  [/Mỹ(?!\p{L})/u, 'Mĩ'],
  [/Quý(?!\p{L})/u, 'Quí'],
  [/Thúy(?!\p{L})/u, 'Thúi'],
];
export const iForY = (text: string) => I_Y.reduce((said, [y, i]) => said.replace(y, i), text);

/** One letter dropped, doubled, replaced by another, or exchanged with its neighbour; sometimes a space lost. */
export function typingError(text: string, random: Random): string {
  const letters = [...text];
  const places = letters.flatMap((letter, i) => (/\p{L}/u.test(letter) ? [i] : []));
  if (places.length < 2) return text;
  const at = random.pick(places);
  const kind = random.weighted([3, 2, 3, 3, 0.5]);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letters[at]!);
  else if (kind === 2) letters[at] = random.pick([...'aeiounhgtcmlbdkpsvr']);
  else if (kind === 3 && at + 1 < letters.length) [letters[at], letters[at + 1]] = [letters[at + 1]!, letters[at]!];
  else return text.replace(' ', '');
  return letters.join('');
}

const TELEX_TONES: Record<string, string> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
};

/** What the keys typed without the keyboard switched on: `Nguyeenx Vawn Hungf`. */
export const keysOfTelex = (text: string) =>
  text
    .split(' ')
    .map((word) => {
      let tone = '';
      const letters = word.normalize('NFD').replace(/[\u0300\u0301\u0309\u0303\u0323]/g, (mark) => {
        tone = TELEX_TONES[mark]!;
        return '';
      });
      const typed = letters
        .replace(/([aeoAEO])\u0302/g, (_, vowel: string) => vowel + vowel.toLowerCase())
        .replace(/[\u0306\u031b]/g, 'w')
        .replaceAll('đ', 'dd')
        .replaceAll('Đ', 'Dd');
      return typed + tone;
    })
    .join(' ');

/** `Nguyễn Hùng`, `Nguyễn V. Hùng`, `Ng. V. Hùng`, `Ng Văn Hùng`. */
export function shortened(name: string, random: Random): string {
  const words = name.split(' ');
  if (words.length < 3) return name;
  const [surname, middle, ...rest] = words as [string, string, ...string[]];
  const initial = middle.startsWith('Th') ? 'Th.' : `${middle[0]}.`;
  const first = surname === 'Nguyễn' && random.chance(0.5) ? 'Ng.' : surname;
  const kind = random.weighted([4, 3, 2]);
  if (kind === 0) return [surname, ...rest].join(' ');
  if (kind === 1) return [first, initial, ...rest].join(' ');
  return [first, middle, ...rest].join(' ');
}

export const titled = (name: string, random: Random) => {
  const woman = /\s(Thị|Bích|Kim|Thu)\s/.test(name);
  return `${random.pick(woman ? ['Bà', 'bà', 'Cụ'] : ['Ông', 'ông', 'Anh', 'Cụ'])} ${name}`;
};

/** The same address in another order and with other filling words. */
export function addressAnew(address: string, random: Random): string {
  const found = /^(.*), số (\d+)$/.exec(address);
  if (!found) return address;
  const [, street, number] = found as unknown as [string, string, string];
  const bare = street.replace(/^(Ngõ|Đường) /, '');
  return random.pick([
    `Số ${number}, ${street}`,
    `${number} ${street.toLowerCase()}`,
    `SN ${number} ${street}`,
    `${street} ${number}`,
    `${bare}, số nhà ${number}`,
    `${street} - ${number}`,
  ]);
}

const OLD_PREFIXES: Record<string, string> = {
  '032': '0162',
  '033': '0163',
  '036': '0166',
  '038': '0168',
  '039': '0169',
  '070': '0120',
  '079': '0121',
  '083': '0123',
  '085': '0125',
};

/** The same number as a register may have it: before 2018, with separators, without its zero. */
export function phoneAnew(phone: string, random: Random): string {
  const old = OLD_PREFIXES[phone.slice(0, 3)];
  const said = old !== undefined && random.chance(0.4) ? old + phone.slice(3) : phone;
  const rest = said.slice(4);
  return random.pick([
    said,
    said,
    said.slice(1),
    `${said.slice(0, 4)} ${rest.slice(0, 3)} ${rest.slice(3)}`,
    `${said.slice(0, 4)}.${rest.slice(0, 3)}.${rest.slice(3)}`,
    `+84${said.slice(1)}`,
  ]);
}
