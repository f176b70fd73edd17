import type { KnownHousehold } from '#geo/matching/index.ts';
import { register } from './register.ts';

const PIECE = 10_000;
const DEGREES_APART = 0.3;

/** A register of any size: communes of 10,000 households side by side, their hamlets numbered on. */
export function largeRegister(seed: number, households: number): KnownHousehold[] {
  const all: KnownHousehold[] = [];
  for (let piece = 0; all.length < households; piece++) {
    for (const household of register(seed * 1000 + piece, Math.min(PIECE, households - all.length))) {
      const number = Number(/\d+/.exec(household.hamlet!)![0]) + piece * 100;
      const location = household.location
        ? [household.location[0]! + piece * DEGREES_APART, household.location[1]!]
        : null;
      const address = household.address!.replace(/^Xóm \d+$/, `Xóm ${number}`);
      all.push({ ...household, hamlet: `Xóm ${number}`, address, location });
    }
  }
  return all;
}
