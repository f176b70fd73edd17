import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import classes from './household-map.module.css';
import type { Position } from './interaction/pick.ts';

export interface MapTooltip {
  show: (position: Position, text: string) => void;
  hide: () => void;
}

/** The name over a household. It moves with the map, and no pointer ever meets it. */
export function createTooltip(map: MapLibreMap): MapTooltip {
  const element = document.createElement('div');
  element.className = classes.tooltip ?? '';
  element.setAttribute('role', 'tooltip');
  const marker = new Marker({ element, anchor: 'bottom', offset: [0, -26] });
  return {
    show: (position, text) => {
      element.textContent = text;
      marker.setLngLat(position).addTo(map);
    },
    hide: () => {
      marker.remove();
    },
  };
}

export interface MovingPoint {
  moveTo: (position: Position) => void;
  remove: () => void;
}

/** A point one drags to where a household really is; arrow keys move it by a step when it has the focus. */
export function createMovingPoint(
  map: MapLibreMap,
  position: Position,
  label: string,
  onMove: (position: Position) => void,
): MovingPoint {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = classes.moving ?? '';
  element.setAttribute('aria-label', label);
  const marker = new Marker({ element, draggable: true }).setLngLat(position).addTo(map);
  const tell = () => {
    const { lng, lat } = marker.getLngLat();
    onMove([lng, lat]);
  };
  marker.on('dragend', tell);
  element.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = map.project(marker.getLngLat());
    marker.setLngLat(map.unproject([at.x + step[0], at.y + step[1]]));
    tell();
  });
  return {
    moveTo: (next) => {
      marker.setLngLat(next);
    },
    remove: () => {
      marker.remove();
    },
  };
}

/** Pixels. */
const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-2, 0],
  ArrowRight: [2, 0],
  ArrowUp: [0, -2],
  ArrowDown: [0, 2],
};
