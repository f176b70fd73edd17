import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import type { MultiPolygon } from 'geojson';
import { lazy, type Ref, type RefObject, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDataVersion } from '../app/live.ts';
import { useScheme } from '../app/use-scheme.ts';
import { boundsOf, boxAround } from '../data/bounds.ts';
import { hamletsQuery } from '../data/places.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import type { Choice } from '../map/choices.ts';
import type { Position } from '../map/interaction/pick.ts';
import { Empty } from '../ui/query-boundary.tsx';
import styles from './placing.module.css';

const HouseholdMap = lazy(() => import('../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));
const NEAR_ZOOM = 18;
const NO_IDS: ReadonlySet<string> = new Set();

interface Props {
  map: RefObject<HouseholdMapHandle | null>;
  hamlet: string | undefined;
  choices: readonly Choice[];
  chosen: number;
  /** null: the choices are there to look at */
  onChoose: ((index: number) => void) | null;
  /** null: a tap places nothing */
  onTap: ((position: Position) => void) | null;
  /** what is looked at */
  target: Position | null;
  /** from so far that the hamlet is seen as well */
  fromAfar?: boolean;
  marked?: ReadonlySet<string>;
  children?: React.ReactNode;
}

/** The map beside the tray: the hamlet with its households, and the places among which one is chosen. */
export function PlacingMap({
  map,
  hamlet,
  choices,
  chosen,
  onChoose,
  onTap,
  target,
  marked = NO_IDS,
  fromAfar = false,
  children,
}: Props) {
  const { t } = useTranslation('map');
  const theme = useScheme();
  const version = useDataVersion();
  const hamlets = useQuery(hamletsQuery);
  const [ready, setReady] = useState(false);
  const filter = useMemo(() => (hamlet === undefined ? {} : { hamletId: hamlet }), [hamlet]);
  const bounds = useMemo(() => boundsOf(hamlets.data ?? [], hamlet), [hamlets.data, hamlet]);
  const boundary = hamlets.data?.find(({ id }) => id === hamlet)?.boundary as MultiPolygon | null | undefined;
  const at = target?.join();
  useEffect(() => {
    if (!ready) return;
    if (target && fromAfar) map.current?.fitBounds(boxAround([target, [bounds[0], bounds[1]], [bounds[2], bounds[3]]]));
    else if (target) map.current?.flyTo(target, NEAR_ZOOM);
    else map.current?.fitBounds(bounds);
  }, [ready, at, bounds, fromAfar]);
  if (!hamlets.isSuccess) return <Skeleton height="100%" radius={0} />;
  return (
    <div className={styles.map}>
      <CatchBoundary getResetKey={() => version} errorComponent={() => <Empty>{t('failed.title')}</Empty>}>
        <Suspense fallback={<Skeleton height="100%" radius={0} />}>
          <HouseholdMap
            ref={map as Ref<HouseholdMapHandle>}
            theme={theme}
            colourBy="status"
            filter={filter}
            focusArea={boundary ?? null}
            dataVersion={String(version)}
            initialBounds={bounds}
            multiSelection={marked}
            tool={onTap ? 'place' : 'pan'}
            hints={false}
            choices={choices}
            chosen={chosen}
            {...(onChoose ? { onChoose } : {})}
            {...(onTap ? { onPlace: onTap } : {})}
            onReady={() => setReady(true)}
          />
        </Suspense>
      </CatchBoundary>
      {children}
    </div>
  );
}
