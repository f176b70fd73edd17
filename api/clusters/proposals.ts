import { uuidv7 } from 'uuidv7';
import { clusterBounds, delineateClusters, PlanInputError, takeParts } from '#geo';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import type { Identity, Tx } from '../db/door.ts';
import { invalidField, problem } from '../http/problem.ts';
import { networkAround } from '../network/network-around.ts';
import { applyChange, type ClusterChange, touchedBy } from './change.ts';
import { freeName, nameClusters } from './names.ts';
import { insertProposal, markAccepted, markUndone, readProposal, takenOf, toProposal } from './proposal-queries.ts';
import type { ClusterProposal, ClusterShape, ProposalOptions } from './schema.ts';
import { clusterOf, type HamletState, readHamletState, setOf, shapesOf } from './state.ts';

/** Improving stops then; the first division of the largest hamlet is ready much earlier. */
const TIME_LIMIT_MS = 4_000;

/**
 * Proposes clusters of a hamlet; nothing of them is changed. Computed between two transactions, so that nobody waits.
 *
 * @throws not_found, invalid_request where least, target and most are not in order
 */
export async function proposeClusters(
  db: Pick<Database, 'asUser'>,
  user: Identity,
  { hamletId, options }: { hamletId: string; options: ProposalOptions },
  signal: AbortSignal,
): Promise<ClusterProposal> {
  const { state, network } = await db.asUser(user, async (tx) => {
    const state = await readHamletState(tx, hamletId, { hold: false });
    const positions = state.households.flatMap(({ location }) => (location ? [location] : []));
    return { state, network: await networkAround(tx, positions) };
  });
  // Clusters somebody made and nobody lives in yet wait for their households; locked ones stay to the last corner.
  const staying = state.clusters.filter(({ households, locked }) => households === 0 || locked);
  const known = state.clusters.filter(({ households }) => households > 0);
  const found = await delineateClusters(state.households, {
    network,
    boundaries: setOf(state, []).boundaries ?? [],
    known: known.map(({ id, locked, outline }) => ({ id, hamletId, locked, outline })),
    existing: options.existing ?? 'keep',
    ...clusterBounds(options),
    seed: options.seed ?? 1,
    newId: uuidv7,
    timeLimitMs: TIME_LIMIT_MS,
    signal,
  }).catch(inOrder);
  const names = nameClusters(found.clusters, new Map(state.clusters.map(({ id, name }) => [id, name])));
  const { moved, unplaced, problems, approximate, present, measure } = found.report;
  const stays = new Set(staying.map(({ id }) => id));
  const drawn = shapesOf(found.clusters, (id) => names.get(id)!).filter(({ id }) => !stays.has(id));
  const after = [...drawn, ...staying.map(withoutVersion)];
  return db.asUser(user, async (tx) => {
    const before = state.clusters.map(withoutVersion);
    const outcome = {
      clusters: after,
      moved,
      unplaced,
      problems,
      approximate,
      measure: { before: present, after: measure },
    };
    const id = await insertProposal(tx, user, { hamletId, how: 'computed', options, before, after: outcome });
    return toProposal(await readProposal(tx, id));
  });
}

const withoutVersion = ({ version: _, ...shape }: HamletState['clusters'][number]): ClusterShape => shape;

/** Numbers of households that contradict each other are the request's fault. */
const inOrder = (error: unknown): never => {
  if (error instanceof PlanInputError && error.code === 'not_in_order') throw invalidField(error.field, 'not_in_order');
  throw error;
};

/**
 * Takes a proposal, or some of its clusters. Those left can be taken later, as long as it is not undone and nothing
 * else has changed.
 *
 * @param parts  identifiers of clusters of its outcome that are not taken yet; all of them without
 * @throws not_found, proposal_settled, clusters_outdated, invalid_reference
 */
