import { createHash } from 'node:crypto';
import { type QualityIssue, qualityIssues } from '#geo/placing/index.ts';
import { audit, auditRead, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { toHousehold } from '../households/rows.ts';
import { problem } from '../http/problem.ts';
import { checkedHouseholds, householdsById, readQualityFrame } from './queries.ts';
import { ISSUE_KINDS, type IssueKind, type PlaceIssue, type PlaceQuality } from './schema.ts';

type Keyed = QualityIssue & { key: string };

/** What is to be looked at in one hamlet or in all the user's, without what was found right before. */
export async function placeQuality(
  tx: Tx,
  user: Identity,
  { hamlet, kind, limit }: { hamlet?: string | undefined; kind?: IssueKind | undefined; limit: number },
): Promise<PlaceQuality> {
  const { issues, checked } = await issuesIn(tx, hamlet);
  const reviewed = await tx<{ key: string }[]>`
    select r.key from tn.place_review r
    where r.commune_id = tn.current_commune() ${hamlet ? tx`and r.hamlet_id = ${hamlet}` : tx``}`;
  const right = new Set(reviewed.map(({ key }) => key));
  const open = issues.filter(({ key }) => !right.has(key));
  const byKind = Object.fromEntries(
    ISSUE_KINDS.map((one) => [one, open.filter((issue) => issue.kind === one).length]),
  ) as PlaceQuality['byKind'];
  const wanted = open.filter((issue) => kind === undefined || issue.kind === kind);
  const items = await withHouseholds(tx, user, wanted.slice(0, limit));
  return { items, total: wanted.length, byKind, checked };
}

async function issuesIn(tx: Tx, hamlet: string | undefined): Promise<{ issues: Keyed[]; checked: number }> {
  const households = await checkedHouseholds(tx, hamlet);
  const frame = await readQualityFrame(tx, hamlet);
  const places = new Map(households.map(({ id, location }) => [id, location]));
  const issues = qualityIssues(households, frame).map((issue) => ({ ...issue, key: keyOf(issue, places) }));
  return { issues, checked: households.filter(({ location }) => location !== null).length };
}

/** The same check of the same households at the same places: once one has moved, it is another. */
function keyOf({ kind, householdIds }: QualityIssue, places: ReadonlyMap<string, unknown>): string {
  const about = householdIds.map((id) => [id, places.get(id)]);
  return createHash('sha256')
    .update(JSON.stringify([kind, about]))
    .digest('base64url')
    .slice(0, 22);
}

async function withHouseholds(tx: Tx, user: Identity, issues: readonly Keyed[]): Promise<PlaceIssue[]> {
  const ids = [...new Set(issues.flatMap(({ householdIds }) => householdIds))];
  const rows = await householdsById(tx, ids);
  await auditRead(tx, user, rows.length, 'quality');
  const byId = new Map(rows.map((row) => [row.id, toHousehold(row)]));
  return issues.map(({ householdIds, ...issue }) => ({
    ...issue,
    households: householdIds.flatMap((id) => byId.get(id) ?? []),
  }));
}

/**
 * Notes that a check was looked at and is all right as it is, or takes that back. Twice is once.
 *
 * @throws not_found for a hamlet the user may not see, or a check that is not there
 */
export async function reviewPlace(
  tx: Tx,
  user: Identity,
  { hamletId, key, reviewed }: { hamletId: string; key: string; reviewed: boolean },
): Promise<{ changed: number }> {
  const [hamlet] = await tx`select id from tn.hamlet where id = ${hamletId}`;
  const issue = hamlet && (await issuesIn(tx, hamletId)).issues.find((one) => one.key === key);
  if (!issue) throw problem('not_found');
  const result = reviewed
    ? await tx`
        insert into tn.place_review (commune_id, hamlet_id, key, kind, account_id, by_name)
        values (${user.communeId}, ${hamletId}, ${key}, ${issue.kind}, ${user.accountId}, ${await nameOf(tx, user)})
        on conflict do nothing`
    : await tx`
        delete from tn.place_review
        where commune_id = tn.current_commune() and hamlet_id = ${hamletId} and key = ${key}`;
  if (result.count > 0) {
    const detail = { kind: issue.kind, households: issue.householdIds.length, reviewed };
    await audit(tx, user, { action: 'place.review', subjectId: issue.householdIds[0] ?? null, detail });
  }
  return { changed: result.count };
}
