import { Skeleton } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize } from '@tabler/icons-react';
import { lazy, type RefObject, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDataVersion } from '../../app/live.ts';
import { useScheme } from '../../app/use-scheme.ts';
import type { MyDayPlan } from '../../data/my-day.ts';
import type { HouseholdMapHandle } from '../../map/camera.ts';
import type { UserPosition } from '../../map/user-position.ts';
import { boundsAround } from '../bounds-around.ts';
import { placeAt } from './routes-of.ts';
import styles from './today.module.css';
import { useRoutes } from './use-routes.ts';
import type { DayView } from './view.ts';

const HouseholdMap = lazy(() => import('../../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));
const LAYERS = { clusters: false, buildings: true, names: false };

interface DayMapProps {
  ref: RefObject<HouseholdMapHandle | null>;
  day: MyDayPlan;
  view: DayView;
  isOwnOrder: boolean;
  position: UserPosition | null;
  large: boolean;
  onLarge: (large: boolean) => void;
  onReady: () => void;
}

/** The walk on the map: a strip to look at, which scrolls with the page; made large it can be moved. */
export function DayMap({ ref, day, view, isOwnOrder, position, large, onLarge, onReady }: DayMapProps) {
  const { t } = useTranslation('myDay');
  const theme = useScheme();
  const version = useDataVersion();
  const routes = useRoutes(day, view, isOwnOrder);
  const filter = useMemo(() => ({ visibleIds: day.stops.map(({ householdId }) => householdId) }), [day.stops]);
  const bounds = useMemo(
    () =>
      boundsAround([placeAt(day, 0), ...day.stops.map(({ location }) => location)].filter((place) => place !== null)),
    [day],
  );
  if (!bounds) return null;
  return (
    <div className={styles.map} data-large={large || undefined}>
      <Suspense fallback={<Skeleton height="100%" radius={0} />}>
        <HouseholdMap
          ref={ref}
          theme={theme}
          colourBy="status"
          filter={filter}
          dataVersion={String(version)}
          initialBounds={bounds}
          shown={LAYERS}
          routes={routes}
          userPosition={position}
          onReady={onReady}
        />
      </Suspense>
      {!large && <div className={styles.cover} aria-hidden />}
      <button type="button" className={styles.enlarge} onClick={() => onLarge(!large)} aria-expanded={large}>
        {large ? (
          <IconArrowsMinimize size={22} stroke={1.75} aria-hidden />
        ) : (
          <IconArrowsMaximize size={22} stroke={1.75} aria-hidden />
        )}
        <span>{t(large ? 'today.smaller' : 'today.larger')}</span>
      </button>
    </div>
  );
}
