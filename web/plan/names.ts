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

const NO_CLUSTERS: readonly Cluster[] = [];
const NO_MEMBERS: readonly Member[] = [];

/** Clusters and members of a hamlet. What has no name any more is shown by a dash. */
export function useNames(hamlet: string | undefined): Names {
  const { data: clusters = NO_CLUSTERS } = useQuery({ ...clustersQuery(hamlet), enabled: hamlet !== undefined });
  const { data: members = NO_MEMBERS } = useQuery({ ...membersQuery(hamlet), enabled: hamlet !== undefined });
  return useMemo(() => {
    const named = new Map([...clusters, ...members].map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => named.get(id) ?? '–';
    return { clusters, members: members.filter(({ serving }) => serving), cluster: nameOf, member: nameOf };
  }, [clusters, members]);
}
