import { queryOptions } from '@tanstack/react-query';
import type { Conflict, Proposal, ProposalCreate, ProposalSummary, ProposalUndone } from '#api/assignments/schema.ts';
import { ask, get, post } from '../app/http.ts';
import { queryClient } from '../app/query-client.ts';
import { refreshAll } from '../data/changes.ts';

/** The newest proposal of a hamlet that was not taken back, or null. */
export const proposalQuery = (hamlet: string | undefined) =>
  queryOptions({
    queryKey: ['assignments', 'proposal', hamlet ?? null],
    queryFn: async ({ signal }): Promise<Proposal | null> => {
      const { items } = await get<{ items: ProposalSummary[] }>('/assignments/proposals', { hamlet }, signal);
      const newest = items[0];
      if (!newest || newest.state === 'undone') return null;
      return get<Proposal>(`/assignments/proposals/${newest.id}`, undefined, signal);
    },
  });

/** Which member must not get which household. */
export const conflictsQuery = (hamlet: string | undefined) =>
  queryOptions({
    queryKey: ['assignments', 'conflicts', hamlet ?? null],
    queryFn: async ({ signal }) =>
      (await get<{ items: Conflict[] }>('/assignments/conflicts', { hamlet }, signal)).items,
  });

async function refreshed<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } finally {
    // also after a failure: what is shown may be what made it fail
    await Promise.all([queryClient.invalidateQueries({ queryKey: ['assignments'] }), refreshAll()]);
  }
}

export const makeProposal = (wanted: ProposalCreate) => refreshed(post<Proposal>('/assignments/proposals', wanted));

/** @param parts  households; undefined: all of the proposal */
export const acceptProposal = (id: string, parts: string[] | undefined) =>
  refreshed(post<Proposal>(`/assignments/proposals/${id}/accept`, parts ? { parts } : {}));

export const undoProposal = (id: string) => refreshed(post<ProposalUndone>(`/assignments/proposals/${id}/undo`));

/** Marks that a member must not get a household, or takes the mark away. */
export const setConflict = (conflict: Conflict, on: boolean) =>
  refreshed(ask<{ changed: number }>(on ? 'PUT' : 'DELETE', '/assignments/conflicts', { body: conflict }));
