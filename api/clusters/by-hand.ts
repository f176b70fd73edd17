import { uuidv7 } from 'uuidv7';
import {
  type ByHand,
  type ClusterSet,
  mergeClusters,
  moveHouseholds,
  PlanInputError,
  redrawCluster,
  splitCluster,
} from '#geo';
import { audit } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { invalidField, problem } from '../http/problem.ts';
import { applyChange, movesOf, touchedBy } from './change.ts';
import { isTaken, numberedName } from './names.ts';
import { checkOutline, type DrawnArea } from './outline.ts';
import { insertProposal } from './proposal-queries.ts';
import { getCluster, listClusters } from './queries.ts';
import type { ClusterProposalHead, ClusterShape, ClustersChanged } from './schema.ts';
import { type HamletState, hamletOfCluster, readHamletState, setOf, shapesOf } from './state.ts';

interface Done {
  hamletId: string;
  /** null: nothing is different */
  changeId: string | null;
  /** identifiers of the clusters touched */
  touched: string[];
}

/** Changes a hamlet's clusters and keeps how it was, for taking it back. */
async function change(
  tx: Tx,
  user: Identity,
  state: HamletState,
  how: ClusterProposalHead['how'],
  after: ClusterShape[],
): Promise<Done> {
  const { hamletId } = state;
  const before = state.clusters.map(({ version: _, ...shape }) => shape);
  const accepted = touchedBy({ before, after });
  const touched = await applyChange(tx, user, state, accepted);
  if (touched.length === 0) return { hamletId, changeId: null, touched };
  const outcome = {
    clusters: [...accepted.after],
    moved: movesOf(accepted),
    unplaced: [],
    problems: [],
    approximate: false,
  };
  const changeId = await insertProposal(tx, user, { hamletId, how, before: accepted.before, after: outcome, accepted });
  await audit(tx, user, { action: `cluster.${how}`, subjectId: changeId, detail: { clusters: touched.length } });
  return { hamletId, changeId, touched };
}

/** The clusters after a rule of `geo/clusters`, named as they were. @throws cluster_locked and others, see REFUSALS */
function ruled(
  state: HamletState,
  rule: (set: ClusterSet) => ByHand,
  names: Record<string, string> = {},
): ClusterShape[] {
  const known = new Map([...state.clusters.map(({ id, name }) => [id, name] as const), ...Object.entries(names)]);
  try {
    return shapesOf(rule(setOf(state, state.clusters)).clusters, (id) => known.get(id)!);
  } catch (error) {
    if (error instanceof PlanInputError && error.code in REFUSALS) throw problem(REFUSALS[error.code]!);
    throw error;
  }
}

const REFUSALS: Record<string, 'not_found' | 'cluster_locked' | 'cluster_one_side' | 'cluster_outline_empty'> = {
  unknown: 'not_found',
  other_hamlet: 'not_found',
  locked: 'cluster_locked',
  one_side: 'cluster_one_side',
  empty: 'cluster_outline_empty',
  no_household: 'cluster_outline_empty',
};

/**
 * Divides a cluster along a drawn line.
 *
 * @param names  of the larger part, which stays the cluster it was, and of the other
 * @throws not_found, cluster_locked, cluster_one_side, cluster_name_taken
 */
export async function splitByHand(
  tx: Tx,
  user: Identity,
  clusterId: string,
  { line, names: [kept, other] = [] }: { line: [number, number][]; names?: string[] | undefined },
): Promise<ClustersChanged & { hamletId: string }> {
  const state = await readHamletState(tx, await hamletOfCluster(tx, clusterId), { hold: true });
  const newId = uuidv7();
  const names: Record<string, string> = { [newId]: other ?? numberedName(state.clusters.map(({ name }) => name)) };
  if (kept !== undefined) names[clusterId] = kept;
  checkNames(state, names);
  return answer(
    tx,
    await change(
      tx,
      user,
      state,
      'split',
      ruled(state, (set) => splitCluster(set, clusterId, line, newId), names),
    ),
  );
}

