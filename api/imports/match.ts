import { matchHouseholds } from '#geo/matching/index.ts';
import { DEFAULTS } from '#geo/matching/weights.ts';
import { type Correction, Corrections } from './corrections.ts';
import { foldHeading } from './headings.ts';
import { type Changes, changesOf, type RegisterFacts } from './merge.ts';
import type { PlacedRow } from './place.ts';
import { codeKey } from './understand.ts';

/** A household of the commune as the database has it. */
export interface ExistingHousehold extends RegisterFacts {
  id: string;
  /** field → instant at which a person recorded it; a register does not overwrite those */
  fieldEdits: Readonly<Record<string, unknown>>;
  deleted: boolean;
}

/** A household that a row may speak of; the score in bits, 10 is a thousand to one. */
export interface Candidate {
  household: ExistingHousehold;
  score: number;
}

/** What becomes of a row. */
export type Match =
  | { kind: 'create'; row: PlacedRow }
  | { kind: 'update'; row: PlacedRow; household: ExistingHousehold; changes: Changes }
  | { kind: 'unchanged'; row: PlacedRow; household: ExistingHousehold }
  /** to be asked: one of these, or none */
  | { kind: 'ambiguous'; row: PlacedRow; candidates: Candidate[] }
  /** surely the household of an earlier row of the file */
  | { kind: 'duplicate'; row: PlacedRow; of: PlacedRow };

export interface Matching {
  matches: Match[];
  /** living households of the file's hamlets that none of its rows speaks of */
  missing: ExistingHousehold[];
}

/** {@link matchHouseholds}, here or in another thread. */
export type MatchByLikeness = (
  ...parameters: Parameters<typeof matchHouseholds>
) => Promise<ReturnType<typeof matchHouseholds>>;

/**
 * Finds the household each row speaks of: as a person said, else by code, else by head + address + hamlet where those
 * are unique both in the file and in the commune, and the rest by likeness: what is sure is taken, what is unsure asked.
 *
 * A household deleted in the field is not brought back: its row changes nothing.
 *
 * @param byLikeness  takes seconds for registers of many thousand rows: may run elsewhere
 */
export async function matchRows(
  rows: readonly PlacedRow[],
  existing: readonly ExistingHousehold[],
  corrections: readonly Correction[] = [],
  byLikeness: MatchByLikeness = async (...all) => matchHouseholds(...all),
): Promise<Matching> {
  const said = new Corrections(corrections);
  const found = foundByIdentity(rows, existing, said);
  const claimed = new Set(found.flatMap((household) => (household ? [household.id] : [])));
  const byCode = new Set(existing.flatMap(({ code }) => (code === null ? [] : [codeKey(code)])));
  const oneNumbering = rows.some(({ code }) => code !== null && byCode.has(codeKey(code)));
  const likely = (row: PlacedRow, { household, score }: Candidate) =>
    // Where codes agree at all, another code is another household, unless everything else speaks against it.
    !oneNumbering || row.code === null || household.code === null || score >= DEFAULTS.sureBits;
  const open = rows.flatMap((row, at) => (found[at] === undefined ? [{ row, at }] : []));
  const left = existing.filter(({ id, deleted }) => !deleted && !claimed.has(id));
  const byId = new Map(left.map((household) => [household.id, household]));

  const rowOf = new Map<string, PlacedRow>();
  const matches: Match[] = rows.map((row, at): Match => {
    const household = found[at];
    if (!household) return { kind: 'create', row };
    const of = rowOf.get(household.id);
    rowOf.set(household.id, of ?? row);
    return of ? { kind: 'duplicate', row, of } : merged(row, household);
  });
  const likeness = await byLikeness(
    left.map(recordOf),
    open.map(({ row }) => recordOf(row)),
  );
  for (const { incomingIndex, householdId } of likeness.matched) {
    const { row, at } = open[incomingIndex]!;
    matches[at] = merged(row, byId.get(householdId)!);
  }
  for (const { incomingIndex, candidates } of likeness.unsure) {
    const { row, at } = open[incomingIndex]!;
    const households = candidates
      .map(({ householdId, score }) => ({ household: byId.get(householdId)!, score }))
      .filter((candidate) => likely(row, candidate));
    if (households.length > 0) matches[at] = { kind: 'ambiguous', row, candidates: households };
  }
  for (const { indices } of likeness.duplicates) {
    const [first, ...others] = indices.map((index) => open[index]!).sort((a, b) => a.at - b.at);
    for (const { row, at } of others) {
      if (matches[at]?.kind === 'create') matches[at] = { kind: 'duplicate', row, of: first!.row };
    }
  }
  const twins = group(rows, identityOf);
  for (const { row, at } of open) {
    const twice = row.code === null && (twins.get(identityOf(row))?.length ?? 0) > 1;
    const { kind } = matches[at]!;
    // Word for word the same twice: which of the two is right, or whether both are, only a person knows.
    if (twice && (kind === 'create' || kind === 'duplicate')) matches[at] = { kind: 'ambiguous', row, candidates: [] };
  }
  const hamlets = new Set(rows.map(({ hamletId }) => hamletId));
  const unspoken = new Set(likeness.missing);
  return {
    matches,
    missing: left.filter(({ id, hamletId }) => unspoken.has(id) && hamlets.has(hamletId)),
  };
}

/** By row: its household, null for none that is known, undefined where it is open. */
function foundByIdentity(
  rows: readonly PlacedRow[],
  existing: readonly ExistingHousehold[],
  said: Corrections,
): (ExistingHousehold | null | undefined)[] {
  const byId = new Map(existing.map((household) => [household.id, household]));
  const byCode = new Map(existing.flatMap((h) => (h.code === null ? [] : [[codeKey(h.code), h] as const])));
  const byIdentity = group(existing, identityOf);
  const inFile = group(rows, identityOf);
  const found = rows.map((row): ExistingHousehold | null | undefined => {
    const told = said.householdOf(row.sheet, row.row);
    if (told !== undefined) return told === null ? null : byId.get(told);
    return row.code === null ? undefined : byCode.get(codeKey(row.code));
  });
  const claimed = new Set(found.flatMap((household) => (household ? [household.id] : [])));
  return rows.map((row, at) => {
    if (found[at] !== undefined) return found[at];
    const namesakes = byIdentity.get(identityOf(row)) ?? [];
    const living = namesakes.filter(({ deleted }) => !deleted);
    const candidates = (living.length > 0 ? living : namesakes).filter(
      // With a code of its own it is none of those that have another; one without may get it now.
      ({ id, code }) => !claimed.has(id) && (row.code === null || code === null),
    );
    const alone = inFile.get(identityOf(row))?.length === 1 && living.length <= 1;
    return alone && candidates.length === 1 ? candidates[0] : undefined;
  });
}

function merged(row: PlacedRow, household: ExistingHousehold): Match {
  const changes = household.deleted ? {} : changesOf(household, row);
  return Object.keys(changes).length > 0
    ? { kind: 'update', row, household, changes }
    : { kind: 'unchanged', row, household };
}

/** What likeness is judged by, and no more: it may have to travel to another thread. */
function recordOf<T extends { id?: string } & RegisterFacts>(facts: T) {
  const { id = '', code, head, phone, address, hamletId: hamlet, location, eldestBirthYear } = facts;
  return { id, code, head, phone, address, hamlet, location, eldestBirthYear };
}

function identityOf({ head, address, hamletId }: { head: string; address: string | null; hamletId: string }): string {
  return `${hamletId}|${foldHeading(head)}|${foldHeading(address ?? '')}`;
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members) members.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
