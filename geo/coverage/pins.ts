import type { LocalDate } from '../time/local-date.ts';

/** A leader's word on when a household's turn comes: before all others, or not now. It ends by itself. */
export interface Pin {
  householdId: string;
  kind: 'pin' | 'postpone';
  /** first day it holds */
  from: LocalDate;
  /** last day it holds */
  until: LocalDate;
  /** in words; never empty: who reads the list must see why */
  reason: string;
}

/** What a household needs to stand in the order of visits. @see DOMAIN, Priority rank */
export interface Ranked {
  id: string;
  rank: number;
  within: number;
  /** instant or date of the last call at the right door; null: never tried */
  lastAttemptAt: string | null;
}

/** A household in its place, with the pin that put it there. */
export interface Placed<T> {
  household: T;
  pin: Pin | null;
}

/** The pin that holds for a household on a day. Of several the one begun last, then the one that ends last: the later word counts. */
export function pinOn(pins: readonly Pin[], householdId: string, day: LocalDate): Pin | null {
  let found: Pin | null = null;
  for (const pin of pins) {
    if (pin.householdId !== householdId || day < pin.from || day > pin.until) continue;
    if (found === null || pin.from > found.from || (pin.from === found.from && pin.until >= found.until)) found = pin;
  }
  return found;
}

/** By rank, inside a rank by need, then never tried and longest since, then id. Negative: `a` is visited first. */
export function compareRanked(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.within !== b.within) return a.within - b.within;
  const [x, y] = [a.lastAttemptAt ?? '', b.lastAttemptAt ?? ''];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const PLACE = { pin: 0, none: 1, postpone: 2 } as const;

/**
 * Households in the order of visits on a day: pinned first, then by rank, postponed last.
 * A pin moves a household, never its rank: flag, figures and norms stay what the facts say. A pin of a household that
 * refused or moved does not make it a visit; it stays where its rank 7 puts it.
 */
export function orderOfVisits<T extends Ranked>(
  households: readonly T[],
  pins: readonly Pin[],
  day: LocalDate,
): Placed<T>[] {
  const byHousehold = new Map<string, Pin[]>();
  for (const pin of pins) {
    const known = byHousehold.get(pin.householdId);
    if (known) known.push(pin);
    else byHousehold.set(pin.householdId, [pin]);
  }
  return households
    .map((household): Placed<T> & { place: number } => {
      const pin = pinOn(byHousehold.get(household.id) ?? [], household.id, day);
      const moved = household.rank === 7 && pin?.kind === 'pin' ? 'none' : (pin?.kind ?? 'none');
      return { household, pin, place: PLACE[moved] };
    })
    .sort((a, b) => a.place - b.place || compareRanked(a.household, b.household))
    .map(({ household, pin }) => ({ household, pin }));
}
