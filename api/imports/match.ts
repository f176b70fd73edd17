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

/** What becomes of a row. */
export type Match =
  | { kind: 'create'; row: PlacedRow }
  | { kind: 'update'; row: PlacedRow; household: ExistingHousehold; changes: Changes }
  | { kind: 'unchanged'; row: PlacedRow; household: ExistingHousehold }
  | { kind: 'ambiguous'; row: PlacedRow };

/**
 * Finds the household each row speaks of: by code, and where there is none by head + address + hamlet,
 * if those are unique both in the file and in the commune.
 *
 * A household deleted in the field is not brought back: its row changes nothing.
 */
export function matchRows(rows: readonly PlacedRow[], existing: readonly ExistingHousehold[]): Match[] {
  const byCode = new Map(existing.flatMap((h) => (h.code === null ? [] : [[codeKey(h.code), h] as const])));
  const byIdentity = group(existing, identityOf);
  const inFile = group(rows, identityOf);
  const found = rows.map((row) => (row.code === null ? undefined : byCode.get(codeKey(row.code))));
  const claimed = new Set(found.filter((household) => household !== undefined).map(({ id }) => id));

  return rows.map((row, i): Match => {
    let household = found[i];
    if (!household) {
      const namesakes = byIdentity.get(identityOf(row)) ?? [];
      const living = namesakes.filter(({ deleted }) => !deleted);
      const candidates = living.length > 0 ? living : namesakes;
      const alone = inFile.get(identityOf(row))?.length === 1;
      if (row.code !== null) {
        // It had no code so far, and gets one now.
        const codeless = candidates.filter(({ code }) => code === null);
        household = alone && codeless.length === 1 ? codeless[0] : undefined;
      } else {
        const [only] = candidates;
        if (!alone || candidates.length > 1 || (only && claimed.has(only.id))) return { kind: 'ambiguous', row };
        household = only;
      }
    }
    if (!household) return { kind: 'create', row };
    const changes = household.deleted ? {} : changesOf(household, row);
    const kind = Object.keys(changes).length > 0 ? 'update' : 'unchanged';
    return kind === 'update' ? { kind, row, household, changes } : { kind, row, household };
  });
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
