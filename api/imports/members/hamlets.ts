import { tolerableEdits, withinEdits } from '#geo/matching/distance.ts';
import { bareHamletKey, hamletKey } from '../hamlet-names.ts';
import type { HamletIndex, Named } from '../place.ts';
import type { PlacedMember } from './match.ts';
import type { MemberRow } from './rows.ts';

/** Hamlets of the commune whose names differ from this one by a slip of the finger; never by a number. */
export function nearHamlets(name: string, hamlets: readonly Named[]): string[] {
  const key = bareHamletKey(name);
  const digits = (text: string) => text.replace(/\D+/g, ' ').trim();
  return hamlets
    .filter((hamlet) => {
      const other = bareHamletKey(hamlet.name);
      if (hamletKey(hamlet.name) === hamletKey(name) || digits(other) !== digits(key)) return false;
      return (
        key === other ||
        withinEdits(key, other, Math.min(tolerableEdits(key.length - 1), tolerableEdits(other.length - 1)))
      );
    })
    .map((hamlet) => hamlet.name);
}

/**
 * Gives each row its hamlet. One the commune does not have is made, as a register would make it; unless it looks like
 * one the commune has, misspelt: then nothing is guessed.
 */
export function placeMembers(rows: readonly MemberRow[], known: readonly Named[], index: HamletIndex) {
  const placed: PlacedMember[] = [];
  const doubtful: { row: MemberRow; near: string[] }[] = [];
  for (const row of rows) {
    const near = index.find(row.hamletName) ? [] : nearHamlets(row.hamletName, known);
    if (near.length > 0) {
      doubtful.push({ row, near });
      continue;
    }
    const hamlet = index.findOrCreate(row.hamletName);
    placed.push({ ...row, hamletId: hamlet.id, hamletName: hamlet.name });
  }
  return { placed, doubtful };
}
