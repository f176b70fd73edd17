import 'maplibre-gl/dist/maplibre-gl.css';
import type { Feature, Position } from 'geojson';
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createMap } from '../map/create-map.ts';
import { Lasso } from '../map/interaction/lasso.tsx';
import { insideRing, type ScreenPoint } from '../map/interaction/lasso-selection.ts';
import { mapFontsReady } from '../map/style/fonts.ts';
import type { Theme } from '../ui/symbols/colours.ts';
import { clusterStyle, collection, SOURCES, type SourceName } from './cluster-style.ts';
import styles from './clusters.module.css';
import type { LineDrawing } from './line-drawing.ts';

export type MapMode = 'look' | 'line' | 'lasso';

export interface ClusterMapHandle {
  /** Shows a part of the map as large as can be, beside what lies over it. */
  fitBounds: (bounds: LngLatBoundsLike) => void;
  line: () => LineDrawing | null;
}

interface Props {
  ref?: Ref<ClusterMapHandle>;
  theme: Theme;
  features: Record<SourceName, Feature[]>;
  homes: readonly { id: string; location: readonly number[] }[];
  bounds: LngLatBoundsLike;
  /** what a sheet covers below, px */
  covered: number;
  /** what a bar covers above, px */
  over: number;
  mode: MapMode;
  onSelect: (clusterId: string) => void;
  /** Points placed; 0 as soon as the first can be. */
  onPoints: (points: number) => void;
  onLine: (line: Position[]) => void;
  onLasso: (householdIds: string[]) => void;
}

/** The map on which clusters are looked at, divided and emptied. It starts once for each theme. */
export function ClusterMap(props: Props) {
  const { ref, theme, features, mode } = props;
  const { t } = useTranslation('clusters');
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const line = useRef<LineDrawing | null>(null);
  const [failed, setFailed] = useState(false);
  const title = t('map');

  useEffect(() => {
    let made: MapLibreMap | null = null;
    let gone = false;
    const start = async () => {
      await mapFontsReady();
      if (gone || !container.current) return;
      const style = clusterStyle(theme, { origin: location.origin, version: '0' });
      const { bounds, covered } = latest.current;
      const padding = { top: 64, left: 24, right: 24, bottom: 24 + covered };
      const live = createMap({ container: container.current, style, bounds, padding, title });
      made = live;
      live.once('style.load', () => {
        for (const layer of ['proposed-fill', 'present-fill'])
          live.on('click', layer, ({ features: hit }) => {
            const id: unknown = hit?.[0]?.properties.id;
            const { mode: now, features: drawn, onSelect } = latest.current;
            const proposing = drawn.proposed.length > 0;
            if (now === 'look' && proposing === (layer === 'proposed-fill') && id !== undefined) onSelect(String(id));
          });
        setMap(live);
      });
    };
    start().catch(() => setFailed(true));
    // Asked for early: who draws later may have lost the signal by then.
    import('./line-drawing.ts').catch(() => {});
    return () => {
      gone = true;
      setMap(null);
      made?.remove();
    };
  }, [theme, title]);

  for (const name of SOURCES) useSource(map, name, features[name]);

  useEffect(() => {
    if (!map || mode !== 'line') return;
    let gone = false;
    import('./line-drawing.ts')
      .then(async ({ drawLine }) => {
        // Points would be set on ground that moves away under them.
        if (map.isMoving()) await map.once('moveend');
        if (gone) return;
        line.current = drawLine(map, theme, {
          onPoints: (points) => latest.current.onPoints(points),
          onLine: (drawn) => latest.current.onLine(drawn),
        });
        latest.current.onPoints(0);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      line.current?.stop();
      line.current = null;
    };
  }, [map, mode, theme]);

  useImperativeHandle(
    ref,
    () => ({
      fitBounds: (bounds) => {
        const { over, covered } = latest.current;
        const padding = { top: 40 + over, left: 40, right: 40, bottom: 40 + covered };
        map?.fitBounds(bounds, { padding, maxZoom: 18.5, duration: 500, linear: true });
      },
      line: () => line.current,
    }),
    [map],
  );

  const lassoed = (ring: ScreenPoint[]) => {
    if (!map) return;
    const inside = props.homes.filter(({ location }) => {
      const { x, y } = map.project(location as [number, number]);
      return insideRing([x, y], ring);
    });
    props.onLasso(inside.map(({ id }) => id));
  };

  if (failed) return <p className={styles.failed}>{t('mapFailed')}</p>;
  return (
    <div className={styles.canvasBox} data-ready={map !== null}>
      <div ref={container} className={styles.canvas} />
      {mode === 'line' && <span className={styles.crosshair} aria-hidden />}
      {mode === 'lasso' && <Lasso onDrawn={lassoed} />}
    </div>
  );
}

/** Hands a source what it shows, when that changes. */
function useSource(map: MapLibreMap | null, name: SourceName, features: Feature[]): void {
  useEffect(() => {
    (map?.getSource(name) as GeoJSONSource | undefined)?.setData(collection(features));
  }, [map, name, features]);
}
