import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useDataVersion } from '../app/live.ts';
import { useScheme } from '../app/use-scheme.ts';
import { boundsOf } from '../data/bounds.ts';
import { hamletsQuery } from '../data/places.ts';
import styles from './coverage.module.css';

const HouseholdMap = lazy(() => import('../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));
const NO_FILTER = {};

/** The hamlets of the commune on the map, without a single household. */
export function HamletMap() {
  const theme = useScheme();
  const version = useDataVersion();
  const hamlets = useQuery(hamletsQuery);
  if (!hamlets.data) return <Skeleton height={320} radius={12} />;
  return (
    <div className={styles.map}>
      <CatchBoundary getResetKey={() => version} errorComponent={() => null}>
        <Suspense fallback={<Skeleton height="100%" radius={0} />}>
          <HouseholdMap
            theme={theme}
            colourBy="status"
            filter={NO_FILTER}
            dataVersion={String(version)}
            initialBounds={boundsOf(hamlets.data, undefined)}
            aggregatesOnly
          />
        </Suspense>
      </CatchBoundary>
    </div>
  );
}
