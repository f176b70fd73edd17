import type { Address } from './addresses.ts';
import type { Prepared } from './prepare.ts';

/** How much agreeing with this record says, in bits: the rarer, the more. */
export interface Rarity {
  surname: number;
  middle: number;
  given: number;
  /** Of the whole name, at most: less where the hamlet has several of this name. */
  name: number;
  street: number;
  /** Of the house number where the lane is known already. */
  number: number;
  /** To be taken off for a phone that several households give. */
  sharedPhone: number;
}

// Unseen values are expected too: as if the hamlet had this many more households, one of them with this value.
const UNSEEN = 20;
// No name is rarer than one in two thousand, whatever a small hamlet suggests; no address than one in 500.
const NAME_MOST = 11;
const PLACE_MOST = 9;

/** Counts names and places by hamlet, phones everywhere, and returns each record's rarity. Linear. */
export function raritiesOf(records: readonly Prepared[]): Rarity[] {
  const hamlets = new Map<string, Counts>();
  const phones = new Map<string, number>();
  for (const { hamlet, name, address, phones: own } of records) {
    const counts = hamlets.get(hamlet) ?? createCounts();
    if (counts.households === 0) hamlets.set(hamlet, counts);
    counts.households++;
    add(counts.surname, name.surname.folded);
    add(counts.middle, name.middle.folded);
    add(counts.given, name.given.folded);
    add(counts.name, name.joined);
    add(counts.street, address.street);
    add(counts.house, houseOf(address));
    for (const phone of own) add(phones, phone);
  }
  return records.map(({ hamlet, name, address, phones: own }): Rarity => {
    const counts = hamlets.get(hamlet)!;
    const all = counts.households + UNSEEN;
    const bits = (count: number) => Math.log2(all / (count + 1));
    const namesakes = counts.name.get(name.joined)! - 1;
    const sharers = counts.house.get(houseOf(address))! - 1;
    const place = sharers === 0 ? PLACE_MOST : bits(sharers);
    const street = Math.min(place, bits(counts.street.get(address.street)!));
    return {
      surname: bits(counts.surname.get(name.surname.folded)!),
      middle: bits(counts.middle.get(name.middle.folded)!),
      given: bits(counts.given.get(name.given.folded)!),
      name: namesakes === 0 ? NAME_MOST : Math.min(NAME_MOST, bits(namesakes)),
      street,
      number: place - street,
      sharedPhone: own.reduce((most, phone) => Math.max(most, Math.log2(phones.get(phone)!)), 0),
    };
  });
}

type Counter = Map<string, number>;
type Counts = ReturnType<typeof createCounts>;

const createCounts = () => ({
  households: 0,
  surname: new Map() as Counter,
  middle: new Map() as Counter,
  given: new Map() as Counter,
  name: new Map() as Counter,
  street: new Map() as Counter,
  house: new Map() as Counter,
});

const add = (counter: Counter, key: string) => counter.set(key, (counter.get(key) ?? 0) + 1);
const houseOf = ({ street, number }: Address) => `${street}|${number}`;