export async function acceptProposal(
  tx: Tx,
  user: Identity,
  id: string,
  parts: readonly string[] | undefined,
): Promise<ClusterProposal> {
  const row = await readProposal(tx, id, { hold: true });
  const { hamletId, before, after, accepted, undoneAt } = row;
  const earlier = new Set(takenOf(row));
  const wanted = parts ?? after.clusters.map((cluster) => cluster.id).filter((part) => !earlier.has(part));
  if (!wanted.every((part) => after.clusters.some((cluster) => cluster.id === part)))
    throw problem('invalid_reference', { params: { field: 'parts' } });
  if (undoneAt || (accepted && wanted.length === 0) || wanted.some((part) => earlier.has(part)))
    throw problem('proposal_settled');
  const state = await readHamletState(tx, hamletId, { hold: true });
  if (!isStill(state, accepted ? carriedOut(before.clusters, accepted) : before.clusters))
    throw problem('clusters_outdated');
  const taken = new Set([...earlier, ...wanted]);
  const now = state.clusters.map(withoutVersion);
  const whole = after.clusters.every((cluster) => taken.has(cluster.id));
  const outcome = withFreeNames(state, whole ? after.clusters : partly(state, now, after.clusters, taken));
  const touched = await applyChange(tx, user, state, touchedBy({ before: now, after: outcome }));
  // Both steps are taken back at once: from how it is now to how it was before the first.
  await markAccepted(tx, id, { ...touchedBy({ before: before.clusters, after: outcome }), parts: [...taken] });
  await audit(tx, user, { action: 'clusters.accept', subjectId: id, detail: { clusters: touched.length } });
  return toProposal(await readProposal(tx, id));
}

/** The clusters after a change that was accepted. */
function carriedOut(clusters: readonly ClusterShape[], { before, after }: ClusterChange): ClusterShape[] {
  const touched = new Set(before.map(({ id }) => id));
  return [...clusters.filter(({ id }) => !touched.has(id)), ...after];
}

/** All clusters have the households and outlines they had; names do not matter. */
function isStill({ clusters }: HamletState, before: readonly ClusterShape[]): boolean {
  const shape = ({ id, householdIds, outline, locked }: ClusterShape) => [id, householdIds, outline, locked];
  const sorted = (all: readonly ClusterShape[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1)).map(shape);
  return JSON.stringify(sorted(clusters)) === JSON.stringify(sorted(before));
}

function partly(
  state: HamletState,
  before: readonly ClusterShape[],
  after: readonly ClusterShape[],
  taken: ReadonlySet<string>,
): ClusterShape[] {
  const proposed = after.map((shape) => clusterOf(state.hamletId, shape));
  const names = new Map([...before, ...after].map(({ id, name }) => [id, name]));
  return shapesOf(takeParts(setOf(state, before), proposed, taken).clusters, (id) => names.get(id)!);
}

/** A new cluster's name may have been given to another one since; one that is there already keeps its own. */
function withFreeNames({ clusters }: HamletState, after: readonly ClusterShape[]): ClusterShape[] {
  const names = clusters.map(({ name }) => name);
  const known = new Map(clusters.map(({ id, name }) => [id, name]));
  return after.map((shape) => {
    const name = known.get(shape.id);
    if (name !== undefined) return { ...shape, name };
    if (!shape.isNew) return shape;
    const free = freeName(shape.name, names);
    names.push(free);
    return { ...shape, name: free };
  });
}

/**
 * Takes back an accepted proposal or a change by hand, as long as nothing it touched has changed since.
 *
 * @throws not_found, proposal_settled, clusters_outdated
 */
export async function undoProposal(tx: Tx, user: Identity, id: string): Promise<ClusterProposal> {
  const { hamletId, accepted, undoneAt } = await readProposal(tx, id, { hold: true });
  if (!accepted || undoneAt) throw problem('proposal_settled');
  const back: ClusterChange = { before: accepted.after, after: accepted.before };
  const state = await readHamletState(tx, hamletId, { hold: true });
  const touched = await applyChange(tx, user, state, back);
  await markUndone(tx, id);
  await audit(tx, user, { action: 'clusters.undo', subjectId: id, detail: { clusters: touched.length } });
  return toProposal(await readProposal(tx, id));
}
