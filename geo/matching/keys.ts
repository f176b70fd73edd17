import type { Address } from './addresses.ts';
import type { PersonName } from './names.ts';

interface Keyed {
  code: string;
  name: PersonName;
  address: Address;
  phones: readonly string[];
  hamlet: string;
  fingerprint: string;
}

/**
 * What two records must share at least once to be compared. Chosen so that one or two damaged fields leave another
 * key whole. 32-bit hashes: two keys that fall together only cost a comparison more.
 */
export function keysOf({ code, name, address, phones, hamlet, fingerprint }: Keyed): number[] {
  const { surname, given, middle, joined } = name;
  const { street, number } = address;
  const keys = phones.map((phone) => hash(1, phone));
  if (code !== '') keys.push(hash(2, code));
  keys.push(hash(3, fingerprint));
  if (joined !== '') keys.push(hash(4, joined));
  if (street !== '') keys.push(hash(5, joined, street));
  if (number !== '') keys.push(hash(6, joined, number));
  if (given.folded !== '') {
    keys.push(hash(7, hamlet, surname.folded, given.folded));
    keys.push(hash(8, hamlet, middle.folded, given.folded));
    if (number !== '') keys.push(hash(9, hamlet, given.folded, number));
    if (street !== '') keys.push(hash(10, hamlet, given.folded, street));
  }
  if (number !== '') {
    keys.push(hash(11, hamlet, surname.folded, middle.folded, number));
    if (street !== '') keys.push(hash(12, hamlet, street, number));
  }
  return keys;
}

/** FNV-1a over the parts, each closed by a character no part holds. */
function hash(kind: number, a: string, b = '', c = '', d = ''): number {
  return mix(mix(mix(mix(0x811c9dc5 ^ kind, a), b), c), d);
}

function mix(before: number, part: string): number {
  let h = before;
  for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part.charCodeAt(i), 0x01000193);
  return Math.imul(h ^ 0xffff, 0x01000193);
}
