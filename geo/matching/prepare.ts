import { foldVietnamese, normalisePhone } from '#geo/text/index.ts';
import { type Address, exchanged, parseAddress } from './addresses.ts';
import { keysOf } from './keys.ts';
import { type PersonName, parseName } from './names.ts';
import type { RegisterRecord } from './records.ts';

/** A record in the form in which it is compared. Empty strings and NaN where nothing is known. */
export interface Prepared {
  code: string;
  name: PersonName;
  address: Address;
  phones: string[];
  hamlet: string;
  /** Metres along the meridian, and along the equator: to be shortened by the latitude's cosine. */
  north: number;
  east: number;
  birthYear: number;
  eldestBirthYear: number;
  /** Everything said, in one line: two records with the same are identical. */
  fingerprint: string;
  /** See `keys.ts`. */
  keys: readonly number[];
}

export const METRES_PER_DEGREE = 111_195;
// `Xóm 03`, `xom 3`, `X.3`, `3` are one hamlet.
const HAMLET_PREFIX = /^(?:xom|thon|to dan pho|tdp|to|doi|khu|ap|ban|x|t)(?:[\s.]+|(?=\d))/;

/** Takes a record's text apart once, before it is compared many times. */
export function prepare(record: RegisterRecord): Prepared {
  const moved = exchanged(record.head, record.address ?? '');
  const head = moved ? (record.address ?? '') : record.head;
  const where = moved ? record.head : (record.address ?? '');
  const name = parseName(head);
  const address = parseAddress(where);
  const phones = phonesOf(record.phone ?? '');
  const code = codeOf(record.code);
  const hamlet = hamletKey(record.hamlet ?? '');
  const [lon, lat] = record.location ?? [Number.NaN, Number.NaN];
  const north = lat! * METRES_PER_DEGREE;
  const east = lon! * METRES_PER_DEGREE;
  const birthYear = record.birthYear ?? Number.NaN;
  const eldestBirthYear = record.eldestBirthYear ?? Number.NaN;
  const wholeName = `${name.surname.accented} ${name.middle.accented} ${name.given.accented}`;
  const place = where.normalize('NFC').toLowerCase();
  const facts = `${Math.round(east)}|${Math.round(north)}|${birthYear}|${eldestBirthYear}`;
  const fingerprint = `${hamlet}|${wholeName}|${place}|${phones.join(' ')}|${facts}`;
  const keys = keysOf({ code, name, address, phones, hamlet, fingerprint });
  return { code, name, address, phones, hamlet, north, east, birthYear, eldestBirthYear, fingerprint, keys };
}

/** A code as it is compared; '' for none. */
export const codeOf = (code: string | null | undefined): string =>
  code ? foldVietnamese(code).replace(/[^a-z0-9]+/g, '') : '';

/** All telephone numbers of a cell: `0912345318 / 0987654321`. */
function phonesOf(text: string): string[] {
  if (text === '') return [];
  const whole = normalisePhone(text);
  if (whole !== null) return [whole];
  const parts = text.split(/[;/,\n]|\s-\s/).map(normalisePhone);
  return [...new Set(parts.filter((phone) => phone !== null))];
}

function hamletKey(text: string): string {
  const folded = foldVietnamese(text);
  const bare = folded.replace(HAMLET_PREFIX, '').trim();
  return (bare === '' ? folded : bare).replace(/^0+(?=\d)/, '');
}
