import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import type { MultiPolygon } from 'geojson';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '#api/teams/schema.ts';
import { useDataVersion } from '../app/live.ts';
import { useScheme } from '../app/use-scheme.ts';
import { boundsOf } from '../data/bounds.ts';
import { hamletsQuery } from '../data/places.ts';
import { Empty } from '../ui/query-boundary.tsx';
import styles from './assignments.module.css';
import type { Names } from './names.ts';

const HouseholdMap = lazy(() => import('../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));

interface Props {
  hamlet: string;
  members: readonly Member[];
  names: Names;
  /** who would be in charge by what is chosen of the proposal; null: there is nothing to compare with */
  wouldHave: ReadonlyMap<string, string | null> | null;
  hovered: string | null;
  onHover: (id: string | null) => void;
}

/** The hamlet's households by member: as proposed, or as it is now. */
export function AssignmentsMap({ hamlet, members, names, wouldHave, hovered, onHover }: Props) {
  const { t } = useTranslation('assignments');
  const { t: map } = useTranslation('map');
  const theme = useScheme();
  const version = useDataVersion();
  const hamlets = useQuery(hamletsQuery);
  const [shown, setShown] = useState<'now' | 'proposed'>('proposed');
  const filter = useMemo(() => ({ hamletId: hamlet }), [hamlet]);
  const bounds = useMemo(() => boundsOf(hamlets.data ?? [], hamlet), [hamlets.data, hamlet]);
  const boundary = hamlets.data?.find(({ id }) => id === hamlet)?.boundary as MultiPolygon | null | undefined;
  if (!hamlets.isSuccess) return <Skeleton height="100%" radius={0} />;
  return (
    <div className={styles.map}>
      <CatchBoundary getResetKey={() => version} errorComponent={() => <Empty>{map('failed.title')}</Empty>}>
        <Suspense fallback={<Skeleton height="100%" radius={0} />}>
          <HouseholdMap
            theme={theme}
            colourBy="member"
            filter={filter}
            focusArea={boundary ?? null}
            dataVersion={String(version)}
            members={members}
            wouldHave={(shown === 'proposed' && wouldHave) || undefined}
            initialBounds={bounds}
            hoveredId={hovered}
            onHover={onHover}
            labels={(id) => names.households.get(id)?.head ?? undefined}
            locate={(id) => names.households.get(id)?.location ?? undefined}
          />
        </Suspense>
      </CatchBoundary>
      {wouldHave && (
        <SegmentedControl
          className={styles.shown ?? ''}
          aria-label={t('mapShows')}
          value={shown}
          onChange={(next) => setShown(next as 'now' | 'proposed')}
          data={[
            { value: 'now', label: t('now') },
            { value: 'proposed', label: t('proposed') },
          ]}
        />
      )}
    </div>
  );
}
