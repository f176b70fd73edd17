import { Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Position } from 'geojson';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hamlet } from '#api/clusters/schema.ts';
import { type HamletShapes, type Point, positionOf } from '#geo/boundaries/index.ts';
import { useIsWide, useScheme } from '../app/use-scheme.ts';
import { boundsOf } from '../data/bounds.ts';
import { memberInk } from '../map/member-colours.ts';
import { Sheet, type SheetHeight, sheetPixels } from '../ui/sheet.tsx';
import { say } from '../ui/toast.tsx';
import styles from './boundaries.module.css';
import type { HouseholdPoint } from './boundary-data.ts';
import type { BoundaryMapHandle, MapMode } from './boundary-map.tsx';
import { DrawingBar } from './drawing-bar.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import {
  areaFeatures,
  type HamletLook,
  homeFeatures,
  labelFeatures,
  markFeatures,
  proposalFeatures,
} from './map-features.ts';
import { Panel } from './panel.tsx';
import { ProposalBar } from './proposal-bar.tsx';
import { applyRing } from './ring-change.ts';
import { SaveBar } from './save-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { useBoundaries } from './use-boundaries.ts';
import { useProposals } from './use-proposals.ts';

const BoundaryMap = lazy(() => import('./boundary-map.tsx').then((m) => ({ default: m.BoundaryMap })));
const NO_RINGS: Point[][] = [];

interface Props {
  hamlets: readonly Hamlet[];
  points: readonly HouseholdPoint[];
}

