import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { HouseholdPin, PinCreate } from './schema.ts';

interface PinRow extends Omit<HouseholdPin, 'madeAt' | 'endedAt'> {
  made_at: Date;
  ended_at: Date | null;
}

const columns = (tx: Tx) => tx`
  id, household_id as "householdId", hamlet_id as "hamletId", kind, from_on as "from", until_on as "until", reason,
  made_by_name as "madeBy", made_at, ended_at`;

const toPin = ({ made_at, ended_at, ...row }: PinRow): HouseholdPin => ({
  ...row,
  madeAt: made_at.toISOString(),
  endedAt: ended_at?.toISOString() ?? null,
});

/** The pins the user may see that hold today or will. */
export async function listPins(tx: Tx, only: { hamlet?: string | undefined; household?: string | undefined }) {
  const rows = await tx<PinRow[]>`
    select ${columns(tx)}
    from tn.household_pin
    where commune_id = tn.current_commune() and ended_at is null and until_on >= tn.today()
      ${only.hamlet ? tx`and hamlet_id = ${only.hamlet}` : tx``}
      ${only.household ? tx`and household_id = ${only.household}` : tx``}
    order by from_on, id`;
  return rows.map(toPin);
}

async function findPin(tx: Tx, id: string): Promise<HouseholdPin | null> {
  const [row] = await tx<PinRow[]>`
    select ${columns(tx)} from tn.household_pin where commune_id = tn.current_commune() and id = ${id}`;
  return row ? toPin(row) : null;
}

/**
 * Gives a household its turn. An earlier word for any of the same days ends: the later one counts, alone.
 * The same again is the same.
 *
 * @throws not_found for a household the user may not see, id_taken
 */
export async function createPin(tx: Tx, user: Identity, pin: PinCreate) {
  const hamletId = await holdHamletOf(tx, pin.householdId);
  const known = await findPin(tx, pin.id);
  if (known) {
    if (!isSame(known, pin)) throw problem('id_taken');
    return { pin: known, created: false };
  }
  await tx`
    update tn.household_pin set ended_at = now()
    where commune_id = tn.current_commune() and household_id = ${pin.householdId} and ended_at is null
      and from_on <= ${pin.until} and until_on >= ${pin.from}`;
  const written = await tx`
    insert into tn.household_pin (commune_id, id, household_id, hamlet_id, kind, from_on, until_on, reason, made_by,
      made_by_name)
    values (${user.communeId}, ${pin.id}, ${pin.householdId}, ${hamletId}, ${pin.kind}, ${pin.from}, ${pin.until},
      ${pin.reason}, ${user.accountId}, ${await nameOf(tx, user)})
    on conflict (commune_id, id) do nothing`;
  if (written.count === 0) throw problem('id_taken'); // by a pin the user may not see
  await audit(tx, user, {
    action: 'pin.create',
    subjectId: pin.householdId,
    detail: { pinId: pin.id, kind: pin.kind },
  });
  return { pin: (await findPin(tx, pin.id))!, created: true };
}

const isSame = (known: HouseholdPin, asked: PinCreate): boolean =>
  (['householdId', 'kind', 'from', 'until', 'reason'] as const).every((key) => known[key] === asked[key]);

/** The household's hamlet; the household is held, so that of two words at once the later one counts. */
async function holdHamletOf(tx: Tx, householdId: string): Promise<string> {
  await tx`select from tn.household where commune_id = tn.current_commune() and id = ${householdId} for update`;
  const [row] = await tx<{ hamlet_id: string }[]>`
    select hamlet_id from tn.household_view where id = ${householdId} and deleted_at is null and full_access`;
  if (!row) throw problem('not_found');
  return row.hamlet_id;
}

/** Takes a pin back: the household stands again where its rank puts it. Again: nothing changes. @throws not_found */
export async function endPin(tx: Tx, user: Identity, id: string) {
  const ended = await tx`
    update tn.household_pin set ended_at = now()
    where commune_id = tn.current_commune() and id = ${id} and ended_at is null`;
  const pin = await findPin(tx, id);
  if (!pin) throw problem('not_found');
  if (ended.count > 0) await audit(tx, user, { action: 'pin.end', subjectId: pin.householdId, detail: { pinId: id } });
  return { pin, changed: ended.count > 0 };
}
