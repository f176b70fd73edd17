import { type LocalDate, localDateOf } from '#geo';
import { cleanText, normalisePhone } from '#geo/text/index.ts';
import { checkUnlocked, followMove } from '../clusters/follow.ts';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { refreshState } from '../db/state.ts';
import { knownPlatforms } from '../http/codes.ts';
import { invalidField, problem } from '../http/problem.ts';
import { getHousehold, holdHousehold } from './queries.ts';
import type { HouseholdRow } from './rows.ts';
import type { HouseholdPatch, LOCATION_SOURCES } from './schema.ts';
import { settleResidents } from './stated.ts';
import { changedColumns, fieldsOf, readStored, type Stored, writeStored } from './stored.ts';

/** What of a household is corrected; a position may also come from a register that is placed by hand. */
export type Correction = Omit<HouseholdPatch, 'locationSource'> & {
  locationSource?: (typeof LOCATION_SOURCES)[number] | undefined;
};

/** What only a leader or the office corrects. */
const LEADERS_FIELDS = ['code', 'hamletId', 'clusterId'] as const;

/**
 * Corrects a household's facts, notes what changed, and derives its state anew.
 *
 * @param version  the version the user saw; null: whatever it is
 * @throws not_found, forbidden, stale_version (412), invalid_request, code_taken, cluster_locked
 */
export async function patchHousehold(tx: Tx, user: Identity, id: string, patch: Correction, version: number | null) {
  const held = await holdHousehold(tx, id);
  if (version !== null && held.version !== version) throw problem('stale_version');
  if (user.role === 'member' && LEADERS_FIELDS.some((field) => patch[field] !== undefined)) throw problem('forbidden');
  const before = await readStored(tx, id);
  const after = apply(before, patch, localDateOf(new Date()));
  await checkPlace(tx, before, after);
  if (patch.platforms) await knownPlatforms(tx, patch.platforms);
  await keep(tx, user, { id, before, after, spokenOn: spokenOn(patch) });
  return getHousehold(tx, id);
}

const spokenOn = (patch: Correction): string[] => [
  ...new Set(Object.keys(patch).map((field) => (field.startsWith('location') ? 'location' : field))),
];

/** Writes a change of facts with everything that follows from it. @throws code_taken, cluster_locked */
export async function keep(
  tx: Tx,
  user: Identity,
  change: { id: string; before: Stored; after: Stored; spokenOn?: string[]; undoes?: string },
): Promise<void> {
  const { id, before, after, undoes } = change;
  const changed = changedColumns(before, after);
  const [from, to] = [before.cluster_id, after.cluster_id];
  if (from !== to && before.hamlet_id === after.hamlet_id) await checkUnlocked(tx, [from, to]);
  const fields = fieldsOf(changed);
  await writeStored(tx, id, after, [...fields, ...(change.spokenOn ?? [])]).catch(codeTaken(after.code));
  if (before.hamlet_id !== after.hamlet_id) await leaveMember(tx, id);
  if (from !== to) await followMove(tx, [from, to]);
  if (changed.length > 0) {
    const values = Object.fromEntries(changed.map((column) => [column, before[column]]));
    await audit(tx, user, { action: 'household.patch', subjectId: id, detail: { fields, before: values, undoes } });
  }
  await refreshState(tx, [id]);
}

/** A refusal of the database because of the code, as the problem it is. */
export const codeTaken =
  (code: string | null) =>
  (error: unknown): never => {
    if ((error as { constraint_name?: string }).constraint_name === 'household_code')
      throw problem('code_taken', { params: { code: code ?? '' } });
    throw error;
  };

