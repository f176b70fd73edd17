import { personName } from '#geo/demo/person_names.ts';
import { createRandom, type Random } from '#geo/demo/random.ts';
import type { KnownHousehold, RegisterRecord } from '#geo/matching/index.ts';
import { inventedMobile } from './register.ts';
import * as spelling from './spelling.ts';

/** A newer register, and the household each row truly speaks of; null for the new ones. */
export interface DisturbedRegister {
  rows: RegisterRecord[];
  truth: (string | null)[];
}

/** Shares of rows, or of hamlets where it says so. */
export interface Disturbance {
  /** Hamlets whose whole list is typed without accents; a tenth as many single rows elsewhere. */
  plainHamlets: number;
  nameTyping: number;
  addressTyping: number;
  shortenedNames: number;
  titles: number;
  telex: number;
  addressRewritten: number;
  numberLost: number;
  addressMissing: number;
  exchangedColumns: number;
  phoneChanged: number;
  phoneMissing: number;
  phoneTyping: number;
  /** Also of years of birth. */
  positionMissing: number;
  newHead: number;
  movedInside: number;
  split: number;
  dropped: number;
  fresh: number;
  twice: number;
}

export const LEVELS = {
  light: {
    plainHamlets: 0.1,
    nameTyping: 0.02,
    addressTyping: 0.02,
    shortenedNames: 0.03,
    titles: 0.05,
    telex: 0.002,
    addressRewritten: 0.3,
    numberLost: 0.01,
    addressMissing: 0.01,
    exchangedColumns: 0.01,
    phoneChanged: 0.05,
    phoneMissing: 0.05,
    phoneTyping: 0.01,
    positionMissing: 0.3,
    newHead: 0.01,
    movedInside: 0.002,
    split: 0.01,
    dropped: 0.01,
    fresh: 0.02,
    twice: 0.002,
  },
  usual: {
    plainHamlets: 0.25,
    nameTyping: 0.05,
    addressTyping: 0.05,
    shortenedNames: 0.06,
    titles: 0.1,
    telex: 0.005,
    addressRewritten: 0.5,
    numberLost: 0.02,
    addressMissing: 0.02,
    exchangedColumns: 0.03,
    phoneChanged: 0.1,
    phoneMissing: 0.1,
    phoneTyping: 0.02,
    positionMissing: 0.6,
    newHead: 0.02,
    movedInside: 0.004,
    split: 0.02,
    dropped: 0.03,
    fresh: 0.04,
    twice: 0.005,
  },
  heavy: {
    plainHamlets: 0.5,
    nameTyping: 0.1,
    addressTyping: 0.1,
    shortenedNames: 0.1,
    titles: 0.15,
    telex: 0.01,
    addressRewritten: 0.8,
    numberLost: 0.04,
    addressMissing: 0.03,
    exchangedColumns: 0.08,
    phoneChanged: 0.18,
    phoneMissing: 0.18,
    phoneTyping: 0.04,
    positionMissing: 0.9,
    newHead: 0.03,
    movedInside: 0.006,
    split: 0.03,
    dropped: 0.05,
    fresh: 0.06,
    twice: 0.01,
  },
} as const satisfies Record<string, Disturbance>;

const METRES_PER_DEGREE = 111_195;

/** What another list of the same commune looks like some years later. Same seed, same list; no codes in it. */
export function disturb(existing: readonly KnownHousehold[], level: Disturbance, seed: number): DisturbedRegister {
  const random = createRandom(seed, 'disturb');
  const hamlets = [...new Set(existing.map(({ hamlet }) => hamlet!))];
  const plain = new Set(hamlets.filter(() => random.chance(level.plainHamlets)));
  const spelt = new Map(hamlets.map((hamlet) => [hamlet, hamletAnew(hamlet, random)]));
  const list: { row: RegisterRecord; truth: string | null }[] = [];
  const add = (row: RegisterRecord, truth: string | null, hamlet: string) =>
    list.push({ row: written({ ...row, hamlet: spelt.get(hamlet)! }, level, plain.has(hamlet), random), truth });

  for (const household of existing) {
    const { id, code: _, ...facts } = household;
    const hamlet = household.hamlet!;
    if (!random.chance(level.dropped)) {
      const now = yearsLater(facts, existing, level, random);
      add(now, id, hamlet);
      if (random.chance(level.twice)) add(now, id, hamlet);
    }
    if (random.chance(level.split)) add(sonOf(facts, random), null, hamlet);
    if (random.chance(level.fresh)) add(newcomer(random.pick(existing), random), null, hamlet);
  }
  const shuffled = random.shuffle(list);
  return { rows: shuffled.map(({ row }) => row), truth: shuffled.map(({ truth }) => truth) };
}

