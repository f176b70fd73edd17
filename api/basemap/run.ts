import { uuidv7 } from 'uuidv7';
import { growBox } from '#geo/basemap/clip.ts';
import { tidyName } from '#geo/basemap/name.ts';
import type { BaseFeature, BaseKind } from '#geo/basemap/types.ts';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import type { Identity, Tx } from '../db/door.ts';
import { BasemapError } from './errors.ts';
import { readApart } from './isolate.ts';
import * as queries from './queries.ts';
import type { SourceInput } from './read/source.ts';
import type { Reading } from './read/types.ts';
import { type Attribution, type BasemapAnswer, type FeatureCounts, MARGIN_METRES } from './schema.ts';

export interface BasemapRequest {
  source: SourceInput;
  fileName: string | null;
  /** only say what would happen */
  dryRun: boolean;
  /** around the commune */
  marginMetres?: number | undefined;
  /** whom the map must name, for what is not OpenStreetMap's */
  attribution?: string | undefined;
}

type Door = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Features removed in one transaction: short enough that nobody waits. */
const REMOVED_AT_ONCE = 2_000;

const OSM: Attribution = { text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' };

const NAMES: Record<BaseKind, keyof FeatureCounts> = {
  lane: 'lanes',
  railway: 'railways',
  water: 'water',
  dyke: 'dykes',
  field: 'fields',
  land_cover: 'landCover',
  building: 'buildings',
  place: 'places',
};

// One ground at a time: a second would only throw away the first one's work.
const running = new Map<string, { written: number; turn: Promise<unknown> }>();

/** Features written so far of the file that is being brought in; null where none is. */
export function progressOf(communeId: string | null): { written: number } | null {
  const found = running.get(communeId ?? '');
  return found ? { written: found.written } : null;
}

/**
 * Makes a file the ground of the user's commune, or says what would become of it. What is shown changes in one moment,
 * when all has been written; a failure leaves everything as it was.
 *
 * @throws BasemapError where nothing can be used
 */
export async function importBasemap(
  db: Pick<Database, 'asUser'>,
  user: Identity,
  request: BasemapRequest,
): Promise<BasemapAnswer> {
  const door: Door = (work) => db.asUser(user, work);
  if (request.dryRun) return (await fill(door, request, queries.weighFeatures)).answer;
  const commune = user.communeId ?? '';
  const before = running.get(commune)?.turn;
  const progress = { written: 0, turn: Promise.resolve() as Promise<unknown> };
  const turn = (async () => {
    await before?.catch(() => undefined);
    return replace(door, user, request, progress);
  })();
  progress.turn = turn;
  running.set(commune, progress);
  try {
    return await turn;
  } finally {
    if (running.get(commune) === progress) running.delete(commune);
  }
}

async function replace(door: Door, user: Identity, request: BasemapRequest, progress: { written: number }) {
  const id = uuidv7();
  await door((tx) => queries.insertDraft(tx, id, tidyName(request.fileName ?? undefined), 'osm'));
  try {
    const { answer } = await fill(door, request, async (tx, features) => {
      const batch = await queries.writeFeatures(tx, id, features);
      progress.written += features.length;
      return batch;
    });
    await door(async (tx) => {
      await queries.describeDraft(tx, id, answer);
      await queries.noteFirstGround(tx);
      await queries.show(tx, id);
      const { format, features } = answer;
      await audit(tx, user, { action: 'basemap.import', subjectId: id, detail: { format, ...features } });
    });
    await clearLeftovers(door);
    return answer;
  } catch (error) {
    await removeAll(door, id);
    throw error;
  }
}

type Write = (tx: Tx, features: readonly queries.NewFeature[]) => Promise<queries.Batch>;

/** Reads the file and gives what it holds to `write`, batch by batch. */
async function fill(door: Door, request: BasemapRequest, write: Write): Promise<{ answer: BasemapAnswer }> {
  const commune = await door(queries.readCommuneBox);
  const marginMetres = commune ? (request.marginMetres ?? MARGIN_METRES.usual) : 0;
  const box = commune && growBox(commune.box, marginMetres);
  const features: FeatureCounts = {
    lanes: 0,
    railways: 0,
    water: 0,
    dykes: 0,
    fields: 0,
    landCover: 0,
    buildings: 0,
    places: 0,
  };
  let [invalid, mended] = [0, 0];
  const reading = await readApart({ source: request.source, box }, async (portion: BaseFeature[]) => {
    const batch = await door((tx) =>
      write(
        tx,
        portion.map((feature) => ({ ...feature, id: uuidv7() })),
      ),
    );
    for (const { kind, rows } of batch.counts) features[NAMES[kind]] += rows;
    invalid += batch.invalid;
    mended += batch.mended;
  });
  if (Object.values(features).every((n) => n === 0)) throw new BasemapError('nothing_inside');
  const skipped = { ...reading.skipped, invalid: reading.skipped.invalid + invalid };
  const answer: BasemapAnswer = {
    format: reading.format,
    features,
    bounds: [...reading.box],
    marginMetres,
    clippedTo: commune?.by ?? 'file',
    skipped,
    mended,
    attribution: attributionFor(reading, request.attribution),
    dataAt: reading.dataAt,
  };
  return { answer };
}

/** OpenStreetMap's own data names OpenStreetMap, whatever else is said. */
function attributionFor({ fromOsm, attribution }: Reading, said: string | undefined): Attribution | null {
  if (fromOsm) return OSM;
  const text = tidyName(said) ?? attribution;
  return text === null ? null : { text, url: null };
}

/** Takes the ground away. @returns was there one? */
export async function removeBasemap(db: Pick<Database, 'asUser'>, user: Identity): Promise<boolean> {
  const door: Door = (work) => db.asUser(user, work);
  const removed = await door(async (tx) => {
    await queries.noteFirstGround(tx);
    const { shown } = await queries.readGrounds(tx);
    if (!shown) return false;
    await queries.show(tx, null);
    await audit(tx, user, { action: 'basemap.remove' });
    return true;
  });
  if (removed) await clearLeftovers(door);
  return removed;
}

/** Brings the former ground back in the present one's place. @returns was there one? */
export const restoreBasemap = (db: Pick<Database, 'asUser'>, user: Identity): Promise<boolean> =>
  db.asUser(user, async (tx) => {
    const found = await queries.bringBack(tx);
    if (found) await audit(tx, user, { action: 'basemap.restore' });
    return found;
  });

async function clearLeftovers(door: Door): Promise<void> {
  for (const id of await door(queries.readLeftovers)) await removeAll(door, id);
}

async function removeAll(door: Door, id: string): Promise<void> {
  while (await door((tx) => queries.removeFeatures(tx, id, REMOVED_AT_ONCE))) {
    // as long as there are more
  }
}
