import type { Tx } from '../db/door.ts';
import { columns, type HouseholdRow, toHousehold } from './rows.ts';
import type { EndedHousehold } from './schema.ts';

type EndedRow = HouseholdRow & { ended_at: Date; ended_by: string | null; ended_note: string | null };

/**
 * Priority households whose last word is a refusal or a move that no leader has confirmed: one tap must not make
 * a household vanish. What is confirmed comes back with the next refusal or move.
 */
export async function listEnded(tx: Tx, hamlet?: string): Promise<EndedHousehold[]> {
  const rows = await tx<EndedRow[]>`
    select ${columns(tx)}, last.at as ended_at, last.by_name as ended_by, last.note as ended_note
    from tn.household_view h
    cross join lateral (
      select v.at, v.recorded_at, v.note,
        coalesce(v.recorded_by_name, (select string_agg(m.name, ', ' order by m.name) from tn.member m
                                      where m.commune_id = v.commune_id and m.id = any(v.member_ids))) as by_name
      from tn.visit_view v
      where v.household_id = h.id and v.outcome in ('refused', 'moved') and not v.undone and not v.superseded
      order by v.at desc, v.recorded_at desc
      limit 1) last
    where h.deleted_at is null and h.status in ('refused', 'inactive') and (h.elderly or h.deviceless)
      and (h.confirmed_end_at is null or h.confirmed_end_at < last.recorded_at)
      ${hamlet ? tx`and h.hamlet_id = ${hamlet}` : tx``}
    order by last.at desc, h.id
    limit 1000`;
  return rows.map((row) => ({
    ...toHousehold(row),
    endedAt: row.ended_at.toISOString(),
    endedBy: row.ended_by,
    note: row.ended_note,
  }));
}
