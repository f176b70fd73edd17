import type { ExistingHousehold } from './match.ts';
import { editedBy, type RegisterFacts, same } from './merge.ts';
import type { Aside, Traced } from './trace.ts';

/** A household as it is now, with what a register keeps beside its facts. */
export type Standing = ExistingHousehold & Aside & { version: number };

/** Why something that an import wrote stays. */
export type KeptReason = 'visited' | 'assigned' | 'edited' | 'imported' | 'in_use';

type Field = keyof RegisterFacts;

// What answers one question goes back together or not at all: half an answer would contradict the other half.
const QUESTIONS: readonly (readonly Field[])[] = [
  ['code'],
  ['head'],
  ['phone'],
  ['address'],
  ['hamletId', 'clusterId'],
  ['location'],
  ['elders', 'elderlyStated', 'eldestBirthYear'],
  ['adults'],
  ['adultsWithoutDevice', 'devicelessStated'],
  ['platforms'],
];

/** What undoing an import does to a household it changed. */
export interface Restoration {
  /** old values that go back */
  values: Traced;
  /** why others do not; null where all do */
  reason: KeptReason | null;
}

/**
 * Old values for the fields that still are as the import left them and that no person has spoken on since.
 *
 * A register never touches a field a person has spoken on, so whoever is noted there now came after the import.
 */
export function restorationOf(now: Standing, before: Traced, after: Traced): Restoration {
  const values: Traced = {};
  let reason: KeptReason | null = null;
  for (const question of QUESTIONS) {
    const fields = question.filter((field) => field in after);
    if (fields.length === 0) continue;
    const kept = keptFor(now, after, fields);
    if (kept) reason ??= kept;
    else for (const field of fields) Object.assign(values, { [field]: before[field] ?? null });
  }
  if ('location' in values) {
    values.locationSource = before.locationSource ?? null;
    values.locationAccuracyMetres = before.locationAccuracyMetres ?? null;
  }
  if ('hamletId' in values) values.memberId = before.memberId ?? null;
  return possible(now, values, reason);
}

function keptFor(now: Standing, after: Traced, fields: readonly Field[]): KeptReason | null {
  const moved = fields.includes('hamletId');
  const spokenOn = fields.filter((field) => editedBy(now.fieldEdits, field) && !(moved && field === 'clusterId'));
  if (spokenOn.length > 0) return 'edited';
  const differs = fields.filter((field) => !same(now[field], after[field]));
  if (differs.length > 0) return differs.some((field) => editedBy(now.fieldEdits, field)) ? 'edited' : 'imported';
  // Somebody of the new hamlet has taken charge of it.
  if (moved && now.memberId !== null) return 'assigned';
  return null;
}

/** Never more adults without a device than adults, whatever was counted since. */
function possible(now: Standing, values: Traced, reason: KeptReason | null): Restoration {
  const { adults, adultsWithoutDevice } = { ...now, ...values };
  if (adults === null || adultsWithoutDevice === null || adultsWithoutDevice <= adults) return { values, reason };
  const rest = { ...values };
  for (const field of ['adults', 'adultsWithoutDevice', 'devicelessStated'] as const) delete rest[field];
  return { values: rest, reason: reason ?? 'edited' };
}

/** Why a household that an import created stays; null: nothing was recorded at it, and it may go. */
export function reasonToKeep(now: Standing, since: Since): KeptReason | null {
  if (since.visited) return 'visited';
  if (since.assigned || now.memberId !== null) return 'assigned';
  if (Object.keys(now.fieldEdits).length > 0 || now.deleted) return 'edited';
  if (since.imported) return 'imported';
  return now.version === since.importedVersion ? null : 'edited';
}

/** What happened at a household besides its own facts. */
export interface Since {
  visited: boolean;
  assigned: boolean;
  /** another import has changed it and is not undone */
  imported: boolean;
  /** its version when an import or its undoing last wrote it */
  importedVersion: number;
}
