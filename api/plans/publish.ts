import { isSameDay, type QuarterDay } from '#geo';
import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { holdRow, type PlanRow } from './stored.ts';

/**
 * Publishes a plan as it stands: its days from today on become what members are sent to, in place of those of another
 * plan of the same time, which counts as replaced. Days that passed stay what they were.
 *
 * @throws not_found, stale_version, plan_state (409)
 */
export async function publishPlan(tx: Tx, user: Identity, id: string, version: number): Promise<PlanRow> {
  const row = await holdRow(tx, id, version);
  if (row.state !== 'draft' && row.state !== 'published') throw problem('plan_state');
  const replaced = await tx<{ id: string; published_days: QuarterDay[] }[]>`
    update tn.plan set replaced_by = ${id}, version = version + 1
    where commune_id = tn.current_commune() and hamlet_id = ${row.hamlet_id} and id <> ${id} and state = 'published'
      and replaced_by is null and from_on <= ${row.to_on} and to_on >= ${row.from_on}
    returning id, coalesce(published_days, '[]') as published_days`;
  const before = [...(row.published_days ?? []), ...replaced.flatMap((other) => other.published_days)];
  await tx`
    delete from tn.plan_day
    where commune_id = tn.current_commune() and plan_id = any(${[id, ...replaced.map((other) => other.id)]})
      and date >= tn.today()`;
  await writeRows(tx, row, before);
  await tx`
    update tn.plan set state = 'published', options = options - 'trial', published_days = days, published_at = now(), replaced_by = null,
      undo = '[]', redo = '[]', changed_at = now(), changed_by_name = ${await nameOf(tx, user)}, version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  await audit(tx, user, {
    action: 'plan.publish',
    subjectId: id,
    detail: { days: row.days.length, replaced: replaced.length },
  });
  return row;
}

async function writeRows(tx: Tx, row: PlanRow, before: readonly QuarterDay[]): Promise<void> {
  const known = new Map(before.map((day) => [day.date, day]));
  const days = row.days.map((day) => ({
    date: day.date,
    from_time: day.from,
    to_time: day.to,
    member_ids: day.memberIds,
    cluster_ids: day.clusterIds,
    changed: known.has(day.date) && !isSameDay(day, known.get(day.date)),
  }));
  await tx`
    insert into tn.plan_day (commune_id, plan_id, hamlet_id, date, from_time, to_time, member_ids, cluster_ids, changed_at)
    select tn.current_commune(), ${row.id}, ${row.hamlet_id}, d.date, d.from_time, d.to_time, d.member_ids, d.cluster_ids,
      case when d.changed then now() end
    from jsonb_to_recordset(${tx.json(days)})
      as d(date date, from_time text, to_time text, member_ids uuid[], cluster_ids uuid[], changed boolean)
    where d.date >= tn.today()`;
  const stops = row.days.flatMap(({ date, visits }) => {
    const counts = new Map<string, number>();
    return visits.map(({ householdId, memberId, reason }) => {
      const position = (counts.get(memberId) ?? 0) + 1;
      counts.set(memberId, position);
      return { date, member_id: memberId, position, household_id: householdId, reason };
    });
  });
  await tx`
    insert into tn.plan_stop (commune_id, plan_id, hamlet_id, date, member_id, position, household_id, reason)
    select tn.current_commune(), ${row.id}, ${row.hamlet_id}, s.date, s.member_id, s.position, s.household_id, s.reason
    from jsonb_to_recordset(${tx.json(stops)})
      as s(date date, member_id uuid, position integer, household_id uuid, reason text)
    where s.date >= tn.today()`;
}

/** Takes a published plan back: from today on nobody is sent anywhere by it; it is a draft again. */
export async function withdrawPlan(tx: Tx, user: Identity, id: string, version: number): Promise<PlanRow> {
  const row = await holdRow(tx, id, version);
  if (row.state !== 'published') throw problem('plan_state');
  await tx`
    delete from tn.plan_day
    where commune_id = tn.current_commune() and plan_id = ${id} and date >= tn.today()`;
  await tx`
    update tn.plan set state = 'draft', published_days = null, published_at = null, replaced_by = null,
      changed_at = now(), changed_by_name = ${await nameOf(tx, user)}, version = version + 1
    where commune_id = tn.current_commune() and id = ${id}`;
  await audit(tx, user, { action: 'plan.withdraw', subjectId: id });
  return row;
}
