import { uuidv7 } from 'uuidv7';
import { localDateOf } from '#geo';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';
import { readChoices, rememberChoices } from './choice-queries.ts';
import type { Mapping } from './choices.ts';
import type { Correction } from './corrections.ts';
import { understandApart } from './isolate.ts';
import type { Kind } from './kinds.ts';
import { matchApart } from './likeness-apart.ts';
import { type ExistingHousehold, type Match, matchRows } from './match.ts';
import type { Lang } from './messages.ts';
import { HamletIndex, type NamedCluster, placeRows } from './place.ts';
import { type Problem, problem } from './problems.ts';
import * as queries from './queries.ts';
import type { Boundary } from './read/types.ts';
import { withMessages, withoutCells } from './rejected.ts';
import type { ImportAnswer, Progress } from './schema.ts';
import { forRecord, pointsOf, summarise } from './summary.ts';
import { beginImport, finishImport } from './trace.ts';
import { inTurn } from './turns.ts';
import type { Understanding, UnderstandOptions } from './understand.ts';
import { undoImport } from './undo.ts';
import type { Position } from './values/position.ts';
import { type Door, writeFrame, writeMatches } from './write.ts';

export interface ImportRequest {
  bytes: Uint8Array;
  fileName: string | null;
  /** only say what would happen */
  dryRun: boolean;
  /** EPSG code of the coordinates, where somebody said it */
  crs?: string | undefined;
  /** what columns are, where somebody said it */
  mapping?: Mapping | undefined;
  /** what was mended in rows, and which household they are */
  corrections?: readonly Correction[] | undefined;
  /** sheet → hamlet, where somebody said it */
  sheetHamlets?: Readonly<Record<string, string>> | undefined;
  /** hamlet of rows that name none */
  hamlet?: string | undefined;
  /** what the file is about, where somebody said it */
  kind?: Kind | undefined;
  lang: Lang;
  /** told how far it is */
  progress?: (progress: Progress) => void;
  /** stops it; what was written by then is taken back */
  signal?: AbortSignal | undefined;
}

const PAGE = 2_000;
/** Transactions at the same time on a real server: one waits for rows to be made ready while the other one writes. */
const STREAMS = 2;

/**
 * Brings a register into the user's commune, or says what would become of it.
 *
 * @throws ImportError where nothing can be read, MembersFound where the file is a list of members; the signal's reason
 *   where it was stopped
 */
export async function importRegister(
  db: Pick<Database, 'asUser' | 'kind'>,
  user: Identity,
  request: ImportRequest,
): Promise<ImportAnswer> {
  const id = uuidv7();
  const begun = { writing: false };
  const atOnce = db.kind === 'postgres' ? STREAMS : 1;
  const door: Door = (work) => {
    request.signal?.throwIfAborted();
    return db.asUser(user, work);
  };
  request.progress?.({ stage: 'waiting' });
  try {
    return await inTurn(user.communeId ?? '', () => runImport(door, user, { ...request, id, begun, atOnce }));
  } catch (error) {
    if (begun.writing && request.signal?.aborted) await undoImport(db, user, id);
    throw error;
  }
}

