import {
  type LngLatBoundsLike,
  Map as MapLibreMap,
  type PaddingOptions,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { drawImage } from './images/draw-image.ts';

// A worker of our own host, so that the content policy need not allow workers from blobs.
setWorkerUrl(workerUrl);

export interface MapOptions {
  container: HTMLElement;
  style: StyleSpecification;
  bounds: LngLatBoundsLike;
  padding: PaddingOptions;
  /** Name of the map for who cannot see it. */
  title: string;
}

/**
 * A flat, north-up map of the page, without any control of MapLibre's.
 *
 * @throws where the browser cannot draw (no WebGL 2)
 */
export function createMap({ container, style, bounds, padding, title }: MapOptions): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style,
    bounds,
    fitBoundsOptions: { padding, maxZoom: 17 },
    minZoom: 9,
    maxZoom: 20,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    renderWorldCopies: false,
    fadeDuration: 120,
    refreshExpiredTiles: false,
    locale: { 'Map.Title': title },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver((id) => {
    const drawing = drawImage(id);
    if (!drawing) return;
    const { image, ...options } = drawing;
    map.addImage(id, image, options);
  });
  return map;
}
