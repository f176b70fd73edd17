import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { type Position, pickCluster, pickHousehold } from './pick.ts';

export type MapTool = 'pan' | 'lasso' | 'place';

export interface PointerHandlers {
  tool: MapTool;
  onHover: (id: string | null) => void;
  onSelect: (id: string | null) => void;
  onSelectCluster: (id: string | null) => void;
  onPlace: (position: Position) => void;
}

/** Reach of a pointer and of a finger, px. */
const POINTER_REACH = 7;
const FINGER_REACH = 18;

const isCoarse = () => window.matchMedia('(pointer: coarse)').matches;

/**
 * Turns what a pointer does on the map into what it means.
 *
 * @param current  the handlers as they are at that moment; the page changes them with each render
 * @returns the undoing
 */
export function attachPointer(map: MapLibreMap, current: () => PointerHandlers): () => void {
  let hovered: string | null = null;
  let frame = 0;

  const hover = (id: string | null) => {
    if (id === hovered) return;
    hovered = id;
    current().onHover(id);
  };

  const move = (event: MapMouseEvent) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (!map.isStyleLoaded() && !map.style) return;
      const { tool } = current();
      const found = tool === 'pan' && !map.isMoving() ? pickHousehold(map, event.point, POINTER_REACH) : null;
      const pointing = tool === 'pan' && (found !== null || pickCluster(map, event.point) !== null);
      map.getCanvas().style.cursor = tool === 'place' ? 'crosshair' : pointing ? 'pointer' : '';
      hover(found?.id ?? null);
    });
  };

  const leave = () => {
    cancelAnimationFrame(frame);
    hover(null);
  };

  const click = (event: MapMouseEvent | MapTouchEvent) => {
    const { tool, onSelect, onSelectCluster, onPlace } = current();
    if (tool === 'place') return onPlace([event.lngLat.lng, event.lngLat.lat]);
    if (tool !== 'pan') return;
    const household = pickHousehold(map, event.point, isCoarse() ? FINGER_REACH : POINTER_REACH);
    if (household) return onSelect(household.id);
    const cluster = pickCluster(map, event.point);
    if (cluster) return onSelectCluster(cluster);
    onSelect(null);
    onSelectCluster(null);
  };

  map.on('mousemove', move);
  map.on('mouseout', leave);
  map.on('click', click);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', move);
    map.off('mouseout', leave);
    map.off('click', click);
  };
}