async function runImport(
  door: Door,
  user: Identity,
  {
    bytes,
    fileName,
    dryRun,
    lang,
    id,
    begun,
    atOnce,
    progress,
    ...request
  }: ImportRequest & { id: string; begun: { writing: boolean }; atOnce: number },
) {
  progress?.({ stage: 'reading' });
  const frame = await door(async (tx) => ({
    hamlets: [...(await queries.readHamlets(tx))],
    clusters: [...(await queries.readClusters(tx))],
    platforms: await queries.readPlatforms(tx),
    bounds: await queries.readBounds(tx),
    remembered: await readChoices(tx),
  }));
  const options: UnderstandOptions = {
    today: localDateOf(new Date()),
    lang,
    platforms: frame.platforms.map(({ code, name_vi, name_en }) => ({ code, names: [name_vi, name_en] })),
    hamlet: request.hamlet ?? (frame.hamlets.length === 1 ? (frame.hamlets[0]?.name ?? null) : null),
    crs: request.crs ?? null,
    kind: request.kind,
    mapping: request.mapping ?? {},
    corrections: request.corrections ?? [],
    sheetHamlets: request.sheetHamlets ?? {},
    remembered: frame.remembered,
    asks: dryRun,
    near: frame.bounds ? { bounds: frame.bounds } : undefined,
  };
  const understood = await understandApart(bytes, options);
  progress?.({ stage: 'comparing' });
  const hamlets = new HamletIndex(frame.hamlets, uuidv7);
  const placement = placeRows(understood.rows, hamlets, frame.clusters, uuidv7);
  const boundaries = understood.boundaries.map((boundary) => ({
    ...boundary,
    hamletId: hamlets.findOrCreate(boundary.name).id,
  }));
  const named = understood.hamletNames.map((name) => ({ hamletId: hamlets.findOrCreate(name).id }));
  const existing = understood.rows.length > 0 ? await readAll(door) : [];
  const matching = await matchRows(placement.rows, existing, request.corrections, matchApart);
  const { matches } = matching;
  const outlines = await compareOutlines(door, boundaries, lang);
  const frameInUse = inUse(matches, [...outlines.sound, ...named], hamlets, placement.newClusters);
  const created = frameInUse.hamlets.map(({ name }) => name);
  const bounded = outlines.changed.map(
    ({ hamletId, name }) => frame.hamlets.find(({ id }) => id === hamletId)?.name ?? name,
  );
  const hamletNames = new Map([...frame.hamlets, ...hamlets.created].map(({ id, name }) => [id, name]));
  const late = outlines.problems;
  const outside = await findOutside(door, pointsOf(matches));
  const found = { understood, matching, hamlets: { created, bounded }, hamletNames, late, outside };
  const answer = summarise(found, lang);
  if (dryRun) return answer;

  const rejected = withMessages(await rejectedRows(bytes, options, understood, answer.problems), answer.problems);
  const hamletIds = frameInUse.hamlets.map((hamlet) => hamlet.id);
  const clusterIds = frameInUse.clusters.map((cluster) => cluster.id);
  const made = { id, fileName, answer: forRecord(answer), rejected, hamletIds, clusterIds };
  begun.writing = true;
  await door((tx) => beginImport(tx, user, made));
  await writeFrame(door, frameInUse.hamlets, frameInUse.clusters);
  await writeMatches(door, id, matches, {
    by: user.accountId,
    atOnce,
    written: (done, total) => progress?.({ stage: 'writing', importId: id, done, total }),
  });
  await door(async (tx) => {
    if (outlines.changed.length > 0) await queries.writeBoundaries(tx, id, outlines.changed);
    if (understood.choices.length > 0) await rememberChoices(tx, understood.choices);
    await finishImport(tx, id);
    const { rows, created: added, updated, unchanged, rejected } = answer;
    await audit(tx, user, {
      action: 'register.import',
      subjectId: id,
      detail: { rows, created: added, updated, unchanged, rejected },
    });
  });
  return answer;
}

/** The bad rows as they stand in the file; those the comparison found are looked up there once more. */
async function rejectedRows(
  bytes: Uint8Array,
  options: UnderstandOptions,
  { rejected }: Understanding,
  problems: ImportAnswer['problems'],
) {
  const wanted = withoutCells(rejected, problems).map(({ sheet, row }) => ({ sheet, row }));
  return wanted.length === 0 ? rejected : (await understandApart(bytes, { ...options, wanted })).rejected;
}

/** Which of the points lie in none of the commune's hamlets. */
async function findOutside(door: Door, points: readonly Position[]): Promise<number[]> {
  const outside: number[] = [];
  for (let from = 0; from < points.length; from += PAGE) {
    const found = await door((tx) => queries.readOutside(tx, points.slice(from, from + PAGE)));
    outside.push(...found.map(({ at }) => from + at));
  }
  return outside;
}

async function readAll(door: Door): Promise<ExistingHousehold[]> {
  const all: ExistingHousehold[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await door((tx) => queries.readHouseholds(tx, after, PAGE));
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return all;
    after = last.id;
  }
}

interface Outlines {
  /** boundaries that differ from what their hamlet has */
  changed: (Boundary & { hamletId: string })[];
  /** those that are areas */
  sound: (Boundary & { hamletId: string })[];
  problems: Problem[];
}

async function compareOutlines(
  door: Door,
  given: readonly (Boundary & { hamletId: string })[],
  lang: Lang,
): Promise<Outlines> {
  // The last outline of a hamlet counts.
  const boundaries = [...new Map(given.map((boundary) => [boundary.hamletId, boundary])).values()];
  const result: Outlines = { changed: [], sound: [], problems: [] };
  if (boundaries.length === 0) return result;
  const compared = await door((tx) => queries.compareBoundaries(tx, boundaries));
  for (const { at, empty, differs } of compared) {
    const boundary = boundaries[at];
    if (!boundary) continue;
    if (empty) result.problems.push(problem(lang, boundary, 'geometry', 'boundary_bad'));
    else result.sound.push(boundary);
    if (!empty && differs) result.changed.push(boundary);
  }
  return result;
}

/** New hamlets and clusters that a good row, a boundary or a list of hamlets needs: a rejected row creates nothing. */
function inUse(
  matches: readonly Match[],
  named: readonly { hamletId: string }[],
  hamlets: HamletIndex,
  clusters: readonly NamedCluster[],
) {
  const needed = matches.flatMap((match) =>
    match.kind === 'create' ? [match.row] : match.kind === 'update' ? [match.changes] : [],
  );
  const hamletIds = new Set([...needed, ...named].map(({ hamletId }) => hamletId));
  const clusterIds = new Set(needed.map(({ clusterId }) => clusterId));
  return {
    hamlets: hamlets.created.filter(({ id }) => hamletIds.has(id)),
    clusters: clusters.filter(({ id }) => clusterIds.has(id)),
  };
}
