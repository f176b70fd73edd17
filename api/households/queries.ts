import { OUTREACH_STATUSES, type OutreachStatus } from '#geo';
import type { ClusterCounts, CountsByCluster } from '../coverage/schema.ts';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import type { Key } from '../http/paging.ts';
import { problem } from '../http/problem.ts';
import { type Turns, turnsToday } from '../pins/today.ts';
import { columns, type HouseholdRow, sortKey } from './rows.ts';
import type { HouseholdFilter } from './schema.ts';
import { searchWords } from './search.ts';

/** A household of a list, with where its leader's word puts it: 0 first, 1 by its rank, 2 last. */
export interface ListedRow extends HouseholdRow {
  turn_key: number;
}

/**
 * Households the user may see in the order of visits: pinned first, then best first, postponed last. Personal columns
 * come back null where policy hides them, and the filter applies to what is left: it tells no more than the list does.
 */
export async function listHouseholds(tx: Tx, filter: HouseholdFilter, page: { limit: number; after: Key | null }) {
  const turn = turnKey(tx, await turnsToday(tx));
  return tx<ListedRow[]>`
    select ${columns(tx)}, ${turn} as turn_key
    from tn.household_view h
    where ${matches(tx, filter)}
      ${page.after ? tx`and ${follows(tx, page.after, turn)}` : tx``}
    order by turn_key, rank_key, within_key, attempt_key, h.id
    limit ${page.limit + 1}`;
}

/** As `orderOfVisits` of the rules: a pin does not make a visit of a household that refused or moved. */
const turnKey = (tx: Tx, { pinned, postponed }: Turns) =>
  pinned.length + postponed.length === 0
    ? tx`1`
    : tx`case when h.id = any(${pinned}::uuid[]) and ${sortKey(tx, 'rank')} <> 7 then 0
              when h.id = any(${postponed}::uuid[]) then 2 else 1 end`;

/** How many households match the whole filter. */
export async function countHouseholds(tx: Tx, filter: HouseholdFilter): Promise<number> {
  const [row] = await tx<{ total: number }[]>`
    select count(*) as total
    from tn.household_view h
    where ${matches(tx, filter)}`;
  return row!.total;
}

interface CountRow {
  id: string;
  clustered: boolean;
  status: OutreachStatus | null;
  households: number;
  flagged: number;
  placed: number;
  lon: number | null;
  lat: number | null;
}

/**
 * How many households match in each cluster, and in each hamlet of those that belong to none; where none match there
 * is no entry, nor for a hamlet's where none of them has a place.
 */
export async function countByCluster(tx: Tx, filter: HouseholdFilter): Promise<CountsByCluster> {
  const rows = await tx<CountRow[]>`
    select coalesce(h.cluster_id, h.hamlet_id) as id, h.cluster_id is not null as clustered, h.status,
      count(*) as households, count(*) filter (where h.flagged) as flagged,
      count(h.location) as placed, sum(st_x(h.location)) as lon, sum(st_y(h.location)) as lat
    from tn.household_view h
    where ${matches(tx, filter)}
    group by 1, 2, 3`;
  const clusters = new Map<string, ClusterCounts>();
  const hamlets = new Map<string, ClusterCounts & { placed: number; lon: number; lat: number }>();
  for (const row of rows) {
    const nothing = { id: row.id, households: 0, flagged: 0, byStatus: noneByStatus() };
    if (row.clustered) clusters.set(row.id, added(clusters.get(row.id) ?? nothing, row));
    else {
      const group = hamlets.get(row.id) ?? { ...nothing, placed: 0, lon: 0, lat: 0 };
      group.placed += row.placed;
      group.lon += row.lon ?? 0;
      group.lat += row.lat ?? 0;
      hamlets.set(row.id, added(group, row));
    }
  }
  const unclustered = [...hamlets.values()].flatMap(({ placed, lon, lat, ...counts }) =>
    placed === 0 ? [] : [{ ...counts, location: [lon / placed, lat / placed] as [number, number] }],
  );
  return { items: [...clusters.values()], unclustered };
}

function added<T extends ClusterCounts>(counts: T, { status, households, flagged }: CountRow): T {
  counts.households += households;
  counts.flagged += flagged;
  if (status) counts.byStatus[status] += households;
  return counts;
}

