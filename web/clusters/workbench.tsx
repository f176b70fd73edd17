import { Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster, ClusterShapeList, Hamlet } from '#api/clusters/schema.ts';
import { clusterAfter } from '#geo';
import { useIsWide, useScheme } from '../app/use-scheme.ts';
import { boundsOf, boxAround } from '../data/bounds.ts';
import { Sheet, type SheetHeight, sheetPixels } from '../ui/sheet.tsx';
import { say } from '../ui/toast.tsx';
import { ActionBar } from './action-bar.tsx';
import { coloursOf, type Hues, huesAfter } from './cluster-colours.ts';
import { homeFeatures, labelFeatures, outlineFeatures } from './cluster-features.ts';
import type { ClusterMapHandle, MapMode } from './cluster-map.tsx';
import styles from './clusters.module.css';
import { DrawBar, type Drawing } from './draw-bar.tsx';
import { MoveBar } from './move-bar.tsx';
import { Panel } from './panel.tsx';
import { partOf } from './part.ts';
import { ProposalBar } from './proposal-bar.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useByHand } from './use-by-hand.ts';
import { useProposal } from './use-proposal.ts';

const ClusterMap = lazy(() => import('./cluster-map.tsx').then((m) => ({ default: m.ClusterMap })));
const NOBODY: ReadonlySet<string> = new Set();
/** What the bar of an action covers of the map, px. */
const BAR_PX = { wide: 80, phone: 190 };

interface Props {
  hamlets: readonly Hamlet[];
  hamlet: Hamlet;
  outlines: ClusterShapeList;
  clusters: readonly Cluster[];
}

/** Map and list over the clusters of one hamlet. */
export function Workbench({ hamlets, hamlet, outlines, clusters }: Props) {
  const { t } = useTranslation('clusters');
  const wide = useIsWide();
  const theme = useScheme();
  const map = useRef<ClusterMapHandle>(null);
  const proposing = useProposal(hamlet.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOBODY);
  const [doing, setDoing] = useState<Drawing | 'move' | null>(null);
  const [points, setPoints] = useState<number | null>(null);
  const [homes, setHomes] = useState<ReadonlySet<string>>(NOBODY);
  const [renaming, setRenaming] = useState(false);
  const [sheet, setSheet] = useState<SheetHeight>('half');
  const [start] = useState(() => boundsOf(hamlets, hamlet.id));
  const stop = () => {
    setDoing(null);
    setHomes(NOBODY);
    setPoints(null);
  };
  const byHand = useByHand(() => {
    stop();
    setChosen(NOBODY);
  });
  const { shown, chosen: wanted } = proposing;
  const picked = clusters.filter(({ id }) => chosen.has(id));
  const [only] = picked;
  const drawing = doing === 'move' ? null : doing;
  const mode: MapMode = drawing ? 'line' : doing === 'move' && homes.size === 0 ? 'lasso' : 'look';

  const part = useMemo(() => shown && partOf(shown, new Set([...shown.taken, ...wanted])), [shown, wanted]);
  const clusterOf = useMemo(() => part?.clusterOf ?? clusterAfter(outlines.items, [], NOBODY), [part, outlines]);
  const drawn = shown?.after ?? outlines.items;
  // A cluster keeps its colour from its proposal on, and has it again when it comes back.
  const hues = useRef<Hues>(new Map());
  const colours = useMemo(() => {
    hues.current = huesAfter(hues.current, outlines.items, shown?.after ?? []);
    return coloursOf(hues.current, theme);
  }, [outlines, shown, theme]);
  const present = useMemo(
    () => outlineFeatures(outlines.items, ({ id }) => ({ chosen: chosen.has(id) && !shown })),
    [outlines, chosen, shown],
  );
  const proposed = useMemo(
    () =>
      outlineFeatures(shown?.after ?? [], ({ id }) => ({
        colour: colours.get(id),
        taken: wanted.has(id) || shown?.taken.includes(id),
      })),
    [shown, colours, wanted],
  );
  const dots = useMemo(
    () => homeFeatures(outlines.homes, clusterOf, colours, homes),
    [outlines, clusterOf, colours, homes],
  );
  const labels = useMemo(() => labelFeatures(drawn), [drawn]);

  const toggle = (id: string) => {
    if (shown) return proposing.toggle(id);
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const begin = (what: Drawing | 'move') => {
    setDoing(what);
    if (!wide) setSheet('low');
  };
  const worked = useRef(picked);
  worked.current = picked;
  useEffect(() => {
    const corners = worked.current.flatMap(({ id }) => outlines.items.find((one) => one.id === id)?.outline ?? []);
    const places = corners.flatMap(({ coordinates }) => coordinates.flat(2)) as [number, number][];
    if (doing && places.length > 0) map.current?.fitBounds(boxAround(places));
  }, [doing, outlines]);
  useHotkeys([['Escape', () => (doing ? stop() : shown ? proposing.drop() : setChosen(NOBODY))]]);

  const panel = (
    <Panel
      hamlets={hamlets}
      hamlet={hamlet}
      outlines={outlines}
      clusters={clusters}
      colours={colours}
      chosen={chosen}
      onToggle={toggle}
      proposing={proposing}
      part={part}
    />
  );
  return (
    <div className={styles.page}>
      {wide && <div className={styles.column}>{panel}</div>}
      <div className={styles.map}>
        <Suspense fallback={<Skeleton height="100%" radius={0} />}>
          <ClusterMap
            key={theme}
            ref={map}
            theme={theme}
            features={{ present, proposed, homes: dots, labels }}
            homes={outlines.homes}
            bounds={start}
            covered={wide ? 0 : sheetPixels(sheet === 'full' ? 'half' : sheet)}
            over={wide ? BAR_PX.wide : BAR_PX.phone}
            mode={mode}
            onSelect={toggle}
            onPoints={setPoints}
            onLine={(line) => {
              stop();
              if (only && drawing) byHand[drawing](only, line);
            }}
            onLasso={(ids) => (ids.length === 0 ? say(t('move.none'), { tone: 'failed' }) : setHomes(new Set(ids)))}
          />
        </Suspense>
        <div className={styles.over} data-keep-clear>
          {shown && part && <ProposalBar proposal={shown} part={part} proposing={proposing} />}
          {!shown && drawing && only && (
            <DrawBar
              drawing={drawing}
              name={only.name}
              points={points}
              onMiddle={() => map.current?.line()?.placeInMiddle()}
              onDone={() => map.current?.line()?.finish()}
              onCancel={stop}
            />
          )}
          {!shown && doing === 'move' && (
            <MoveBar
              households={homes.size}
              clusters={clusters}
              onMove={(to) => byHand.move([...homes], to)}
              onCancel={stop}
            />
          )}
          {!shown && !doing && clusters.length > 0 && (
            <ActionBar
              picked={picked}
              byHand={byHand}
              onSplit={() => begin('split')}
              onRedraw={() => begin('redraw')}
              onMove={() => begin('move')}
              onRename={() => setRenaming(true)}
              onClear={() => setChosen(NOBODY)}
            />
          )}
        </div>
      </div>
      {!wide && (
        <Sheet height={sheet} onHeight={setSheet}>
          {panel}
        </Sheet>
      )}
      {renaming && only && (
        <RenameDialog
          name={only.name}
          onSave={(name) => byHand.rename(only, name)}
          onClose={() => setRenaming(false)}
        />
      )}
    </div>
  );
}
