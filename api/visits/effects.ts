import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';

type Position = readonly [lon: number, lat: number];

/** What a visit changed of the household beside its history, kept with the visit's note so that it can be taken back. */
interface Effect {
  visitId: string;
  platformsAdded?: string[];
  platformsWereUnknown?: boolean;
  location?: Position;
  locationBefore?: { location: Position | null; source: string | null; accuracy: number | null };
}

interface Household {
  platforms: string[] | null;
  lon: number | null;
  lat: number | null;
  location_source: string | null;
  location_accuracy_metres: number | null;
}

/** What a visit tells of the household itself. */
export interface Seen {
  visitId: string;
  householdId: string;
  platforms: readonly string[] | null;
  /** where the visitor stood, for those who may move the household */
  location: Position | null;
  accuracyMetres: number | null;
}

/** Adds the platforms seen to those known, and puts the household where it was found. */
export async function applyVisit(tx: Tx, user: Identity, seen: Seen): Promise<void> {
  const before = await readHousehold(tx, seen.householdId);
  const effect: Effect = { visitId: seen.visitId };
  const at = new Date().toISOString();
  const added = (seen.platforms ?? []).filter((code) => !before.platforms?.includes(code));
  if (seen.platforms !== null && (added.length > 0 || before.platforms === null)) {
    effect.platformsAdded = added;
    effect.platformsWereUnknown = before.platforms === null;
    await tx`
      update tn.household set platforms = coalesce(platforms, '{}') || ${added}::text[], version = version + 1,
        field_edits = field_edits || ${tx.json({ platforms: at })}
      where commune_id = tn.current_commune() and id = ${seen.householdId}`;
  }
  if (seen.location !== null) {
    effect.location = seen.location;
    effect.locationBefore = {
      location: positionOf(before),
      source: before.location_source,
      accuracy: before.location_accuracy_metres,
    };
    await tx`
      update tn.household set location = ${pointText(seen.location)}, location_source = 'measured',
        location_accuracy_metres = ${seen.accuracyMetres}, version = version + 1,
        field_edits = field_edits || ${tx.json({ location: at })}
      where commune_id = tn.current_commune() and id = ${seen.householdId}`;
  }
  await audit(tx, user, { action: 'visit.record', subjectId: seen.householdId, detail: { ...effect } });
}

/** Takes back what a visit changed of the household, as far as nothing else says so since. */
export async function retractVisit(tx: Tx, visitId: string, householdId: string): Promise<void> {
  const [note] = await tx<{ detail: Effect }[]>`
    select detail from tn.audit
    where commune_id = tn.current_commune() and subject_id = ${householdId} and action = 'visit.record'
      and detail ->> 'visitId' = ${visitId}
    order by at desc, id desc
    limit 1`;
  if (!note) return;
  const { platformsAdded, platformsWereUnknown, location, locationBefore } = note.detail;
  if (platformsAdded) await retractPlatforms(tx, { visitId, householdId, platformsAdded, platformsWereUnknown });
  if (location && locationBefore)
    await tx`
      update tn.household set location = ${pointText(locationBefore.location)},
        location_source = ${locationBefore.source}, location_accuracy_metres = ${locationBefore.accuracy},
        field_edits = ${byPerson(locationBefore.source) ? tx`field_edits` : tx`field_edits - 'location'`},
        version = version + 1
      where commune_id = tn.current_commune() and id = ${householdId}
        and st_x(location) = ${location[0]} and st_y(location) = ${location[1]} and location_source = 'measured'`;
}

/** Platforms that another visit that counts has seen too, stay. */
async function retractPlatforms(
  tx: Tx,
  { visitId, householdId, platformsAdded, platformsWereUnknown }: Effect & { householdId: string },
): Promise<void> {
  await tx`
    with others as (
      select v.platforms from tn.visit_view v
      where v.household_id = ${householdId} and v.id <> ${visitId} and not v.undone and not v.superseded
        and v.platforms is not null
    ), left_over as (
      select coalesce(array_agg(p.code order by p.position), '{}') as platforms
      from tn.household h, unnest(h.platforms) with ordinality as p(code, position)
      where h.commune_id = tn.current_commune() and h.id = ${householdId}
        and (p.code <> all(${platformsAdded ?? []}::text[])
             or exists (select from others o where p.code = any(o.platforms)))
    )
    update tn.household h set
      platforms = case
        when cardinality(l.platforms) = 0 and ${platformsWereUnknown ?? false} and not exists (select from others) then null
        else l.platforms end,
      version = h.version + 1
    from left_over l
    where h.commune_id = tn.current_commune() and h.id = ${householdId}`;
}

async function readHousehold(tx: Tx, id: string): Promise<Household> {
  const [row] = await tx<Household[]>`
    select platforms, st_x(location) as lon, st_y(location) as lat, location_source, location_accuracy_metres
    from tn.household
    where commune_id = tn.current_commune() and id = ${id}`;
  return row!;
}

const byPerson = (source: string | null): boolean => source === 'tapped' || source === 'measured';

const positionOf = ({ lon, lat }: Household): Position | null => (lon === null || lat === null ? null : [lon, lat]);

const pointText = (location: Position | null): string | null =>
  location && `SRID=4326;POINT(${location[0]} ${location[1]})`;
