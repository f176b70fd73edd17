import { OUTREACH_STATUSES, type OutreachStatus } from '#geo';
import type { Identity, Tx } from '../db/door.ts';
import { byName } from '../http/order.ts';
import { FLAGGED_STATUSES, type SummaryBy, type SummaryItem } from './schema.ts';

/** What is summed up: one item each, and only what lies in a hamlet or cluster. */
export interface SummaryOf {
  by: SummaryBy;
  hamlet?: string | undefined;
  cluster?: string | undefined;
}

interface Counted {
  id: string;
  status: OutreachStatus;
  households: number;
  assigned: number;
  placed: number;
  reached: number;
  informed: number;
  adopting: number;
  flagged: number;
}

/**
 * The measures of every commune, hamlet, cluster or serving member the user may see, by name; zeros where nothing is.
 * Counted are the households he sees whole (an observer: all, but only by commune and hamlet).
 */
export async function summarise(tx: Tx, user: Identity, of: SummaryOf): Promise<SummaryItem[]> {
  const frame = await readFrame(tx, of);
  const items = new Map(frame.map(({ id, name }) => [id, nothing(id, name)]));
  for (const row of await readCounts(tx, user, of)) {
    const item = items.get(row.id);
    if (item) add(item, row);
  }
  return [...items.values()].sort(byName);
}

const readFrame = (tx: Tx, { by, hamlet, cluster }: SummaryOf) =>
  ({
    commune: () => tx<{ id: string; name: string }[]>`select id, name from tn.commune where id = tn.current_commune()`,
    hamlet: () => tx<{ id: string; name: string }[]>`
      select id, name from tn.hamlet
      where commune_id = tn.current_commune() ${hamlet ? tx`and id = ${hamlet}` : tx``}`,
    cluster: () => tx<{ id: string; name: string }[]>`
      select id, name from tn.cluster
      where commune_id = tn.current_commune()
        ${hamlet ? tx`and hamlet_id = ${hamlet}` : tx``}
        ${cluster ? tx`and id = ${cluster}` : tx``}`,
    member: () => tx<{ id: string; name: string }[]>`
      select id, name from tn.member
      where commune_id = tn.current_commune() and from_on <= tn.today() and (to_on > tn.today()) is not false
        ${hamlet ? tx`and hamlet_id = ${hamlet}` : tx``}`,
  })[by]();

const readCounts = (tx: Tx, user: Identity, { by, hamlet, cluster }: SummaryOf) => tx<Counted[]>`
  select ${keyOf(tx, by)} as id, h.status, count(*) as households, count(*) filter (where h.assigned) as assigned,
    count(*) filter (where h.placed) as placed, count(*) filter (where h.reached) as reached,
    count(*) filter (where h.informed) as informed, count(*) filter (where h.adopting) as adopting,
    count(*) filter (where h.flagged) as flagged
  from (${user.role === 'observer' ? forObserver(tx) : seenWhole(tx)}) h
  where true
    ${hamlet ? tx`and h.hamlet_id = ${hamlet}` : tx``}
    ${cluster ? tx`and h.cluster_id = ${cluster}` : tx``}
  group by 1, 2`;

const keyOf = (tx: Tx, by: SummaryBy) =>
  ({ commune: tx`h.commune_id`, hamlet: tx`h.hamlet_id`, cluster: tx`h.cluster_id`, member: tx`h.member_id` })[by];

const seenWhole = (tx: Tx) => tx`
  select commune_id, hamlet_id, cluster_id, member_id, status, flagged, reached, informed, adopting,
    member_id is not null as assigned, location is not null as placed
  from tn.household_view
  where full_access and deleted_at is null and not proposed`;

const forObserver = (tx: Tx) => tx`
  select commune_id, hamlet_id, status, flagged, reached, informed, adopting, assigned, placed
  from tn.household_count_view`;

const nothing = (id: string, name: string): SummaryItem => ({
  id,
  name,
  households: 0,
  assigned: 0,
  neverReached: 0,
  reached: 0,
  informed: 0,
  adopting: 0,
  flagged: 0,
  unassigned: 0,
  unplaced: 0,
  byStatus: Object.fromEntries(OUTREACH_STATUSES.map((status) => [status, 0])) as SummaryItem['byStatus'],
  flaggedByStatus: { never_reached: 0, attempted: 0, informed: 0 },
});

/** Adds the households of one status; inactive ones are in no denominator. @see DOMAIN, Measures */
function add(item: SummaryItem, row: Counted): void {
  item.byStatus[row.status] += row.households;
  if (row.status === 'inactive') return;
  item.households += row.households;
  item.assigned += row.assigned;
  item.unassigned += row.households - row.assigned;
  item.reached += row.reached;
  item.neverReached += row.households - row.reached;
  item.informed += row.informed;
  item.adopting += row.adopting;
  item.flagged += row.flagged;
  const unreached = FLAGGED_STATUSES.find((status) => status === row.status);
  if (unreached) item.flaggedByStatus[unreached] += row.flagged;
  item.unplaced += row.households - row.placed;
}
