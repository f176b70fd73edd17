import type { Address } from './addresses.ts';
import { tolerableEdits, withinEdits } from './distance.ts';
import { METRES_PER_DEGREE, type Prepared } from './prepare.ts';
import type { Rarity } from './rarity.ts';
import { BITS, NEARNESS } from './weights.ts';

/** Evidence of where two households live, in bits: by address and by position, which are not independent. */
export function placeEvidence(known: Prepared, said: Prepared, rarity: Rarity): number {
  const address = addressEvidence(known.address, said.address, rarity);
  const nearness = nearnessEvidence(known, said);
  if (address > 0 === nearness > 0) {
    const [weak, strong] = Math.abs(address) < Math.abs(nearness) ? [address, nearness] : [nearness, address];
    return strong + BITS.placeTwice * weak;
  }
  return address + nearness;
}

function addressEvidence(known: Address, said: Address, rarity: Rarity): number {
  const street = streetEvidence(known, said, rarity);
  const numbers = known.number !== '' && said.number !== '';
  const sameStreet = known.street === said.street || street > 0;
  let number = 0;
  if (numbers && sameStreet) number = sameNumber(known.number, said.number) ? rarity.number : BITS.numberDiffers;
  // Without a common lane a common number is worth what a number is in all lanes together.
  else if (numbers) number = known.number === said.number ? rarity.number / 2 : 0;
  return Math.max(BITS.addressLeast, street + number);
}

function streetEvidence(known: Address, said: Address, rarity: Rarity): number {
  if (known.street === '' || said.street === '') return 0;
  if (known.street === said.street) return rarity.street;
  const shorter = Math.min(known.run.length, said.run.length);
  if (withinEdits(known.run, said.run, tolerableEdits(shorter)))
    return Math.max(0.1, rarity.street + BITS.streetTypingError);
  const within = shorter >= 4 && (known.run.includes(said.run) || said.run.includes(known.run));
  return within ? Math.max(0.1, rarity.street + BITS.streetWithin) : BITS.streetDiffers;
}

// `12` is written for `12a` and `12/3`; `12a` and `12b` are two houses.
const sameNumber = (a: string, b: string) => a === b || (base(a) === base(b) && (a === base(a) || b === base(b)));
const base = (number: string) => /^\d+/.exec(number)?.[0] ?? number;

function nearnessEvidence(known: Prepared, said: Prepared): number {
  const latitude = known.north / METRES_PER_DEGREE;
  const shortened = (known.east - said.east) * Math.cos((latitude * Math.PI) / 180);
  const metres = Math.hypot(shortened, known.north - said.north);
  if (Number.isNaN(metres)) return 0;
  return NEARNESS.find(([upTo]) => metres <= upTo)![1];
}