/** Map and lists over one set of boundaries. */
export function Workbench({ hamlets, points }: Props) {
  const { t } = useTranslation('boundaries');
  const wide = useIsWide();
  const theme = useScheme();
  const map = useRef<BoundaryMapHandle>(null);
  const work = useBoundaries(hamlets, points);
  const { shapes, change } = work;
  const [selectedId, setSelected] = useState<string | null>(null);
  const [drawing, setDrawing] = useState(false);
  const [corners, setCorners] = useState(0);
  const [corner, setCorner] = useState<Point | null>(null);
  const [found, setFound] = useState<Position | null>(null);
  const [sheet, setSheet] = useState<SheetHeight>('half');
  const proposals = useProposals(shapes, change);
  const [start] = useState(() => boundsOf(hamlets, undefined));

  const looks = useMemo<HamletLook[]>(
    () => hamlets.map(({ id, name }, i) => ({ id, name, colour: memberInk(i, theme).fill })),
    [hamlets, theme],
  );
  const selected = looks.find(({ id }) => id === selectedId) ?? null;
  const shape = selectedId === null ? undefined : shapes.get(selectedId);
  const mode: MapMode = drawing ? 'draw' : shape && !proposals.shown ? 'change' : 'look';
  const rings = useMemo(() => shape?.flatMap(([outer]) => (outer ? [outer] : [])) ?? NO_RINGS, [shape]);
  const neighbours = useMemo(
    () => [...shapes].filter(([id]) => id !== selectedId).map(([, other]) => other),
    [shapes, selectedId],
  );
  const outsideIds = useMemo(() => new Set(work.outside.map(({ householdId }) => householdId)), [work.outside]);
  const areasOf = (of: HamletShapes) => areaFeatures(looks, of, { selectedId, broken: work.broken });
  const areas = useMemo(
    () => areaFeatures(looks, shapes, { selectedId, broken: work.broken }),
    [looks, shapes, selectedId, work.broken],
  );
  const placedHamlets = useMemo(() => new Set(points.map(({ hamletId }) => hamletId)), [points]);
  const homes = useMemo(() => homeFeatures(points, looks, outsideIds), [points, looks, outsideIds]);
  const labels = useMemo(() => labelFeatures(looks, shapes), [looks, shapes]);
  const proposed = useMemo(() => proposalFeatures(proposals.shown ?? []), [proposals.shown]);
  const marks = useMemo(() => {
    const problems = [...work.problems].flatMap(([id, list]) =>
      list.flatMap((one) => ('at' in one && work.broken.has(id) ? [{ at: one.at, kind: 'problem' as const }] : [])),
    );
    return markFeatures([
      ...problems,
      ...(corner ? [{ at: positionOf(corner), kind: 'corner' as const }] : []),
      ...(found ? [{ at: found, kind: 'household' as const }] : []),
    ]);
  }, [work.problems, work.broken, corner, found]);

  const select = (id: string | null) => {
    setDrawing(false);
    setSelected(id);
    setCorner(null);
    setFound(null);
    if (id !== null && sheet === 'low') setSheet('half');
  };
  const draw = () => {
    setDrawing(true);
    setCorner(null);
    setSheet('low');
  };
  const look = (at: Position, mark = false) => {
    setFound(mark ? at : null);
    map.current?.flyTo(at, 17);
    if (sheet === 'full') setSheet('half');
  };
  const onRing = (before: readonly Point[], after: Point[], settled: boolean) => {
    const next = applyRing(shapes, before, after, settled);
    if (!settled) map.current?.preview(areasOf(next ?? shapes));
    else if (next) change(next);
    else {
      say(t('corner.stays'), { tone: 'failed' });
      map.current?.drawing()?.change(rings);
    }
  };
  const undo = () => {
    if (drawing && map.current?.drawing()?.takeBack()) return;
    work.undo();
  };
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', work.redo],
    ['mod+Y', work.redo],
    ['Escape', () => (drawing ? setDrawing(false) : proposals.shown ? proposals.close() : select(null))],
  ]);

  const covered = wide ? 0 : sheetPixels(sheet === 'full' ? 'half' : sheet);
  const panel = (
    <Panel
      hamlets={hamlets}
      looks={looks}
      points={points}
      work={work}
      selected={selected}
      onSelect={(id) => {
        select(id);
        const bbox = id === null ? null : boxOfHamlet(hamlets, id);
        if (bbox) map.current?.fitBounds(bbox);
      }}
      onDraw={draw}
      corner={corner}
      onCorner={(next, fly) => {
        setCorner(next);
        if (next && fly) map.current?.flyTo(positionOf(next), 16);
      }}
      metresPerPixel={() => map.current?.metresPerPixel() ?? 1}
      onLook={look}
      proposals={proposals}
    />
  );
  return (
    <div className={styles.page}>
      {wide && <div className={styles.column}>{panel}</div>}
      <div className={styles.map}>
        <Suspense fallback={<Skeleton height="100%" radius={0} />}>
          <BoundaryMap
            key={theme}
            ref={map}
            theme={theme}
            features={{ areas, homes, labels, proposals: proposed, marks }}
            bounds={start}
            covered={covered}
            mode={mode}
            rings={rings}
            neighbours={neighbours}
            onSelect={(id) => select(id)}
            onDrawn={(ring) => {
              setDrawing(false);
              if (selectedId) work.drawn(selectedId, ring);
              setSheet('half');
            }}
            onCorners={setCorners}
            onRing={onRing}
          />
        </Suspense>
        <div className={styles.over}>
          <Toolbar
            canUndo={work.canUndo || (drawing && corners > 0)}
            canRedo={work.canRedo}
            onUndo={undo}
            onRedo={work.redo}
            onZoom={(steps) => map.current?.zoomBy(steps)}
          />
          {drawing && selected && (
            <DrawingBar
              name={selected.name}
              corners={corners}
              onMiddle={() => map.current?.drawing()?.placeInMiddle()}
              onBack={() => map.current?.drawing()?.takeBack()}
              onDone={() => map.current?.drawing()?.finish()}
              onCancel={() => setDrawing(false)}
            />
          )}
          {!drawing && proposals.shown && (
            <ProposalBar proposals={proposals} looks={looks} selected={selected} placed={placedHamlets} />
          )}
          {!drawing && !proposals.shown && <SaveBar work={work} />}
        </div>
      </div>
      {!wide && (
        <Sheet height={sheet} onHeight={setSheet}>
          {panel}
        </Sheet>
      )}
      <LeaveGuard changed={work.changed.length} />
    </div>
  );
}

function boxOfHamlet(hamlets: readonly Hamlet[], id: string): [number, number, number, number] | null {
  const hamlet = hamlets.find((one) => one.id === id);
  return hamlet?.bbox ? boundsOf(hamlets, id) : null;
}
