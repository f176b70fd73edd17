import type { LngLatBoundsLike, Map as MapLibreMap, PaddingOptions } from 'maplibre-gl';
import type { Position } from './interaction/pick.ts';

/** What a page can ask of the map beyond its props. */
export interface HouseholdMapHandle {
  /** Goes to a position, in the middle of what sheets leave free; `zoom` is the least to end at. */
  flyTo: (position: Position, zoom?: number) => void;
  fitBounds: (bounds: LngLatBoundsLike) => void;
  /** Whether a position is on screen and under no sheet. */
  isVisible: (position: Position) => boolean;
  zoomBy: (steps: number) => void;
}

const NOTHING: Required<PaddingOptions> = { top: 0, right: 0, bottom: 0, left: 0 };

/** Pixels from the edge within which a household counts as out of sight. */
const EDGE = 24;

/** The camera of a map that may not be there yet (asked then, it does nothing). */
export function cameraOf(current: () => { map: MapLibreMap | null; padding?: PaddingOptions }): HouseholdMapHandle {
  const paddingOf = (): Required<PaddingOptions> => ({ ...NOTHING, ...current().padding });
  return {
    flyTo: (position, zoom) => {
      const { map } = current();
      const { top, right, bottom, left } = paddingOf();
      map?.easeTo({
        center: position,
        zoom: zoom === undefined ? map.getZoom() : Math.max(zoom, map.getZoom()),
        offset: [(left - right) / 2, (top - bottom) / 2],
        duration: 500,
      });
    },
    fitBounds: (bounds) => {
      const { top, right, bottom, left } = paddingOf();
      current().map?.fitBounds(bounds, {
        padding: { top: top + EDGE, right: right + EDGE, bottom: bottom + EDGE, left: left + EDGE },
        maxZoom: 17,
        duration: 500,
        linear: true,
      });
    },
    isVisible: (position) => {
      const { map } = current();
      if (!map) return false;
      const { x, y } = map.project(position);
      const { clientWidth, clientHeight } = map.getContainer();
      const { top, right, bottom, left } = paddingOf();
      return (
        x >= left + EDGE && x <= clientWidth - right - EDGE && y >= top + EDGE && y <= clientHeight - bottom - EDGE
      );
    },
    zoomBy: (steps) => {
      const { map } = current();
      map?.easeTo({ zoom: map.getZoom() + steps, duration: 180 });
    },
  };
}
