import { withinEdits } from './distance.ts';
import { nameEvidence } from './name_evidence.ts';
import { placeEvidence } from './place_evidence.ts';
import type { Prepared } from './prepare.ts';
import type { Rarity } from './rarity.ts';
import type { MatchOptions } from './records.ts';
import { BITS, DEFAULTS } from './weights.ts';

/**
 * Log-odds in bits that a row speaks of a known household: the prior and the evidence of every field.
 *
 * What is never sure by itself is kept just below `sureBits`: two different codes of one numbering, and an equal
 * code where name, place and phone all speak against it.
 *
 * @param least  where less is of no interest: as soon as it is clear that there is less, some number below it
 */
export function evidence(
  known: Prepared,
  said: Prepared,
  rarity: Rarity,
  options: MatchOptions,
  least = Number.NEGATIVE_INFINITY,
): number {
  const coded = options.codes !== 'own' && known.code !== '' && said.code !== '';
  const otherCode = coded && known.code !== said.code;
  if (otherCode && almost(options) < least) return almost(options);
  const phone = phoneEvidence(known.phones, said.phones, rarity);
  const place = placeEvidence(known, said, rarity);
  const besideName =
    BITS.prior +
    hamletEvidence(known.hamlet, said.hamlet) +
    place +
    phone +
    yearEvidence(known.birthYear, said.birthYear) +
    yearEvidence(known.eldestBirthYear, said.eldestBirthYear);
  const identical = known.fingerprint === said.fingerprint;
  // Whatever the names are, they add no more than their rarity.
  const most = besideName + rarity.name;
  if (most < least && !identical && (!coded || otherCode)) return most;
  const name = nameEvidence(known.name, said.name, rarity);
  let bits = besideName + name;
  if (identical) bits = Math.max(bits, sureOf(options) - BITS.identical / 2) + BITS.identical;
  if (!coded) return bits;
  if (otherCode) return Math.min(bits, almost(options));
  const contradicted = name < 0 && place <= 0 && phone <= 0;
  return contradicted
    ? Math.max(Math.min(bits + BITS.codeEqual, almost(options)), options.askBits ?? DEFAULTS.askBits)
    : Math.max(bits, sureOf(options)) + BITS.codeEqual;
}

const sureOf = ({ sureBits = DEFAULTS.sureBits }: MatchOptions) => sureBits;
const almost = (options: MatchOptions) => sureOf(options) - 0.5;

function hamletEvidence(known: string, said: string): number {
  if (known === said) return 0;
  return known === '' || said === '' ? BITS.unknownHamlet : BITS.otherHamlet;
}

function phoneEvidence(known: readonly string[], said: readonly string[], rarity: Rarity): number {
  if (known.length === 0 || said.length === 0) return 0;
  if (known.some((phone) => said.includes(phone))) return Math.max(0, BITS.phone - rarity.sharedPhone);
  if (known.some((a) => said.some((b) => withinEdits(a, b, 1)))) return BITS.phoneTypingError;
  return BITS.phoneDiffers;
}

/** Years of birth: papers and memory differ by a year, and two digits get exchanged. */
function yearEvidence(known: number, said: number): number {
  if (Number.isNaN(known) || Number.isNaN(said)) return 0;
  if (known === said) return BITS.yearEqual;
  if (Math.abs(known - said) === 1) return BITS.yearNear;
  return BITS.yearDiffers;
}
