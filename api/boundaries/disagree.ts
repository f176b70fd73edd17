import { localDateOf } from '#geo';
import { type Disagreement, disagreements, proposeBoundaries } from '#geo/boundaries/index.ts';
import { auditRead } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { moveToHamlets } from '../households/hamlet.ts';
import { readCursor, type Scope, writeCursor } from '../http/paging.ts';
import { problem } from '../http/problem.ts';
import { readHamlets, readNames, readPlaced } from './queries.ts';
import type { DisagreementPage, HouseholdPoints, Proposal } from './schema.ts';

/** Every household that lives outside of its hamlet, in the order of identifiers. */
async function findDisagreements(tx: Tx) {
  const placed = await readPlaced(tx);
  const hamlets = await readHamlets(tx);
  const known = hamlets.flatMap(({ id, boundary }) => (boundary ? [{ hamletId: id, geometry: boundary }] : []));
  return { placed: new Map(placed.map((household) => [household.id, household])), found: disagreements(placed, known) };
}

/** One page of disagreements, with how many there are of each kind. @throws invalid_cursor */
export async function listDisagreements(
  tx: Tx,
  user: Identity,
  query: { limit: number; cursor?: string | undefined; hamlet?: string | undefined; inside?: string | undefined },
): Promise<DisagreementPage> {
  const { limit, cursor, hamlet, inside } = query;
  const scope: Scope = { filter: { hamlet, inside }, day: localDateOf(new Date()) };
  const [after] = readCursor(cursor, scope, 1) ?? [null];
  const { placed, found } = await findDisagreements(tx);
  const asked = found.filter(
    (one) =>
      (hamlet === undefined || one.hamletId === hamlet) &&
      (inside === undefined || one.insideId === (inside === 'none' ? null : inside)),
  );
  const rest = after === null ? asked : asked.filter(({ householdId }) => householdId > String(after));
  const page = rest.slice(0, limit);
  const names = new Map(
    (
      await readNames(
        tx,
        page.map(({ householdId }) => householdId),
      )
    ).map((row) => [row.id, row]),
  );
  await auditRead(tx, user, page.length, 'disagreements');
  return {
    items: page.map(({ householdId, ...one }) => ({
      ...one,
      household: names.get(householdId)!,
      location: [...placed.get(householdId)!.location],
    })),
    next: rest.length > limit ? writeCursor([page.at(-1)!.householdId], scope) : null,
    total: asked.length,
    pairs: pairsOf(found),
  };
}

function pairsOf(found: readonly Disagreement[]): DisagreementPage['pairs'] {
  const pairs = new Map<string, DisagreementPage['pairs'][number]>();
  for (const { hamletId, insideId } of found) {
    const key = `${hamletId} ${insideId}`;
    const pair = pairs.get(key) ?? { hamletId, insideId, households: 0 };
    pair.households += 1;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.households - a.households || (a.hamletId < b.hamletId ? -1 : 1));
}

/**
 * Puts households into the hamlets whose boundaries hold them. Those that agree by now stay as they are.
 *
 * @returns how many changed
 * @throws invalid_reference for one that no boundary holds
 */
export async function mendDisagreements(tx: Tx, user: Identity, householdIds: readonly string[]): Promise<number> {
  const { placed, found } = await findDisagreements(tx);
  const where = new Map(found.map((one) => [one.householdId, one]));
  const moves = [...new Set(householdIds)].flatMap((id) => {
    if (!placed.has(id)) throw problem('not_found');
    const one = where.get(id);
    if (!one) return [];
    if (one.insideId === null) throw problem('invalid_reference', { params: { field: 'householdIds' } });
    return [{ id, hamletId: one.insideId }];
  });
  return moveToHamlets(tx, user, moves);
}

/** Boundaries from where the households live; nothing is written. */
export async function propose(tx: Tx, hamletIds: readonly string[] | undefined): Promise<Proposal[]> {
  const placed = await readPlaced(tx);
  const hamlets = await readHamlets(tx);
  if (hamletIds && !hamletIds.every((id) => hamlets.some((hamlet) => hamlet.id === id))) throw problem('not_found');
  const wanted = new Set(hamletIds ?? hamlets.map(({ id }) => id));
  const taken = hamlets.flatMap(({ id, boundary }) => (boundary && !wanted.has(id) ? [boundary] : []));
  return proposeBoundaries(placed, { taken })
    .filter(({ hamletId, geometry }) => wanted.has(hamletId) && geometry.coordinates.length > 0)
    .map(({ geometry, ...proposed }) => ({ ...proposed, boundary: geometry }));
}

/** Where households live and which hamlet each names. */
export async function listPoints(tx: Tx, user: Identity): Promise<HouseholdPoints> {
  const placed = await readPlaced(tx);
  const hamletIds = [...new Set(placed.map(({ hamletId }) => hamletId))];
  const indexOf = new Map(hamletIds.map((id, i) => [id, i]));
  await auditRead(tx, user, placed.length, 'positions');
  return {
    hamletIds,
    points: placed.map(({ id, hamletId, location }) => [id, indexOf.get(hamletId)!, location[0], location[1]]),
  };
}
