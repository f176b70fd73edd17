import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { hamletsQuery } from '../data/places.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import styles from './boundaries.module.css';
import { pointsQuery } from './boundary-data.ts';
import { Workbench } from './workbench.tsx';

/** Where hamlets end: drawn, proposed from the households, and compared with them. For the office. */
export function BoundariesPage() {
  const hamlets = useQuery(hamletsQuery);
  const points = useQuery(pointsQuery);
  const skeleton = <Skeleton className={styles.loading} radius={0} />;
  return (
    <QueryBoundary query={hamlets} skeleton={skeleton}>
      {(known) => (
        <QueryBoundary query={points} skeleton={skeleton}>
          {(placed) => <Workbench hamlets={known} points={placed} />}
        </QueryBoundary>
      )}
    </QueryBoundary>
  );
}