/** The facts after a correction. @throws invalid_request for a telephone number that is none */
export function apply(before: Stored, patch: Correction, today: LocalDate): Stored {
  const moved = patch.hamletId !== undefined && patch.hamletId !== before.hamlet_id;
  const after: Stored = {
    ...before,
    ...settleResidents(before, patch, today),
    code: patch.code === undefined ? before.code : patch.code,
    head: patch.head === undefined ? before.head : cleanText(patch.head),
    address: patch.address === undefined ? before.address : patch.address && cleanText(patch.address),
    phone: patch.phone === undefined ? before.phone : patch.phone && phoneOf(patch.phone),
    hamlet_id: patch.hamletId ?? before.hamlet_id,
    cluster_id: patch.clusterId === undefined ? (moved ? null : before.cluster_id) : patch.clusterId,
    platforms: patch.platforms === undefined ? before.platforms : patch.platforms && [...new Set(patch.platforms)],
  };
  if (patch.location !== undefined) {
    after.location = patch.location;
    after.location_source = patch.location && (patch.locationSource ?? 'tapped');
    after.location_accuracy_metres = patch.location && (patch.locationAccuracyMetres ?? null);
  }
  if (after.head === '') throw invalidField('head', 'empty');
  if (after.adults !== null && (after.adults_without_device ?? 0) > after.adults)
    throw invalidField('adultsWithoutDevice', 'more_than_adults');
  return after;
}

function phoneOf(text: string): string {
  const phone = normalisePhone(text);
  if (phone === null) throw invalidField('phone', 'phone');
  return phone;
}

/** Hamlet and cluster must be there for the user, and the cluster lie in the hamlet. @throws not_found */
export async function checkPlace(
  tx: Tx,
  before: Pick<Stored, 'hamlet_id' | 'cluster_id'> | null,
  after: Pick<Stored, 'hamlet_id' | 'cluster_id'>,
): Promise<void> {
  if (before?.hamlet_id === after.hamlet_id && before.cluster_id === after.cluster_id) return;
  const [found] = await tx<{ hamlet: boolean; cluster: boolean }[]>`
    select
      exists (select from tn.hamlet where id = ${after.hamlet_id}) as hamlet,
      ${after.cluster_id}::uuid is null
        or exists (select from tn.cluster where id = ${after.cluster_id} and hamlet_id = ${after.hamlet_id}) as cluster`;
  if (!found?.hamlet || !found.cluster) throw problem('not_found');
}

/** Nobody of the old hamlet's team stays in charge of a household that moved to another hamlet. */
async function leaveMember(tx: Tx, id: string): Promise<void> {
  await tx`
    update tn.assignment set to_at = now()
    where commune_id = tn.current_commune() and household_id = ${id} and to_at is null`;
  await tx`update tn.household set member_id = null where commune_id = tn.current_commune() and id = ${id}`;
}

/**
 * Hides a household, or brings it back; its visits stay.
 *
 * @throws not_found, stale_version
 */
export async function hideHousehold(tx: Tx, user: Identity, id: string, version: number): Promise<HouseholdRow> {
  const held = await holdHousehold(tx, id);
  if (held.version !== version) throw problem('stale_version');
  await tx`
    update tn.household set deleted_at = now(), version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  await audit(tx, user, { action: 'household.delete', subjectId: id });
  return held;
}

/** Brings a hidden household back; one that is not hidden stays as it is. */
export async function restoreHousehold(tx: Tx, user: Identity, id: string): Promise<HouseholdRow> {
  const restored = await tx`
    update tn.household set deleted_at = null, version = version + 1
    where commune_id = tn.current_commune() and id = ${id} and deleted_at is not null`;
  if (restored.count > 0) {
    await audit(tx, user, { action: 'household.restore', subjectId: id });
    await refreshState(tx, [id]);
  }
  return getHousehold(tx, id);
}

/** Takes a member's proposal in; one already taken in stays as it is. */
export async function acceptHousehold(tx: Tx, user: Identity, id: string): Promise<HouseholdRow> {
  const held = await holdHousehold(tx, id);
  if (!held.proposed) return held;
  await tx`
    update tn.household set proposed = false, version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  await audit(tx, user, { action: 'household.accept', subjectId: id });
  return getHousehold(tx, id);
}

/** The leader has looked: the refusal or the move of a priority household is as recorded. */
export async function confirmHousehold(tx: Tx, user: Identity, id: string): Promise<HouseholdRow> {
  await holdHousehold(tx, id);
  await tx`
    update tn.household set confirmed_end_at = now(), version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  await audit(tx, user, { action: 'household.confirm', subjectId: id });
  return getHousehold(tx, id);
}
