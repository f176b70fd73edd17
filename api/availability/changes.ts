import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { AbsenceCreate, AvailabilityPut } from './schema.ts';

/**
 * Says when a member can come. Who goes with whom is written at both: whoever went with either before goes alone now.
 *
 * @param version  the version the user saw; null: he saw none
 * @returns the hamlet of the member
 * @throws not_found, stale_version, version_required where something was said before,
 *         invalid_reference for a companion who is not another serving member of the same team
 */
export async function putAvailability(
  tx: Tx,
  user: Identity,
  memberId: string,
  wanted: AvailabilityPut,
  version: number | null,
): Promise<string> {
  const team = await lockTeam(tx, memberId);
  const [held] = await tx<{ version: number; goes_with: string | null }[]>`
    select version, goes_with from tn.member_availability
    where commune_id = tn.current_commune() and member_id = ${memberId}`;
  if (held && version === null) throw problem('version_required');
  if ((held?.version ?? 0) !== (version ?? 0)) throw problem('stale_version');
  const { goesWith } = wanted;
  if (goesWith !== null && (goesWith === memberId || !team.serving.has(goesWith)))
    throw problem('invalid_reference', { params: { field: 'goesWith' } });

  await tx`
    insert into tn.member_availability (commune_id, member_id, hamlet_id, weekly_hours, hours, home, goes_with)
    values (tn.current_commune(), ${memberId}, ${team.hamletId}, ${wanted.weeklyHours},
      ${wanted.hours && tx.json(wanted.hours)}, ${wanted.home && pointOf(tx, wanted.home)}, ${goesWith})
    on conflict (commune_id, member_id) do update set weekly_hours = excluded.weekly_hours, hours = excluded.hours,
      home = excluded.home, goes_with = excluded.goes_with, version = member_availability.version + 1`;
  if ((held?.goes_with ?? null) !== goesWith) await tellCompanions(tx, memberId, team.hamletId, goesWith);
  await audit(tx, user, { action: 'member.availability', subjectId: memberId });
  return team.hamletId;
}

const pointOf = (tx: Tx, [lon, lat]: [number, number]) => tx`st_setsrid(st_makepoint(${lon}, ${lat}), 4326)`;

/** The others' rows: companions of before are on their own, the new one goes along. */
async function tellCompanions(tx: Tx, memberId: string, hamletId: string, goesWith: string | null): Promise<void> {
  await tx`
    update tn.member_availability set goes_with = null, version = version + 1
    where commune_id = tn.current_commune() and hamlet_id = ${hamletId}
      and ((goes_with = ${memberId} and member_id is distinct from ${goesWith})
        or (goes_with = ${goesWith} and member_id <> ${memberId}))`;
  if (goesWith === null) return;
  await tx`
    insert into tn.member_availability (commune_id, member_id, hamlet_id, goes_with)
    values (tn.current_commune(), ${goesWith}, ${hamletId}, ${memberId})
    on conflict (commune_id, member_id) do update
      set goes_with = excluded.goes_with, version = member_availability.version + 1`;
}

/** The member's team, held until the end: two who choose each other do not cross. @throws not_found */
async function lockTeam(tx: Tx, memberId: string): Promise<{ hamletId: string; serving: ReadonlySet<string> }> {
  const rows = await tx<{ id: string; hamlet_id: string; serving: boolean }[]>`
    select id, hamlet_id, from_on <= tn.today() and (to_on > tn.today()) is not false as serving from tn.member
    where commune_id = tn.current_commune()
      and hamlet_id = (select hamlet_id from tn.member where commune_id = tn.current_commune() and id = ${memberId})
    order by id
    for update`;
  const serving = new Set(rows.filter((row) => row.serving).map(({ id }) => id));
  if (!serving.has(memberId)) throw problem('not_found');
  return { hamletId: rows[0]!.hamlet_id, serving };
}

/**
 * Notes that a member is away, under the client's identifier; the same again is the same.
 *
 * @returns the hamlet of the member
 * @throws not_found, id_taken
 */
export async function addAbsence(tx: Tx, user: Identity, memberId: string, { id, from, to }: AbsenceCreate) {
  const { hamletId } = await lockTeam(tx, memberId);
  const added = await tx`
    insert into tn.member_absence (commune_id, id, member_id, hamlet_id, from_on, to_on)
    values (tn.current_commune(), ${id}, ${memberId}, ${hamletId}, ${from}, ${to})
    on conflict (commune_id, id) do nothing`;
  const [same] = await tx`
    select from tn.member_absence
    where commune_id = tn.current_commune() and id = ${id} and member_id = ${memberId}
      and from_on = ${from} and to_on = ${to}`;
  if (!same) throw problem('id_taken');
  if (added.count > 0) await audit(tx, user, { action: 'member.absence', subjectId: memberId });
  return { hamletId, created: added.count > 0 };
}

/** He is not away after all. @returns the hamlet of the member @throws not_found */
export async function removeAbsence(tx: Tx, user: Identity, memberId: string, absenceId: string): Promise<string> {
  const [removed] = await tx<{ hamlet_id: string }[]>`
    delete from tn.member_absence
    where commune_id = tn.current_commune() and id = ${absenceId} and member_id = ${memberId}
    returning hamlet_id`;
  if (!removed) throw problem('not_found');
  await audit(tx, user, { action: 'member.absence', subjectId: memberId });
  return removed.hamlet_id;
}
