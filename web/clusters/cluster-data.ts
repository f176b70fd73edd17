import { queryOptions } from '@tanstack/react-query';
import type { ClusterProposalHead, ClusterShapeList } from '#api/clusters/schema.ts';
import { get } from '../app/http.ts';

// Their keys begin with `clusters`, so that every change of clusters asks for them again.

/** A hamlet's clusters with outlines and households, and where households live. */
export const outlinesQuery = (hamlet: string) =>
  queryOptions({
    queryKey: ['clusters', hamlet, 'outlines'],
    queryFn: ({ signal }) => get<ClusterShapeList>('/clusters/outlines', { hamlet }, signal),
  });

/** Proposals and changes by hand of a hamlet, the newest first. */
export const changesQuery = (hamlet: string) =>
  queryOptions({
    queryKey: ['clusters', hamlet, 'changes'],
    queryFn: async ({ signal }) =>
      (await get<{ items: ClusterProposalHead[] }>('/clusters/proposals', { hamlet }, signal)).items,
  });
