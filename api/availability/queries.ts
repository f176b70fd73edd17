import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { Availability } from './schema.ts';

/** Hours a week of which nothing was said; the table's own default. */
const USUAL_WEEKLY_HOURS = 10;

/** When the serving members the user may see can come, in the order of their identifiers; absences by their begin. */
export function listAvailability(tx: Tx, only: { hamlet?: string | undefined; member?: string }) {
  return tx<Availability[]>`
    select m.id as "memberId", coalesce(a.weekly_hours, ${USUAL_WEEKLY_HOURS})::float8 as "weeklyHours", a.hours,
      case when a.home is not null then jsonb_build_array(st_x(a.home), st_y(a.home)) end as home,
      a.goes_with as "goesWith", coalesce(s.absences, '[]') as absences, coalesce(a.version, 0) as version
    from tn.member m
    left join tn.member_availability a on a.commune_id = m.commune_id and a.member_id = m.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', b.id, 'from', b.from_on, 'to', b.to_on) order by b.from_on, b.id) as absences
      from tn.member_absence b
      where b.commune_id = m.commune_id and b.member_id = m.id
    ) s on true
    where m.commune_id = tn.current_commune() and m.from_on <= tn.today() and (m.to_on > tn.today()) is not false
      ${only.hamlet ? tx`and m.hamlet_id = ${only.hamlet}` : tx``}
      ${only.member ? tx`and m.id = ${only.member}` : tx``}
    order by m.id`;
}

/** When one serving member can come. @throws not_found */
export async function getAvailability(tx: Tx, member: string): Promise<Availability> {
  const [found] = await listAvailability(tx, { member });
  if (!found) throw problem('not_found');
  return found;
}
