import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import type { MultiPolygon } from 'geojson';
import { lazy, type Ref, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDataVersion } from '../app/live.ts';
import { useIsWide, useScheme } from '../app/use-scheme.ts';
import { type Box, boundsOf, boxAround } from '../data/bounds.ts';
import { groundQuery } from '../data/ground.ts';
import { hamletsQuery } from '../data/places.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import { MapControls } from '../map/controls.tsx';
import type { MapLayers } from '../map/style/map-style.ts';
import { NO_ROUTES } from '../map/style/route-layers.ts';
import { useUserPosition } from '../map/use-user-position.ts';
import { routesQuery } from './plan-data.ts';
import styles from './plan-map.module.css';
import { usePlanView } from './plan-view.ts';
import { mapRoutesOf } from './route-look.ts';

const HouseholdMap = lazy(() => import('../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));
const LAYERS: MapLayers = { clusters: true, buildings: true, names: true };
/** What the day's card covers on a wide screen, px. */
const CARD_PX = 350;

/** The hamlet with the ways of the day shown. */
export function PlanMap() {
  const { t } = useTranslation('map');
  const { plan, shown, date, walker } = usePlanView();
  const theme = useScheme();
  const wide = useIsWide();
  const version = useDataVersion();
  const map = useRef<HouseholdMapHandle | null>(null);
  const [layers, setLayers] = useState(LAYERS);
  const [ready, setReady] = useState(false);
  const [following, setFollowing] = useState(false);
  const { position, locating } = useUserPosition(following);
  const hamlets = useQuery(hamletsQuery);
  const ground = useQuery(groundQuery);
  const day = shown.days.find((one) => one.date === date);
  const saved = plan.days.find((one) => one.date === date);
  const same = day !== undefined && saved !== undefined && JSON.stringify(day.visits) === JSON.stringify(saved.visits);
  const { data: ways } = useQuery({
    ...routesQuery(plan.id, date ?? '', plan.version),
    enabled: saved !== undefined && saved.visits.length > 0,
  });
  const routes = useMemo(
    () => (day && same && ways && ways.date === date ? mapRoutesOf(day, ways, theme, walker) : NO_ROUTES),
    [day, same, ways, date, theme, walker],
  );
  const filter = useMemo(() => ({ hamletId: plan.hamletId }), [plan.hamletId]);
  const groundBox = ground.data?.bounds as Box | null | undefined;
  const hamletBox = useMemo(
    () => boundsOf(hamlets.data ?? [], plan.hamletId, groundBox),
    [hamlets.data, plan.hamletId, groundBox],
  );
  const padding = useMemo(() => ({ top: 0, right: wide ? 56 : 0, bottom: 0, left: wide ? CARD_PX : 0 }), [wide]);
  const box = useMemo(() => {
    const places = routes.lines.flatMap(({ coordinates }) => coordinates as readonly [number, number][]);
    places.push(...routes.stops.map(({ position }) => [...position] as [number, number]));
    return places.length > 0 ? boxAround(places) : null;
  }, [routes]);
  useEffect(() => {
    if (ready && box) map.current?.fitBounds(box);
  }, [ready, box]);
  useEffect(() => {
    if (following && position) map.current?.flyTo([position.lon, position.lat], 16);
  }, [following, position !== null]);
  if (!hamlets.isSuccess || ground.isPending) return <Skeleton height="100%" radius={0} />;
  const focusArea = hamlets.data.find(({ id }) => id === plan.hamletId)?.boundary as MultiPolygon | null | undefined;
  return (
    <>
      <CatchBoundary
        getResetKey={() => version}
        errorComponent={() => <p className={styles.failed}>{t('failed.title')}</p>}
      >
        <Suspense fallback={<Skeleton height="100%" radius={0} />}>
          <HouseholdMap
            key={plan.hamletId}
            ref={map as Ref<HouseholdMapHandle>}
            theme={theme}
            colourBy="status"
            filter={filter}
            dataVersion={String(version)}
            focusArea={focusArea ?? null}
            shown={layers}
            initialBounds={hamletBox}
            padding={padding}
            selectedClusterId={day?.clusterIds[0] ?? null}
            routes={routes}
            userPosition={position}
            onReady={() => setReady(true)}
          />
        </Suspense>
      </CatchBoundary>
      <div className={styles.controls}>
        <MapControls
          map={map}
          shown={layers}
          onShown={setLayers}
          onLocate={() => setFollowing(!following)}
          locating={locating}
          tool="pan"
          zoomButtons={wide}
        />
      </div>
    </>
  );
}
