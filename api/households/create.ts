import { uuidv7 } from 'uuidv7';
import { localDateOf } from '#geo';
import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { refreshState } from '../db/state.ts';
import { knownPlatforms } from '../http/codes.ts';
import { digestOf } from '../http/digest.ts';
import { problem } from '../http/problem.ts';
import { apply, checkPlace, codeTaken } from './changes.ts';
import { getHousehold } from './queries.ts';
import type { HouseholdRow } from './rows.ts';
import type { HouseholdCreate } from './schema.ts';
import { searchText } from './search.ts';
import { pointText, type Stored } from './stored.ts';

/**
 * Adds a household under the client's identifier. The same request again is the same household.
 * From a member it is a proposal in his charge, until the leader takes it in.
 *
 * @throws not_found for a hamlet or cluster the user cannot see, id_taken, code_taken, invalid_request
 */
export async function createHousehold(
  tx: Tx,
  user: Identity,
  request: HouseholdCreate,
): Promise<{ row: HouseholdRow; created: boolean }> {
  const body = digestOf(request);
  if (await isSame(tx, request.id, body)) return { row: await getHousehold(tx, request.id), created: false };
  const { id, ...facts } = request;
  const stored = apply(nothingKnown(request), facts, localDateOf(new Date()));
  await checkPlace(tx, null, stored);
  if (stored.platforms) await knownPlatforms(tx, stored.platforms);

  if (!(await insert(tx, user, { id, stored, body, fields: Object.keys(facts) }))) {
    // Someone was quicker with this identifier: the same request, or a household the user may not see.
    if (await isSame(tx, id, body)) return { row: await getHousehold(tx, id), created: false };
    throw problem('id_taken');
  }
  if (user.role === 'member' && user.memberId !== null) await takeCharge(tx, user, id, user.memberId);
  await audit(tx, user, { action: 'household.create', subjectId: id });
  await refreshState(tx, [id]);
  return { row: await getHousehold(tx, id), created: true };
}

/** Is it there already, from the very same request? @throws id_taken where another request made it */
async function isSame(tx: Tx, id: string, body: string): Promise<boolean> {
  const [existing] = await tx<{ created_body: string | null; deleted: boolean }[]>`
    select created_body, deleted_at is not null as deleted
    from tn.household
    where commune_id = tn.current_commune() and id = ${id}`;
  if (!existing) return false;
  if (existing.created_body !== body || existing.deleted) throw problem('id_taken');
  return true;
}

const nothingKnown = ({ head, hamletId }: HouseholdCreate): Stored => ({
  code: null,
  head,
  phone: null,
  address: null,
  hamlet_id: hamletId,
  cluster_id: null,
  location: null,
  location_source: null,
  location_accuracy_metres: null,
  elders: null,
  eldest_birth_year: null,
  elderly_stated: null,
  adults: null,
  adults_without_device: null,
  deviceless_stated: null,
  platforms: null,
});

async function insert(
  tx: Tx,
  user: Identity,
  { id, stored, body, fields }: { id: string; stored: Stored; body: string; fields: string[] },
): Promise<boolean> {
  const { location, ...row } = stored;
  const at = new Date().toISOString();
  const columns = {
    ...row,
    commune_id: user.communeId,
    id,
    location: pointText(location),
    search_text: searchText(row.head, row.address, row.code),
    field_edits: tx.json(Object.fromEntries(fields.map((field) => [field, at]))),
    proposed: user.role === 'member',
    member_id: user.role === 'member' ? user.memberId : null,
    created_by: user.accountId,
    created_body: body,
  };
  const result = await tx`
    insert into tn.household ${tx(columns)}
    on conflict (commune_id, id) do nothing`.catch(codeTaken(row.code));
  return result.count > 0;
}

async function takeCharge(tx: Tx, user: Identity, id: string, memberId: string): Promise<void> {
  await tx`
    insert into tn.assignment (commune_id, id, household_id, member_id, made_by, made_by_name)
    values (${user.communeId}, ${uuidv7()}, ${id}, ${memberId}, ${user.accountId}, ${await nameOf(tx, user)})`;
}
