import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import type { MultiPolygon } from 'geojson';
import { lazy, type Ref, type RefObject, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDataVersion } from '../app/live.ts';
import { useIsWide, useScheme } from '../app/use-scheme.ts';
import { type Box, boundsOf } from '../data/bounds.ts';
import { groundQuery } from '../data/ground.ts';
import type { CountsByCluster, Household } from '../data/households.ts';
import { hamletsQuery, membersQuery } from '../data/places.ts';
import type { SummaryItem } from '../data/summary.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import { ColourBy } from '../map/colour-by.tsx';
import { MapControls } from '../map/controls.tsx';
import type { LassoedHousehold } from '../map/interaction/lasso-selection.ts';
import type { Position } from '../map/interaction/pick.ts';
import type { MapTool } from '../map/interaction/pointer.ts';
import { Legend } from '../map/legend.tsx';
import type { MapLayers } from '../map/style/map-style.ts';
import { useUserPosition } from '../map/use-user-position.ts';
import { say } from '../ui/toast.tsx';
import { LegendSheet } from './legend-sheet.tsx';
import notes from './map-notes.module.css';
import { PartNote, WayNote } from './map-notes.tsx';
import styles from './map-page.module.css';
import { useLegend } from './use-legend.ts';
import { useMapFilter, useMapView } from './use-map-view.ts';
import type { Placing } from './use-placing.ts';
import { useWay } from './use-way.ts';