/** What truly changed: the head died, the telephone is another, the family moved to another lane. */
function yearsLater(
  household: RegisterRecord,
  existing: readonly KnownHousehold[],
  level: Disturbance,
  random: Random,
): RegisterRecord {
  const now = { ...household };
  if (random.chance(level.newHead)) {
    // The widow keeps her own surname, as women do; a son would keep the father's.
    now.head = personName(random, random.chance(0.8));
    if (random.chance(0.5)) now.eldestBirthYear = (now.eldestBirthYear ?? 1960) + random.int(1, 8);
  }
  if (random.chance(level.movedInside)) {
    const there = random.pick(existing);
    now.address = there.address!.replace(/\d+$/, String(random.int(50, 90)));
    now.location = null;
  }
  if (random.chance(level.phoneChanged)) now.phone = inventedMobile(random);
  return now;
}

/** A son moves out: his household is new and stands under his father's address. */
function sonOf(father: RegisterRecord, random: Random): RegisterRecord {
  const surname = father.head.split(' ')[0]!;
  const name = personName(random, false).split(' ').slice(1).join(' ');
  const phone = random.chance(0.85) ? inventedMobile(random) : null;
  const location = father.location ? shifted(father.location, 12, random) : null;
  return { ...father, head: `${surname} ${name}`, phone, location, eldestBirthYear: random.int(1980, 2000) };
}

/** Somebody nobody knew, in a lane others live in already. */
function newcomer({ id: _, code: __, ...neighbour }: KnownHousehold, random: Random): RegisterRecord {
  return {
    ...neighbour,
    head: personName(random, random.chance(0.22)),
    phone: random.chance(0.8) ? inventedMobile(random) : null,
    address: neighbour.address!.replace(/\d+$/, String(random.int(1, 60))),
    location: neighbour.location ? shifted(neighbour.location, 25, random) : null,
    eldestBirthYear: random.int(1940, 1995),
  };
}

/** The same facts as somebody else types them. */
function written(row: RegisterRecord, level: Disturbance, plain: boolean, random: Random): RegisterRecord {
  let { head, phone, location, eldestBirthYear } = row;
  let address = row.address ?? '';
  if (random.chance(level.shortenedNames)) head = spelling.shortened(head, random);
  if (random.chance(level.addressRewritten)) address = spelling.addressAnew(address, random);
  if (random.chance(level.numberLost)) address = address.replace(/,? ?(?:số )?\d+/i, '').trim();
  if (random.chance(0.3)) head = spelling.tonesMoved(head);
  if (random.chance(0.3)) head = spelling.iForY(head);
  if (random.chance(level.nameTyping)) head = spelling.typingError(head, random);
  if (random.chance(level.addressTyping)) address = spelling.typingError(address, random);
  if (random.chance(level.telex)) head = spelling.keysOfTelex(head);
  if (random.chance(level.titles)) head = spelling.titled(head, random);
  if (plain || random.chance(level.plainHamlets / 10)) {
    head = spelling.withoutAccents(head, random);
    address = spelling.withoutAccents(address, random);
  }
  if (random.chance(0.1)) head = head.toUpperCase();
  if (random.chance(level.addressMissing)) address = '';
  else if (random.chance(level.exchangedColumns)) [head, address] = [address, head];
  if (phone && random.chance(level.phoneMissing)) phone = null;
  if (phone && random.chance(level.phoneTyping)) phone = phone.slice(0, 6) + random.int(0, 9) + phone.slice(7);
  if (phone) phone = spelling.phoneAnew(phone, random);
  location = location && !random.chance(level.positionMissing) ? shifted(location, 5, random) : null;
  if (random.chance(level.positionMissing)) eldestBirthYear = null;
  else if (eldestBirthYear && random.chance(0.05)) eldestBirthYear += random.chance(0.5) ? 1 : -1;
  return { ...row, head, phone, address: address === '' ? null : address, location, eldestBirthYear };
}

/** Off by up to so many metres in each direction. */
function shifted([lon, lat]: readonly number[], metres: number, random: Random): [number, number] {
  const degrees = metres / METRES_PER_DEGREE;
  return [lon! + random.range(-degrees, degrees), lat! + random.range(-degrees, degrees)];
}

function hamletAnew(hamlet: string, random: Random): string {
  const number = /\d+/.exec(hamlet)?.[0];
  if (number === undefined) return hamlet;
  return random.pick([hamlet, `xóm ${number.padStart(2, '0')}`, `XOM ${number}`, `X.${number}`, number]);
}
