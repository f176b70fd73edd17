import { useDebouncedValue, useElementSize, useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react';
import { useIsWide } from '../app/use-scheme.ts';
import { type Household, householdsQuery } from '../data/households.ts';
import { sumUp } from '../data/shares.ts';
import { summaryQuery } from '../data/summary.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import { Sheet, type SheetHeight, sheetPixels } from '../ui/sheet.tsx';
import { FilterChips } from './filter-chips.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import { Sentence } from './list-head.tsx';
import { ListPane } from './list-pane.tsx';
import styles from './map-page.module.css';
import { MapPane, type MapWork } from './map-pane.tsx';
import { MovingBar } from './moving-bar.tsx';
import { NewHousehold } from './new-household.tsx';
import { PlacedBar } from './placed-bar.tsx';
import { SearchField } from './search-field.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useListFilter, useMapView } from './use-map-view.ts';
import { useMatching } from './use-matching.ts';
import { usePicking } from './use-picking.ts';
import { usePlacing } from './use-placing.ts';
import { useGoal } from './use-way.ts';

const SEARCH_WAIT_MS = 180;
const A_PAGE = 100;
/** What the tiles cannot tell is shown by id, up to as many as one answer holds. */
const A_WHOLE_ANSWER = 1000;
const NEAR_ZOOM = 17;
/** What a bar over the map and the low sheet below it cover on a phone. */
const A_BAR_PX = 240;
/** The legend before it is measured: two rows. */
const LEGEND_PX = 76;

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

  const matching = useMatching(filter);

  const summary = useQuery({ ...summaryQuery('hamlet', hamlet), enabled: true });
  const whole = useMemo(
    () => summary.data && (sumUp(summary.data, me.communeId ?? '', '') ?? null),
    [summary.data, me.communeId],
  );

  const goal = useGoal(search);
  const map = useRef<HouseholdMapHandle>(null);
  const { ref: legend, height } = useElementSize<HTMLDivElement>();
  const legendHeight = height || LEGEND_PX;
  const [hoveredId, setHovered] = useState<string | null>(null);
  const { tool, setTool, moving, place, move, measured, stop } = usePlacing(map);
  const { picked, setPicked, pick, lasso, standing } = usePicking(households);
  const [sheet, setSheet] = useState<SheetHeight>(search.add ? 'full' : search.way ? 'low' : 'half');

  const startPlacing = useCallback(
    (household: Household | null) => {
      place(household);
      setSheet('low');
    },
    [place],
  );
  const look = useCallback((household: Household) => {
    if (household.location && !map.current?.isVisible(household.location))
      map.current?.flyTo(household.location, NEAR_ZOOM);
  }, []);
  const open = useCallback(
    (household: Household) => {
      update({ household: household.id, way: undefined });
      look(household);
      setSheet((now) => (now === 'low' ? 'half' : now));
    },
    [update, look],
  );
  useHotkeys([
    [
      'Escape',
      () => {
        if (moving) stop();
        else if (tool === 'lasso') setTool('pan');
        else if (picked.size > 0) setPicked(new Set());
        else if (search.household) update({ household: undefined, way: undefined });
      },
    ],
  ]);

  const work: MapWork = {
    tool,
    setTool,
    hoveredId,
    setHovered,
    picked,
    onLasso: (found) => {
      setTool('pan');
      lasso(found);
    },
    moving,
    move,
  };
  /** on a phone the form makes room for the map */
  const tappingNew = !wide && tool === 'place' && moving?.household === null;
  // Behind a sheet of full height nobody sees the map; the camera aims at what is free at half of it.
  const covered = wide ? 0 : moving ? A_BAR_PX : sheetPixels(sheet === 'full' ? 'half' : sheet);
  const pane = search.add ? (
    <NewHousehold
      placing={moving}
      onTap={() => startPlacing(null)}
      onMeasured={measured}
      onNoPlace={stop}
      onDone={(saved) => update({ add: undefined, household: saved.id })}
      onCancel={() => update({ add: undefined })}
    />
  ) : search.household ? (
    <HouseholdPanel
      key={search.household}
      id={search.household}
      households={households}
      total={list.data?.pages[0]?.total ?? 0}
      onOpen={open}
      onClose={() => update({ household: undefined, way: undefined })}
      onMove={startPlacing}
      onWay={() => {
        update({ way: true }, { replace: true });
        setSheet('low');
      }}
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
      onPlace={startPlacing}
      onAdd={() => {
        update({ add: true, household: undefined });
        setSheet('full');
      }}
      onGo={(cluster) => {
        update({ cluster: cluster.id, tab: undefined });
        const box = cluster.bbox as [number, number, number, number] | null;
        if (box) map.current?.fitBounds(box);
      }}
    />
  );
  return (
    <div className={styles.page} style={{ '--tn-legend': `${legendHeight}px` } as CSSProperties}>
      {wide && <aside className={styles.column}>{pane}</aside>}
      <MapPane
        map={map}
        work={work}
        households={households}
        visibleIds={visibleIds}
        matching={matching}
        summary={whole}
        found={list.isPlaceholderData ? undefined : list.data?.pages[0]?.total}
        goal={goal}
        covered={covered}
        legendRef={legend}
        legendHeight={legendHeight}
      />
      {!wide && !moving && !search.add && (
        <div className={styles.overMap}>
          <SearchField text={text} onChange={setText} />
          <FilterChips summary={whole} />
        </div>
      )}
      {!wide && (
        <div hidden={tappingNew}>
          <Sheet
            height={sheet}
            onHeight={setSheet}
            head={search.household || search.add ? null : <Sentence summary={whole} />}
          >
            {pane}
          </Sheet>
        </div>
      )}
      {moving?.household && (
        <MovingBar household={moving.household} placing={moving} onMeasured={measured} onDone={stop} />
      )}
      {tappingNew && moving && (
        <PlacedBar
          placed={moving.position !== null}
          onDone={() => {
            setTool('pan');
            setSheet('full');
          }}
        />
      )}
      {picked.size > 0 && !moving && (
        <SelectionBar ids={picked} standing={standing} onDone={() => setPicked(new Set())} />
      )}
    </div>
  );
}