const HouseholdMap = lazy(() => import('../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));

export interface MapWork {
  tool: MapTool;
  setTool: (tool: MapTool) => void;
  hoveredId: string | null;
  setHovered: (id: string | null) => void;
  picked: ReadonlySet<string>;
  onLasso: (found: LassoedHousehold[]) => void;
  /** a household whose position is being chosen */
  moving: Placing | null;
  move: (position: Position) => void;
}

interface Props {
  map: RefObject<HouseholdMapHandle | null>;
  work: MapWork;
  households: readonly Household[];
  /** ids to show where the tiles cannot tell: a text search, unknown facts */
  visibleIds: readonly string[] | undefined;
  /** what of each cluster matches; null without a filter */
  matching: CountsByCluster | null;
  summary: SummaryItem | null | undefined;
  /** how many the search found, where more than the map shows by id */
  found: number | undefined;
  /** where the household lies to which the way is shown */
  goal: Position | null;
  /** what the sheet of a phone covers, px */
  covered: number;
  /** where the legend lies on a wide screen, and how tall it is there, px */
  legendRef: Ref<HTMLDivElement>;
  legendHeight: number;
}

const LAYERS: MapLayers = { clusters: true, buildings: true, names: true };

/** The map with what lies on it: colours, legend, buttons. It shows the same filter as the list. */
export function MapPane(props: Props) {
  const { map, work, households, visibleIds, matching, summary, found, goal, covered, legendRef, legendHeight } = props;
  const { t } = useTranslation('map');
  const theme = useScheme();
  const wide = useIsWide();
  const version = useDataVersion();
  const { me, search, hamlet, update } = useMapView();
  const hamlets = useQuery(hamletsQuery);
  const ground = useQuery(groundQuery);
  const { data: members = [] } = useQuery({ ...membersQuery(hamlet), enabled: me.role !== 'member' });
  const [shown, setShown] = useState(LAYERS);
  const [following, setFollowing] = useState(false);
  const [ready, setReady] = useState(false);
  const [legendOpen, setLegendOpen] = useState(false);
  const watch = useUserPosition(following || goal !== null);
  const way = useWay(map, ready, goal, watch.position);

  const filter = useMapFilter(search, hamlet, visibleIds);
  const serving = useMemo(() => members.filter((member) => member.serving), [members]);
  const names = useMemo(() => new Map(households.map((household) => [household.id, household])), [households]);
  const { by, legend } = useLegend(filter, serving, summary);
  const padding = useMemo(
    () =>
      wide
        ? { top: 56, right: 60, bottom: legendHeight + 24, left: 0 }
        : { top: 116, right: 0, bottom: covered, left: 0 },
    [wide, covered, legendHeight],
  );

  const focusArea = hamlets.data?.find((item) => item.id === hamlet)?.boundary as MultiPolygon | null | undefined;
  const groundBox = ground.data?.bounds as Box | null | undefined;
  const bounds = useMemo(() => boundsOf(hamlets.data ?? [], hamlet, groundBox), [hamlets.data, hamlet, groundBox]);
  const placed = hamlets.isSuccess && !ground.isPending;
  useGoTo(map, bounds, placed);

  useEffect(() => {
    if (watch.problem) say(t(`locate.${watch.problem}`), { tone: 'failed' });
  }, [watch.problem, t]);
  useEffect(() => {
    if (watch.position && following) map.current?.flyTo([watch.position.lon, watch.position.lat], 16);
  }, [following, watch.position !== null]);
  return (
    <div className={styles.map}>
      {placed ? (
        <CatchBoundary getResetKey={() => version} errorComponent={MapFailed}>
          <Suspense fallback={<Skeleton height="100%" radius={0} />}>
            <HouseholdMap
              ref={map as Ref<HouseholdMapHandle>}
              theme={theme}
              colourBy={by.value}
              filter={filter}
              matching={matching}
              focusArea={focusArea ?? null}
              dataVersion={String(version)}
              members={serving}
              shown={shown}
              initialBounds={bounds}
              padding={padding}
              selectedId={search.household ?? null}
              hoveredId={work.hoveredId}
              selectedClusterId={search.cluster ?? null}
              multiSelection={work.picked}
              onHover={work.setHovered}
              onSelect={(id) => search.add || update({ household: id ?? undefined })}
              onSelectCluster={(id) => search.add || update({ cluster: id ?? undefined, household: undefined })}
              tool={work.tool}
              onLasso={work.onLasso}
              onPlace={work.move}
              moving={work.moving?.position ? { position: work.moving.position, onMove: work.move } : null}
              userPosition={watch.position}
              way={way}
              onReady={() => setReady(true)}
              labels={(id) => names.get(id)?.head ?? undefined}
              locate={(id) => names.get(id)?.location ?? undefined}
            />
          </Suspense>
        </CatchBoundary>
      ) : (
        <Skeleton height="100%" radius={0} />
      )}
      {wide && (
        <div className={styles.by}>
          <ColourBy {...by} />
        </div>
      )}
      <div className={notes.notes} style={wide ? undefined : { bottom: covered + 12 }}>
        {goal && (
          <WayNote way={way} locating={watch.locating} onClose={() => update({ way: undefined }, { replace: true })} />
        )}
        {visibleIds && found !== undefined && found > visibleIds.length && (
          <PartNote shown={visibleIds.length} whole={found} />
        )}
      </div>
      <div className={styles.controls} style={wide ? { top: 12, right: 12 } : { right: 12, bottom: covered + 12 }}>
        <MapControls
          map={map}
          shown={shown}
          onShown={setShown}
          onLocate={() => setFollowing((on) => !on)}
          locating={watch.locating}
          tool={work.tool}
          zoomButtons={wide}
          {...(wide ? {} : { onLegend: () => setLegendOpen(true) })}
          {...(wide && me.role !== 'member' ? { onTool: work.setTool } : {})}
        />
      </div>
      {wide ? (
        <div className={styles.legend} ref={legendRef}>
          <Legend {...legend} />
        </div>
      ) : (
        <LegendSheet
          opened={legendOpen}
          onClose={() => setLegendOpen(false)}
          by={me.role === 'member' ? null : by}
          legend={legend}
        />
      )}
    </div>
  );
}

/** The map broke; the list goes on. */
function MapFailed() {
  const { t } = useTranslation('map');
  return (
    <div className={styles.mapFailed} role="alert">
      <b>{t('failed.title')}</b>
      <p className="tn-muted">{t('failed.what')}</p>
    </div>
  );
}

/** Goes to another hamlet when it is chosen; where the map starts, it is there already. */
function useGoTo(map: RefObject<HouseholdMapHandle | null>, bounds: Box, ready: boolean): void {
  const [shownFor, setShownFor] = useState<Box | null>(null);
  useEffect(() => {
    if (!ready) return;
    if (shownFor !== null && shownFor.join() !== bounds.join()) map.current?.fitBounds(bounds);
    setShownFor(bounds);
  }, [map, bounds, ready, shownFor]);
}
