import { localDateOf } from '#geo';
import {
  compareWalk,
  openGround,
  type PlaceSuggestion,
  SURE_SCORE,
  suggestBeside,
  suggestForAll,
  suggestPlaces,
  walkKey,
} from '#geo/placing/index.ts';
import { auditRead } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { toHousehold } from '../households/rows.ts';
import { type Key, type PageOf, readCursor, toPage } from '../http/paging.ts';
import { problem } from '../http/problem.ts';
import { householdsById, readGround, type UnplacedKey, unplacedKeys } from './queries.ts';
import type { UnplacedHousehold } from './schema.ts';

interface Asked {
  hamlet?: string | undefined;
  sure?: boolean | undefined;
  limit: number;
  cursor?: string | undefined;
}

interface Waiting {
  key: UnplacedKey;
  order: Key;
}

const KEY_LENGTH = 5;

const isSure = ([best]: readonly PlaceSuggestion[]): boolean => best !== undefined && best.score >= SURE_SCORE;

/**
 * A page of the households without a place, in the order of a walk, each with the places it may stand on.
 * Within a hamlet the best place of one is kept from those after it, so that all may be accepted together.
 */
export async function listUnplaced(
  tx: Tx,
  user: Identity,
  { limit, cursor, ...filter }: Asked,
): Promise<PageOf<UnplacedHousehold> & { sure: number | null }> {
  const scope = { filter: { ...filter, what: 'unplaced' }, day: localDateOf(new Date()) };
  const after = readCursor(cursor, scope, KEY_LENGTH);
  const waiting = (await unplacedKeys(tx, filter.hamlet))
    .map((key): Waiting => ({ key, order: [key.hamletId, ...walkKey(key)] }))
    .sort((a, b) => compareWalk(a.order as string[], b.order as string[]));
  const isLater = ({ order }: Waiting) => after === null || compareWalk(order as string[], after as string[]) > 0;
  let shown = waiting.filter(isLater).slice(0, limit + 1);
  const hamlets = filter.sure ? waiting : filter.hamlet ? waiting.slice(0, 1) : shown;
  const places = await suggestionsIn(tx, waiting, new Set(hamlets.map(({ key }) => key.hamletId)));
  const sure = waiting.filter(({ key }) => isSure(places.get(key.id) ?? []));
  if (filter.sure) shown = sure.filter(isLater).slice(0, limit + 1);

  const rows = await householdsById(
    tx,
    shown.map(({ key }) => key.id),
  );
  const byId = new Map(rows.map((row) => [row.id, toHousehold(row)]));
  await auditRead(tx, user, Math.min(rows.length, limit), 'unplaced');
  const page = toPage(
    shown.filter(({ key }) => byId.has(key.id)),
    {
      limit,
      total: filter.sure ? sure.length : waiting.length,
      scope,
      keyOf: ({ order }) => order,
      toItem: ({ key }): UnplacedHousehold => ({ ...byId.get(key.id)!, suggestions: places.get(key.id) ?? [] }),
    },
  );
  return { ...page, sure: filter.hamlet || filter.sure ? sure.length : null };
}

/** Suggestions for every waiting household of the hamlets, by identifier. */
async function suggestionsIn(tx: Tx, waiting: readonly Waiting[], hamlets: ReadonlySet<string>) {
  const places = new Map<string, PlaceSuggestion[]>();
  for (const hamlet of hamlets) {
    const input = await readGround(tx, hamlet);
    if (!input) continue;
    const here = waiting.filter(({ key }) => key.hamletId === hamlet).map(({ key }) => key);
    const suggested = suggestForAll(openGround(input), here);
    here.forEach((key, at) => {
      places.set(key.id, suggested[at]!);
    });
  }
  return places;
}

/**
 * Places for one household, wherever it stands now, by its address or beside another one of its hamlet.
 *
 * @throws not_found, forbidden for a household the user sees but may not place
 */
export async function placesFor(tx: Tx, id: string, beside: string | undefined): Promise<PlaceSuggestion[]> {
  const [row] = await householdsById(tx, [id]);
  if (!row) throw problem('not_found');
  if (!row.full_access) throw problem('forbidden');
  const input = await readGround(tx, row.hamlet_id);
  if (!input) throw problem('not_found');
  const ground = openGround({ ...input, placed: input.placed.filter((one) => one.id !== id) });
  if (beside !== undefined) return suggestBeside(ground, beside);
  return suggestPlaces(ground, { id, address: row.address, clusterId: row.cluster_id });
}
