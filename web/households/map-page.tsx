import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useIsWide } from '../app/use-scheme.ts';
import { type Household, householdsQuery } from '../data/households.ts';
import { sumUp } from '../data/shares.ts';
import { summaryQuery } from '../data/summary.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import type { MapTool } from '../map/interaction/pointer.ts';
import { Sheet, type SheetHeight, sheetPixels } from '../ui/sheet.tsx';
import { FilterChips } from './filter-chips.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import { Sentence } from './list-head.tsx';
import { ListPane } from './list-pane.tsx';
import styles from './map-page.module.css';
import { MapPane, type MapWork } from './map-pane.tsx';
import { MovingBar } from './moving-bar.tsx';
import { SearchField } from './search-field.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useListFilter, useMapView } from './use-map-view.ts';
import { usePicking } from './use-picking.ts';

const SEARCH_WAIT_MS = 180;
const A_PAGE = 100;
/** What the tiles cannot tell is shown by id, up to as many as one answer holds. */
const A_WHOLE_ANSWER = 1000;
const NEAR_ZOOM = 17;

/** Map and list of households: two views of one filter. */
export function MapPage() {
  const wide = useIsWide();
  const { me, search, hamlet, update } = useMapView();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), SEARCH_WAIT_MS);
  const filter = useListFilter(search, hamlet, q);
  const byId = Boolean(q) || search.elderly === 'unknown' || search.deviceless === 'unknown';
  const list = useInfiniteQuery(householdsQuery(filter, byId ? A_WHOLE_ANSWER : A_PAGE));
  const households = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const visibleIds = useMemo(
    () => (byId && list.data ? households.map(({ id }) => id) : undefined),
    [byId, list.data, households],
  );

  const summary = useQuery({ ...summaryQuery('hamlet', hamlet), enabled: true });
  const whole = useMemo(
    () => (summary.data ? sumUp(summary.data, me.communeId ?? '', '') : undefined),
    [summary.data, me.communeId],
  );

  const map = useRef<HouseholdMapHandle>(null);
  const [hoveredId, setHovered] = useState<string | null>(null);
  const [tool, setTool] = useState<MapTool>('pan');
  const [moving, setMoving] = useState<MapWork['moving']>(null);
  const { picked, setPicked, pick } = usePicking(households);
  const [sheet, setSheet] = useState<SheetHeight>('half');

  const startMoving = useCallback((household: Household) => {
    setMoving({ household, position: household.location });
    setTool('place');
    setSheet('low');
    if (household.location) map.current?.flyTo(household.location, NEAR_ZOOM);
  }, []);
  const stopMoving = useCallback(() => {
    setMoving(null);
    setTool('pan');
  }, []);
  const move = useCallback((position: [number, number]) => setMoving((now) => now && { ...now, position }), []);
  const look = useCallback((household: Household) => {
    if (household.location && !map.current?.isVisible(household.location))
      map.current?.flyTo(household.location, NEAR_ZOOM);
  }, []);
  const open = useCallback(
    (household: Household) => {
      update({ household: household.id });
      look(household);
      setSheet((now) => (now === 'low' ? 'half' : now));
    },
    [update, look],
  );
  useHotkeys([
    [
      'Escape',
      () => {
        if (moving) stopMoving();
        else if (tool === 'lasso') setTool('pan');
        else if (picked.size > 0) setPicked(new Set());
        else if (search.household) update({ household: undefined });
      },
    ],
  ]);

  const work: MapWork = { tool, setTool, hoveredId, setHovered, picked, setPicked, moving, move };
  const covered = wide ? 0 : sheetPixels(sheet);
  const pane = search.household ? (
    <HouseholdPanel
      key={search.household}
      id={search.household}
      households={households}
      total={list.data?.pages[0]?.total ?? 0}
      onOpen={open}
      onClose={() => update({ household: undefined })}
      onMove={startMoving}
      onShow={(household) => household.location && map.current?.flyTo(household.location, NEAR_ZOOM)}
    />
  ) : (
    <ListPane
      list={list}
      households={households}
      summary={whole}
      text={text}
      onText={setText}
      work={work}
      onOpen={open}
      onPick={pick}
      onPlace={startMoving}
      onGo={(cluster) => {
        update({ cluster: cluster.id, tab: undefined });
        const box = cluster.bbox as [number, number, number, number] | null;
        if (box) map.current?.fitBounds(box);
      }}
    />
  );
  return (
    <div className={styles.page}>
      {wide && <aside className={styles.column}>{pane}</aside>}
      <MapPane
        map={map}
        work={work}
        households={households}
        visibleIds={visibleIds}
        summary={whole}
        covered={covered}
      />
      {!wide && !moving && (
        <div className={styles.overMap}>
          <SearchField text={text} onChange={setText} />
          <FilterChips summary={whole} />
        </div>
      )}
      {!wide && (
        <Sheet height={sheet} onHeight={setSheet} head={search.household ? null : <Sentence summary={whole} />}>
          {pane}
        </Sheet>
      )}
      {moving && <MovingBar moving={moving} onMove={move} onDone={stopMoving} />}
      {picked.size > 0 && !moving && <SelectionBar ids={picked} onDone={() => setPicked(new Set())} />}
    </div>
  );
}