/**
 * Puts clusters of one hamlet together; the first stays, by default with the name of the largest.
 *
 * @throws not_found, cluster_locked, cluster_name_taken
 */
export async function mergeByHand(
  tx: Tx,
  user: Identity,
  { clusterIds, name }: { clusterIds: string[]; name?: string | undefined },
): Promise<ClustersChanged & { hamletId: string }> {
  const ids = [...new Set(clusterIds)];
  if (ids.length < 2) throw invalidField('clusterIds', 'two_clusters');
  const state = await readHamletState(tx, await hamletOfCluster(tx, ids[0]!), { hold: true });
  // People know the larger one by its name.
  const largest = state.clusters
    .filter(({ id }) => ids.includes(id))
    .reduce((a, b) => (b.householdIds.length > a.householdIds.length ? b : a));
  const names: Record<string, string> = { [ids[0]!]: name ?? largest.name };
  checkNames(state, names, ids);
  return answer(
    tx,
    await change(
      tx,
      user,
      state,
      'merge',
      ruled(state, (set) => mergeClusters(set, ids), names),
    ),
  );
}

/** @throws cluster_name_taken where a name is given twice, or another cluster that stays has it */
function checkNames({ clusters }: HamletState, names: Record<string, string>, going: readonly string[] = []): void {
  const others = clusters.filter(({ id }) => !(id in names) && !going.includes(id)).map(({ name }) => name);
  for (const name of Object.values(names)) {
    if (isTaken(name, others)) throw problem('cluster_name_taken', { params: { name } });
    others.push(name);
  }
}

async function answer(tx: Tx, { hamletId, changeId, touched }: Done) {
  const clusters = (await listClusters(tx, { hamlet: hamletId })).filter(({ id }) => touched.includes(id));
  return { hamletId, changeId, clusters };
}

/** What of one cluster is set. */
export interface ClusterPatch {
  name?: string | undefined;
  locked?: boolean | undefined;
  outline?: DrawnArea | undefined;
}

/**
 * Renames, locks or redraws a cluster.
 *
 * @param version  the version the user saw
 * @throws not_found, stale_version, cluster_name_taken, cluster_locked, cluster_outline_empty, boundary_…
 */
export async function patchCluster(tx: Tx, user: Identity, id: string, patch: ClusterPatch, version: number) {
  const state = await readHamletState(tx, await hamletOfCluster(tx, id), { hold: true });
  const cluster = state.clusters.find((one) => one.id === id)!;
  if (cluster.version !== version) throw problem('stale_version');
  if (patch.name !== undefined && patch.name !== cluster.name) checkNames(state, { [id]: patch.name });
  if (patch.outline) checkOutline(patch.outline, cluster.name);
  const set = state.clusters.map((one) => (one.id === id ? { ...one, locked: patch.locked ?? one.locked } : one));
  const { outline } = patch;
  // Whoever locks and redraws at once locks what he drew.
  const open = set.map((one) => (one.id === id && outline ? { ...one, locked: cluster.locked && one.locked } : one));
  const drawn = outline
    ? ruled({ ...state, clusters: open }, (all) => redrawCluster(all, id, outline))
    : set.map(({ version: _, ...shape }) => shape);
  const locked = patch.locked ?? cluster.locked;
  const after = drawn.map((one) => (one.id === id ? { ...one, name: patch.name ?? one.name, locked } : one));
  const { changeId } = await change(tx, user, state, outline ? 'redraw' : 'patch', after);
  return { ...(await getCluster(tx, id)), changeId };
}

/**
 * Moves households of one hamlet into a cluster of it, or out of any. A cluster left without households goes.
 *
 * @throws not_found, cluster_locked
 */
export async function moveByHand(tx: Tx, user: Identity, hamletId: string, householdIds: string[], to: string | null) {
  const state = await readHamletState(tx, hamletId, { hold: true });
  return change(
    tx,
    user,
    state,
    'move',
    ruled(state, (set) => moveHouseholds(set, householdIds, to)),
  );
}
