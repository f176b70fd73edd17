import 'maplibre-gl/dist/maplibre-gl.css';
import type { Feature, Position } from 'geojson';
import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Point, pointOf, type Shape, snapTarget } from '#geo/boundaries/index.ts';
import { createMap } from '../map/create-map.ts';
import { mapFontsReady } from '../map/style/fonts.ts';
import type { Theme } from '../ui/symbols/colours.ts';
import styles from './boundaries.module.css';
import { boundaryStyle, collection, SOURCES, type SourceName } from './boundary-style.ts';
import type { Drawing } from './drawing.ts';

export type MapMode = 'look' | 'draw' | 'change';

export interface BoundaryMapHandle {
  flyTo: (position: Position, zoom?: number) => void;
  fitBounds: (bounds: LngLatBoundsLike) => void;
  zoomBy: (steps: number) => void;
  /** Draws neighbours along while a corner is dragged, without the page being asked. */
  preview: (areas: Feature[]) => void;
  /** Metres that a pixel is, now. */
  metresPerPixel: () => number;
  drawing: () => Drawing | null;
}

interface Props {
  ref?: Ref<BoundaryMapHandle>;
  theme: Theme;
  features: Record<SourceName, Feature[]>;
  bounds: LngLatBoundsLike;
  /** What a sheet covers below, px. */
  covered: number;
  mode: MapMode;
  /** Outer rings of the hamlet whose corners can be moved. */
  rings: readonly (readonly Point[])[];
  /** What corners snap to. */
  neighbours: readonly Shape[];
  onSelect: (hamletId: string) => void;
  onDrawn: (ring: Point[]) => void;
  onCorners: (corners: number) => void;
  onRing: (before: readonly Point[], after: Point[], settled: boolean) => void;
}

/** Corners snap to neighbours within so many pixels. */
const SNAP_PX = 14;
/** A click this near to the outline being changed means its corners, not the hamlet beneath, px. */
const OUTLINE_PX = 24;
const METRES_AT_ZOOM_0 = 78_271.5;

const metresPerPixel = (map: MapLibreMap): number =>
  (METRES_AT_ZOOM_0 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / 2 ** map.getZoom();

const hasCorner = (shape: Shape, [x, y]: Point): boolean =>
  shape.some((rings) => rings.some((ring) => ring.some((corner) => corner[0] === x && corner[1] === y)));

/** The map on which boundaries are drawn. It starts once for each theme. */
export function BoundaryMap(props: Props) {
  const { ref, theme, features, mode, rings } = props;
  const { t } = useTranslation('boundaries');
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const drawing = useRef<Drawing | null>(null);
  const [failed, setFailed] = useState(false);
  const title = t('map');

  useEffect(() => {
    let made: MapLibreMap | null = null;
    let gone = false;
    const start = async () => {
      const [{ createDrawing }] = await Promise.all([import('./drawing.ts'), mapFontsReady()]);
      if (gone || !container.current) return;
      const style = boundaryStyle(theme, { origin: location.origin, version: '0' });
      const { bounds, covered } = latest.current;
      const padding = { top: 64, left: 24, right: 24, bottom: 24 + covered };
      const live = createMap({ container: container.current, style, bounds, padding, title });
      made = live;
      live.once('style.load', () => {
        drawing.current = createDrawing(live, theme, {
          onDrawn: (ring) => latest.current.onDrawn(ring),
          onCorners: (corners) => latest.current.onCorners(corners),
          onRing: (...change) => latest.current.onRing(...change),
          snap: (point, from) => {
            // Who shares the corner moves with it: snapping to him would hold it where it is.
            const others = latest.current.neighbours.filter((shape) => !from || !hasCorner(shape, from));
            return snapTarget(others, point, SNAP_PX * metresPerPixel(live))?.at ?? null;
          },
        });
        live.on('click', 'areas-fill', ({ lngLat, features: hit }) => {
          const { mode: now, rings: own, onSelect } = latest.current;
          const point = pointOf([lngLat.lng, lngLat.lat]);
          const near =
            now === 'change' && snapTarget([own.map((ring) => [ring])], point, OUTLINE_PX * metresPerPixel(live));
          const id: unknown = hit?.[0]?.properties.id;
          if (now !== 'draw' && !near && id !== undefined) onSelect(String(id));
        });
        setMap(live);
      });
    };
    start().catch(() => setFailed(true));
    return () => {
      gone = true;
      setMap(null);
      drawing.current?.stop();
      drawing.current = null;
      made?.remove();
    };
  }, [theme, title]);

  for (const name of SOURCES) useSource(map, name, features[name]);

  useEffect(() => {
    if (!map) return;
    if (mode === 'draw') drawing.current?.draw();
    else if (mode === 'look') drawing.current?.rest();
  }, [map, mode]);
  useEffect(() => {
    if (map && mode === 'change') drawing.current?.change(rings);
  }, [map, mode, rings]);

  useImperativeHandle(
    ref,
    () => ({
      flyTo: (center, zoom = 16) => {
        const offset: [number, number] = [0, -latest.current.covered / 2];
        map?.easeTo({ center: center as [number, number], zoom: Math.max(zoom, map.getZoom()), offset, duration: 500 });
      },
      fitBounds: (bounds) => {
        const padding = { top: 80, left: 40, right: 40, bottom: 40 + latest.current.covered };
        map?.fitBounds(bounds, { padding, maxZoom: 17, duration: 500, linear: true });
      },
      zoomBy: (steps) => map?.easeTo({ zoom: map.getZoom() + steps, duration: 180 }),
      preview: (areas) => (map?.getSource('areas') as GeoJSONSource | undefined)?.setData(collection(areas)),
      metresPerPixel: () => (map ? metresPerPixel(map) : 1),
      drawing: () => drawing.current,
    }),
    [map],
  );

  if (failed) return <p className={styles.failed}>{t('mapFailed')}</p>;
  return (
    <div className={styles.canvasBox} data-ready={map !== null}>
      <div ref={container} className={styles.canvas} />
      {mode === 'draw' && <span className={styles.crosshair} aria-hidden />}
    </div>
  );
}

/** Hands a source what it shows, when that changes. */
function useSource(map: MapLibreMap | null, name: SourceName, features: Feature[]): void {
  useEffect(() => {
    (map?.getSource(name) as GeoJSONSource | undefined)?.setData(collection(features));
  }, [map, name, features]);
}
