import type { HouseholdPatch, VisitCreate } from '../data/changes.ts';

/** A visit that waits on the phone. */
export interface Unsent {
  /** place in the order of recording, from 1 */
  turn: number;
  visit: VisitCreate;
  /** whom it was at, so that it can be named without the server */
  head: string | null;
  /** what it found out about the household; goes after the visit */
  found: { change: HouseholdPatch; version: number | null } | null;
  /** was sent at least once: it may have arrived although no answer came back */
  tried?: true;
  /** the visit has arrived, only what was found out is left */
  arrived?: true;
  /** why the server would not have it, in the user's language */
  refused?: string;
}

/** A visit taken back that may have arrived: all that is left of it is its identifier, to be undone there. */
export interface TakenBack {
  turn: number;
  takenBack: string;
}

export type Entry = Unsent | TakenBack;

export const isUnsent = (entry: Entry): entry is Unsent => 'visit' in entry;
export const idOf = (entry: Entry): string => (isUnsent(entry) ? entry.visit.id : entry.takenBack);

/** In the order of recording. */
export const inTurn = <T extends Entry>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => a.turn - b.turn || (idOf(a) < idOf(b) ? -1 : 1));

/** What is to be sent next; what was refused waits for its author and holds nobody up. */
export const nextToSend = (entries: readonly Entry[]): Entry | undefined =>
  inTurn(entries).find((entry) => !isUnsent(entry) || entry.refused === undefined);

/** Takes a visit back: it is gone where it cannot have arrived, else its undoing waits in its place. */
export function takenBack(unsent: Unsent): TakenBack | null {
  const cannotBeThere = unsent.arrived === undefined && (unsent.tried === undefined || unsent.refused !== undefined);
  return cannotBeThere ? null : { turn: unsent.turn, takenBack: unsent.visit.id };
}
