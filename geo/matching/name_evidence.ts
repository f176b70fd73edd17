import { tolerableEdits, withinEdits } from './distance.ts';
import type { PersonName } from './names.ts';
import type { Rarity } from './rarity.ts';
import { BITS } from './weights.ts';
import type { Word } from './words.ts';

/**
 * Evidence of two heads' names, in bits: part by part, each agreement as rare as the part is in the hamlet.
 *
 * @param rarity  of `known`, which the rare parts are counted in
 */
export function nameEvidence(known: PersonName, said: PersonName, rarity: Rarity): number {
  if (known.joined === '' || said.joined === '') return 0;
  const plain = known.plain || said.plain;
  const parts =
    part(known.surname, said.surname, rarity.surname, BITS.surnameDiffers, plain) +
    part(known.middle, said.middle, rarity.middle, BITS.middleDiffers, plain) +
    part(known.given, said.given, rarity.given, BITS.givenDiffers, plain);
  const bits = Math.max(parts, runTogether(known, said, rarity));
  return Math.max(BITS.nameLeast, Math.min(bits, rarity.name));
}

function part(known: Word, said: Word, rarity: number, differs: number, plain: boolean): number {
  const a = known.folded;
  const b = said.folded;
  if (a === '' || b === '') return 0;
  if (a === b) {
    if (known.accented === said.accented) return rarity;
    return rarity + (plain ? BITS.accentsMissing : BITS.accentsDiffer);
  }
  if (isInitial(a, b) || isInitial(b, a)) return rarity * BITS.initialShare;
  const length = Math.min(a.length, b.length);
  if (withinEdits(a, b, tolerableEdits(length))) {
    return length < BITS.tellingLetters ? 0 : Math.max(0, rarity + BITS.typingError);
  }
  return differs;
}

/** `v` for `van`, `th` for `thi`, `v d` for `van duc`. */
function isInitial(short: string, long: string): boolean {
  if (short.length >= long.length || short.charCodeAt(0) !== long.charCodeAt(0)) return false;
  const initials = short.split(' ');
  const words = long.split(' ');
  return (
    initials.length <= words.length &&
    initials.every(
      (initial, i) => initial.length <= 2 && words[i]!.length > initial.length && words[i]!.startsWith(initial),
    )
  );
}

/** Words joined or parted by mistake: `NguyễnVăn Hùng`, `Nguyễn Văn Hù ng`. */
function runTogether(known: PersonName, said: PersonName, rarity: Rarity): number {
  if (Math.abs(known.joined.length - said.joined.length) > 1) return Number.NEGATIVE_INFINITY;
  const cut = known.middle.folded.split(' ').length !== said.middle.folded.split(' ').length;
  const lacking = (known.middle.folded === '') !== (said.middle.folded === '');
  const single = (known.surname.folded === '') !== (said.surname.folded === '');
  if (!(cut || lacking || single) || known.joined.length < 7) return Number.NEGATIVE_INFINITY;
  if (!withinEdits(known.joined, said.joined, 1)) return Number.NEGATIVE_INFINITY;
  return rarity.surname + rarity.middle + rarity.given + BITS.typingError;
}
