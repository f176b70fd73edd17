import type { Cluster, ClusterProposal, ClustersChanged, ProposalOptions } from '#api/clusters/schema.ts';
import type { HouseholdCreate, HouseholdDetail, HouseholdPatch } from '#api/households/schema.ts';
import type { ImportUndo } from '#api/imports/schema.ts';
import type { HouseholdPin, PinCreate } from '#api/pins/schema.ts';
import type { Member, MemberCreate, MemberPatch } from '#api/teams/schema.ts';
import type { Visit, VisitCreate } from '#api/visits/schema.ts';
import { get, Problem, patch, post, remove } from '../app/http.ts';
import { bumpDataVersion } from '../app/live.ts';
import { queryClient } from '../app/query-client.ts';

export type { HouseholdCreate, HouseholdPatch, Visit, VisitCreate };

const TOUCHED = ['households', 'household', 'clusters', 'members', 'teams', 'summary', 'pins', 'my-day'];

/** What a change may have touched is asked for again, and the map draws anew. */
export async function refreshAll(): Promise<void> {
  bumpDataVersion();
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.includes(String(queryKey[0])) });
}

async function refreshed<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } finally {
    // also after a failure: what is shown may be what made it fail
    refreshAll().catch(() => undefined);
  }
}

/** Corrects a household; where somebody else was quicker, the field is laid over his version once. */
export const correctHousehold = (household: { id: string; version: number | null }, change: HouseholdPatch) =>
  refreshed(
    patch<HouseholdDetail>(`/households/${household.id}`, change, household.version ?? 0).catch(async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) throw error;
      const fresh = await get<HouseholdDetail>(`/households/${household.id}`);
      return patch<HouseholdDetail>(`/households/${household.id}`, change, fresh.version ?? 0);
    }),
  );

/** A household that is in no register yet; from a member it waits for his leader. */
export const addHousehold = (household: HouseholdCreate) => refreshed(post<HouseholdDetail>('/households', household));

export const hideHousehold = (household: { id: string; version: number | null }) =>
  refreshed(remove<void>(`/households/${household.id}`, household.version ?? 0));
export const restoreHousehold = (id: string) => refreshed(post<HouseholdDetail>(`/households/${id}/restore`, {}));

/** The leader has looked: a refusal or a move stands. */
export const confirmHousehold = (id: string) => refreshed(post<HouseholdDetail>(`/households/${id}/confirm`, {}));
/** A household a member brought becomes one of the hamlet's. */
export const acceptHousehold = (id: string) => refreshed(post<HouseholdDetail>(`/households/${id}/accept`, {}));
/** Takes a correction back. */
export const undoEdit = (householdId: string, editId: string) =>
  refreshed(post<HouseholdDetail>(`/households/${householdId}/edits/${editId}/undo`, {}));

/** Puts households into a member's charge, or out of anybody's. */
export const assign = (householdIds: string[], memberId: string | null) =>
  refreshed(post<{ changed: number }>('/assignments', { householdIds, memberId }));
/** Gives households back to who was in charge just before, a mark against him or not. */
export const assignBack = (householdIds: string[], memberId: string | null) =>
  refreshed(post<{ changed: number }>('/assignments', { householdIds, memberId, takesBack: true }));
export const setCluster = (householdIds: string[], clusterId: string | null) =>
  refreshed(post<{ changed: number; changeIds: string[] }>('/households/cluster', { householdIds, clusterId }));
/** Takes a change of clusters back, by hand or by proposal. */
export const undoClusters = (changeId: string) =>
  refreshed(post<ClusterProposal>(`/clusters/proposals/${changeId}/undo`));

export const addCluster = (cluster: Pick<Cluster, 'id' | 'hamletId' | 'name'>) =>
  refreshed(post<Cluster>('/clusters', cluster));
/** Renames or locks a cluster. */
export const changeCluster = (
  { id, version }: Pick<Cluster, 'id' | 'version'>,
  change: { name: string } | { locked: boolean } | { outline: { type: 'MultiPolygon'; coordinates: number[][][][] } },
) => refreshed(patch<Cluster & { changeId: string | null }>(`/clusters/${id}`, change, version));
export const splitCluster = (id: string, line: readonly (readonly number[])[]) =>
  refreshed(post<ClustersChanged>(`/clusters/${id}/split`, { line }));
export const mergeClusters = (clusterIds: readonly string[]) =>
  refreshed(post<ClustersChanged>('/clusters/merge', { clusterIds }));
/** Clusters of a hamlet by computation; nothing changes. */
export const proposeClusters = (hamletId: string, options: ProposalOptions) =>
  post<ClusterProposal>('/clusters/proposals', { hamletId, options });
/** @param parts  clusters of its outcome; all without */
export const acceptClusters = (proposalId: string, parts?: string[]) =>
  refreshed(post<ClusterProposal>(`/clusters/proposals/${proposalId}/accept`, parts ? { parts } : {}));

export const recordVisit = (visit: VisitCreate) => refreshed(post<Visit>('/visits', visit));
export const undoVisit = (id: string) => refreshed(post<Visit>(`/visits/${id}/undo`, {}));

/** A leader's word on a household's turn, and taking it back. */
export const sayTurn = (pin: PinCreate) => refreshed(post<HouseholdPin>('/pins', pin));
export const endTurn = (id: string) => refreshed(post<HouseholdPin>(`/pins/${id}/end`, {}));

/** Takes an import back, without what was recorded since. */
export const undoImport = (id: string) =>
  refreshed(post<ImportUndo>(`/imports/${id}/undo`)).finally(() => {
    for (const key of ['imports', 'hamlets']) queryClient.invalidateQueries({ queryKey: [key] });
  });

export const addMember = (member: MemberCreate) => refreshed(post<Member>('/members', member));
export const changeMember = (member: Pick<Member, 'id' | 'version'>, change: MemberPatch) =>
  refreshed(patch<Member>(`/members/${member.id}`, change, member.version));
