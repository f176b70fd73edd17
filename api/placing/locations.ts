import type { Identity, Tx } from '../db/door.ts';
import { patchHousehold } from '../households/changes.ts';
import { householdsById } from './queries.ts';
import type { LocationsChange } from './schema.ts';

/**
 * Gives many households their places, or takes them back. With `onlyUnplaced`, who got his place meanwhile keeps
 * it.
 *
 * @returns how many changed, and in which hamlets
 * @throws not_found, forbidden for one the user may not place: then none is changed
 */
export async function changeLocations(tx: Tx, user: Identity, { places, onlyUnplaced = false }: LocationsChange) {
  const rows = await householdsById(
    tx,
    places.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const hamlets = new Set<string>();
  let changed = 0;
  for (const { id, location, source, accuracyMetres } of places) {
    const row = byId.get(id);
    if (onlyUnplaced && row?.full_access && row.lon !== null) continue;
    const patch = { location, locationSource: source, locationAccuracyMetres: accuracyMetres };
    const saved = await patchHousehold(tx, user, id, patch, null);
    hamlets.add(saved.hamlet_id);
    changed += 1;
  }
  return { changed, hamlets: [...hamlets] };
}
