import type { LngLatBoundsLike, Map as MapLibreMap, PaddingOptions, VectorTileSource } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { createMap } from './create-map.ts';
import { mapFontsReady } from './style/fonts.ts';
import { type MapView, mapStyle, tileLayersOf, tileUrl } from './style/map-style.ts';

interface MapSetup {
  view: MapView;
  dataVersion: string;
  bounds: LngLatBoundsLike;
  padding: PaddingOptions;
  title: string;
  /** A tile that could not be had, among others. */
  onError?: (error: { message: string }) => void;
}

export interface LiveMap {
  container: RefObject<HTMLDivElement | null>;
  /** The map once it can be drawn on and asked; null before. */
  map: MapLibreMap | null;
  /** The browser cannot draw maps. */
  failed: boolean;
}

/** Longest wait for the page's font before the map starts without it. */
const FONT_PATIENCE_MS = 3000;

const patience = () => new Promise((resolve) => setTimeout(resolve, FONT_PATIENCE_MS));

/** Addresses of tiles, set by hand: told as a new style, MapLibre would take the source away and the map would go blank. */
function refreshTiles(map: MapLibreMap, view: MapView, version: string): void {
  for (const layer of tileLayersOf(view)) {
    const url = tileUrl({ origin: location.origin, version }, layer);
    const source = map.getSource(layer) as VectorTileSource | undefined;
    if (source && source.tiles?.[0] !== url) source.setTiles([url]);
  }
}

/** Says that the map does not show yet what it is asked to, until a frame with all its tiles is drawn. */
function markBusy(map: MapLibreMap): () => void {
  const element = map.getContainer();
  element.setAttribute('aria-busy', 'true');
  const look = () => {
    if (!map.areTilesLoaded()) return;
    element.setAttribute('aria-busy', 'false');
    map.off('render', look);
  };
  map.on('render', look);
  return () => map.off('render', look);
}

/** One MapLibre map for as long as the component lives, following `view` and `dataVersion`. */
export function useMap(setup: MapSetup): LiveMap {
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(setup);
  latest.current = setup;
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let made: MapLibreMap | null = null;
    let gone = false;
    const start = () => {
      if (gone || !container.current) return;
      const { view, dataVersion, bounds, padding, title } = latest.current;
      const style = mapStyle(view, { origin: location.origin, version: dataVersion });
      try {
        made = createMap({ container: container.current, style, bounds, padding, title });
      } catch {
        setFailed(true);
        return;
      }
      made.on('error', ({ error }) => latest.current.onError?.(error));
      made.once('style.load', () => setMap(made));
    };
    Promise.race([mapFontsReady(), patience()]).then(start);
    return () => {
      gone = true;
      setMap(null);
      made?.remove();
    };
  }, []);

  const { view, dataVersion } = setup;
  useEffect(() => {
    if (!map) return;
    refreshTiles(map, view, dataVersion);
    map.setStyle(mapStyle(view, { origin: location.origin, version: dataVersion }), { diff: true });
    return markBusy(map);
  }, [map, view, dataVersion]);

  return { container, map, failed };
}
