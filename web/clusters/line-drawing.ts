import type { Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type HexColor, TerraDraw, TerraDrawLineStringMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { MAP_COLOURS } from '../map/colours.ts';
import type { Theme } from '../ui/symbols/colours.ts';

/** Terra Draw as this page uses it: one line across a cluster. */
export interface LineDrawing {
  /** A point in the middle of the map, for who has no pointer. */
  placeInMiddle: () => void;
  finish: () => void;
  stop: () => void;
}

/** How near a pointer has to be, px: half of what a finger covers. */
const POINTER_PX = 22;

/** Starts drawing a line on a map that has its style. */
export function drawLine(
  map: MapLibreMap,
  theme: Theme,
  { onPoints, onLine }: { onPoints: (points: number) => void; onLine: (line: Position[]) => void },
): LineDrawing {
  const { accent, onAccent } = MAP_COLOURS[theme];
  const line = new TerraDrawLineStringMode({
    pointerDistance: POINTER_PX,
    styles: {
      lineStringColor: accent as HexColor,
      lineStringWidth: 4,
      closingPointColor: onAccent as HexColor,
      closingPointOutlineColor: accent as HexColor,
      closingPointWidth: 7,
      closingPointOutlineWidth: 3,
    },
  });
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 7 }),
    modes: [line],
  });
  draw.start();
  draw.setMode('linestring');
  let placed = 0;
  draw.on('change', () => {
    // The last corner of a line being drawn follows the pointer.
    const drawn = draw.getSnapshot().find(({ geometry }) => geometry.type === 'LineString');
    const corners = drawn ? (drawn.geometry.coordinates as Position[]) : [];
    const points = Math.max(0, corners.length - 1);
    if (points === placed) return;
    placed = points;
    onPoints(points);
  });
  draw.on('finish', (id) => {
    const drawn = draw.getSnapshotFeature(id);
    if (drawn?.geometry.type === 'LineString') onLine(distinct(drawn.geometry.coordinates as Position[]));
  });
  const pointer = (type: string, x: number, y: number) =>
    map
      .getCanvas()
      .dispatchEvent(
        new PointerEvent(type, { clientX: x, clientY: y, isPrimary: true, button: 0, bubbles: true, pointerId: 1 }),
      );
  return {
    placeInMiddle() {
      const { left, top, width, height } = map.getCanvas().getBoundingClientRect();
      for (const type of ['pointermove', 'pointerdown', 'pointerup']) pointer(type, left + width / 2, top + height / 2);
    },
    finish() {
      map.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
    },
    stop: () => draw.stop(),
  };
}

const distinct = (corners: readonly Position[]): Position[] =>
  corners.filter((corner, i) => i === 0 || String(corner) !== String(corners[i - 1]));
