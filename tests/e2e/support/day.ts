import { randomUUID } from 'node:crypto';
import type { Database } from '#api/db/database.ts';
import { localDateOf } from '#geo';

export interface SentOut {
  communeId: string;
  hamletId: string;
  memberId: string;
}

export interface DoorOfDay {
  id: string;
  head: string;
}

const FLAGGED = 3;

/** Late in the evening not every door of the walk is left; a time still to come is no time of a visit. */
export function notLate(now: Date): Date {
  const morning = new Date(`${localDateOf(now)}T09:00:00+07:00`);
  return now < morning ? now : morning;
}

/**
 * Publishes a day of today for a member and another of his team: doors of one cluster, three of them flagged, from west
 * to east.
 * @returns the doors in the order planned
 */
export async function sendOut(
  db: Database,
  { communeId, hamletId, memberId }: SentOut,
  { doors = 7, from = '00:00', to = '23:59' } = {},
): Promise<DoorOfDay[]> {
  const plan = randomUUID();
  const today = localDateOf(new Date());
  return db.owner(async (tx) => {
    const [cluster] = await tx<{ id: string }[]>`
      select cluster_id as id from tn.household
      where commune_id = ${communeId} and hamlet_id = ${hamletId} and now_flagged and location is not null
        and cluster_id is not null
      group by cluster_id order by count(*) desc, cluster_id limit 1`;
    const chosen = await tx<DoorOfDay[]>`
      select id, head from (
        select id, head, st_x(location) as lon,
          row_number() over (partition by coalesce(now_flagged, false) order by id) as turn,
          coalesce(now_flagged, false) as flagged
        from tn.household
        where commune_id = ${communeId} and cluster_id = ${cluster!.id} and location is not null
          and deleted_at is null and not proposed and now_status <> 'inactive') h
      where turn <= case when flagged then ${FLAGGED}::int else ${doors - FLAGGED}::int end
      order by lon, id`;
    const [other] = await tx<{ id: string }[]>`
      select id from tn.member
      where commune_id = ${communeId} and hamlet_id = ${hamletId} and id <> ${memberId} and to_on is null
      order by id limit 1`;
    await tx`insert into tn.plan (commune_id, id, hamlet_id, from_on, to_on, state)
      values (${communeId}, ${plan}, ${hamletId}, ${today}, ${today}, 'published')`;
    await tx`insert into tn.plan_day
        (commune_id, plan_id, hamlet_id, date, from_time, to_time, member_ids, cluster_ids, changed_at)
      values (${communeId}, ${plan}, ${hamletId}, ${today}, ${from}, ${to}, ${[memberId, other!.id]},
        ${[cluster!.id]}, ${`${today}T00:40:00Z`})`;
    for (const [at, { id }] of chosen.entries())
      await tx`insert into tn.plan_stop
          (commune_id, plan_id, hamlet_id, date, member_id, position, household_id, reason)
        values (${communeId}, ${plan}, ${hamletId}, ${today}, ${memberId}, ${at + 1}, ${id}, 'never_reached')`;
    return [...chosen];
  });
}