const noneByStatus = () =>
  Object.fromEntries(OUTREACH_STATUSES.map((status) => [status, 0])) as ClusterCounts['byStatus'];

/** The sort key of a row, for its cursor. */
export const keyOf = (row: ListedRow): Key => [row.turn_key, row.rank_key, row.within_key, row.attempt_key, row.id];
export const KEY_LENGTH = 5;

const follows = (tx: Tx, [turn, rank, within, attempt, id]: Key, turnOf: ReturnType<typeof turnKey>) => tx`
  (${turnOf}, ${sortKey(tx, 'rank')}, ${sortKey(tx, 'within')}, ${sortKey(tx, 'attempt')}, h.id)
  > (${Number(turn)}::int, ${Number(rank)}::int, ${Number(within)}::int, ${Number(attempt)}::bigint, ${String(id)}::uuid)`;

const matches = (tx: Tx, filter: HouseholdFilter) => tx`
  h.deleted_at is null
  and ${filter.proposed ? tx`h.proposed` : tx`h.proposed is not true`}
  ${filter.hamlet ? tx`and h.hamlet_id = ${filter.hamlet}` : tx``}
  ${filter.cluster ? tx`and h.cluster_id = ${filter.cluster}` : tx``}
  ${filter.member ? tx`and h.member_id = ${filter.member}` : tx``}
  ${filter.status ? tx`and h.status = any(${filter.status as string[]})` : tx``}
  ${filter.flagged === undefined ? tx`` : tx`and h.flagged = ${filter.flagged}`}
  ${filter.elderly ? tx`and h.full_access and h.elderly is not distinct from ${stated(filter.elderly)}` : tx``}
  ${filter.deviceless ? tx`and h.full_access and h.deviceless is not distinct from ${stated(filter.deviceless)}` : tx``}
  ${filter.unassigned === undefined ? tx`` : tx`and h.full_access and (h.member_id is null) = ${filter.unassigned}`}
  ${filter.unplaced === undefined ? tx`` : tx`and (h.location is null) = ${filter.unplaced}`}
  ${hasWords(tx, searchWords(filter.q))}
  ${filter.bbox ? tx`and ${inside(tx, filter.bbox)}` : tx``}`;

const stated = (asked: 'true' | 'false' | 'unknown'): boolean | null => (asked === 'unknown' ? null : asked === 'true');

const hasWords = (tx: Tx, words: string[]) =>
  words.length === 0
    ? tx``
    : tx`and (select bool_and(strpos(h.search_text, word) > 0) from unnest(${words}::text[]) word)`;

const inside = (tx: Tx, [west, south, east, north]: readonly [number, number, number, number]) => tx`
  st_x(h.location) between ${west} and ${east} and st_y(h.location) between ${south} and ${north}`;

/**
 * One household as the user may see it.
 *
 * @throws not_found (404) where there is none, or it lies outside what he may see
 */
export async function getHousehold(tx: Tx, id: string): Promise<HouseholdRow> {
  const [row] = await tx<HouseholdRow[]>`
    select ${columns(tx)}
    from tn.household_view h
    where h.id = ${id} and h.deleted_at is null`;
  if (!row) throw problem('not_found');
  return row;
}

/** {@link getHousehold} for showing it: what it reveals of people is noted. */
export async function readHousehold(tx: Tx, user: Identity, id: string): Promise<HouseholdRow> {
  const row = await getHousehold(tx, id);
  if (row.full_access)
    await audit(tx, user, { action: 'household.read', subjectId: id, detail: { phone: row.phone !== null } });
  return row;
}

/**
 * A household the user sees whole, held against other writers until the end of the transaction.
 *
 * @throws not_found (404) outside what he may see, forbidden (403) where he sees but its place
 */
export async function holdHousehold(tx: Tx, id: string): Promise<HouseholdRow & { version: number }> {
  await tx`select from tn.household where commune_id = tn.current_commune() and id = ${id} for update`;
  const row = await getHousehold(tx, id);
  if (!row.full_access || row.version === null) throw problem('forbidden');
  return { ...row, version: row.version };
}
