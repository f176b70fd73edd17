import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Cluster } from '#api/clusters/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { clustersQuery, membersQuery } from '../data/places.ts';

/** What the ids of a plan are called, and whom it can call on. */
export interface Names {
  clusters: readonly Cluster[];
  /** who serves in the team now */
  members: readonly Member[];
  cluster: (id: string) => string;
  member: (id: string) => string;
}

/** Clusters and members of a hamlet, once both are known. What has no name any more is shown by a dash. */
export function useNames(hamlet: string): Names | null {
  const { data: clusters } = useQuery(clustersQuery(hamlet));
  const { data: members } = useQuery(membersQuery(hamlet));
  return useMemo(() => {
    if (!clusters || !members) return null;
    const named = new Map([...clusters, ...members].map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => named.get(id) ?? '–';
    return { clusters, members: members.filter(({ serving }) => serving), cluster: nameOf, member: nameOf };
  }, [clusters, members]);
}
