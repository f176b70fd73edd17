import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../app/session.ts';
import { clustersQuery, hamletsQuery } from '../data/places.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { outlinesQuery } from './cluster-data.ts';
import styles from './clusters.module.css';
import { Workbench } from './workbench.tsx';

const route = getRouteApi('/shell/clusters');

/** A hamlet's residential clusters: proposed by computation, changed by hand. For the leader and the office. */
export function ClustersPage() {
  const me = useMe();
  const search = route.useSearch();
  const hamlets = useQuery(hamletsQuery);
  const wanted = me.role === 'staff' ? search.hamlet : me.hamletId;
  const hamlet = hamlets.data?.find(({ id }) => id === wanted) ?? hamlets.data?.[0];
  const outlines = useQuery({ ...outlinesQuery(hamlet?.id ?? ''), enabled: hamlet !== undefined });
  const clusters = useQuery({ ...clustersQuery(hamlet?.id), enabled: hamlet !== undefined });
  const skeleton = <Skeleton className={styles.loading} radius={0} />;
  return (
    <QueryBoundary query={hamlets} skeleton={skeleton}>
      {(all) => (
        <QueryBoundary query={outlines} skeleton={skeleton}>
          {(drawn) => (
            <QueryBoundary query={clusters} skeleton={skeleton}>
              {(known) => (
                <Workbench key={hamlet!.id} hamlets={all} hamlet={hamlet!} outlines={drawn} clusters={known} />
              )}
            </QueryBoundary>
          )}
        </QueryBoundary>
      )}
    </QueryBoundary>
  );
}
