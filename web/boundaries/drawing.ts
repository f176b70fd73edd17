import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  TerraDraw,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import { type Point, pointOf, positionOf } from '#geo/boundaries/index.ts';
import { MAP_COLOURS } from '../map/colours.ts';
import type { Theme } from '../ui/symbols/colours.ts';

/** Of what Terra Draw tells of a corner: whose it is and which, where one is dragged. */
interface SnappableContext {
  currentId?: string | number;
  currentCoordinate?: number;
}

export interface DrawingEvents {
  /** A ring is closed. */
  onDrawn: (ring: Point[]) => void;
  /** How many corners the ring being drawn has. */
  onCorners: (corners: number) => void;
  /** A corner of a ring is dragged (not settled), or was moved, put in or taken away. */
  onRing: (before: readonly Point[], after: Point[], settled: boolean) => void;
  /** Where a corner would snap to; `from` is where it is being dragged from. */
  snap: (point: Point, from: Point | undefined) => Point | null;
}

/** Terra Draw as this page uses it: one ring being drawn, or the rings of one hamlet being changed. */
export interface Drawing {
  rest: () => void;
  draw: () => void;
  /** Shows handles on the rings; where they are there already, nothing moves. */
  change: (rings: readonly (readonly Point[])[]) => void;
  /** A corner in the middle of the map, for who has no pointer. */
  placeInMiddle: () => void;
  /** Takes the last corner of the ring being drawn back. @returns false where there is none */
  takeBack: () => boolean;
  finish: () => void;
  stop: () => void;
}

/** Seven decimals: the grid of geo/boundaries. */
const PRECISION = 7;
/** How near a pointer has to be, px: half of what a finger covers. */
const POINTER_PX = 22;

const ringOf = (feature: GeoJSONStoreFeatures): Point[] =>
  feature.geometry.type === 'Polygon' ? feature.geometry.coordinates[0]!.slice(0, -1).map(pointOf) : [];
const closed = (ring: readonly Point[]) => [...ring, ring[0]!].map(positionOf);
const key = (rings: readonly (readonly Point[])[]): string => JSON.stringify(rings);

/** Starts Terra Draw on a map that has its style. */
export function createDrawing(map: MapLibreMap, theme: Theme, events: DrawingEvents): Drawing {
  /** The rings as they were handed over, by the feature that shows each. */
  const given = new Map<string | number, Point[]>();
  const snapping = {
    toCustom: (event: { lng: number; lat: number }, { currentId, currentCoordinate }: SnappableContext) => {
      const from = given.get(currentId ?? '')?.[currentCoordinate ?? -1];
      const target = events.snap(pointOf([event.lng, event.lat]), from);
      return target ? positionOf(target) : undefined;
    },
  };
  const polygon = new TerraDrawPolygonMode({ ...polygonLook(theme), snapping, pointerDistance: POINTER_PX });
  const select = new TerraDrawSelectMode({
    ...selectLook(theme),
    pointerDistance: POINTER_PX,
    allowManualDeselection: false,
    keyEvents: null,
    flags: {
      polygon: {
        feature: {
          draggable: false,
          coordinates: { midpoints: true, draggable: true, deletable: true, snappable: snapping },
        },
      },
    },
  });
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: PRECISION }),
    modes: [polygon, select],
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
  });
  draw.start();
  draw.setMode('static');

  const clear = () => {
    draw.setMode('static');
    draw.clear();
    given.clear();
  };
  const drawn = (id: string | number) => {
    const feature = draw.getSnapshotFeature(id);
    return feature ? ringOf(feature) : [];
  };

  draw.on('change', (ids, type, context) => {
    if (type !== 'update' || (context && 'origin' in context && context.origin === 'api')) return;
    for (const id of ids) {
      const before = given.get(id);
      if (before && draw.getMode() === 'select') events.onRing(before, drawn(id), false);
    }
  });
  draw.on('history', () => {
    if (draw.getMode() === 'polygon') events.onCorners(polygon.undoSize());
  });
  draw.on('finish', (id, { mode }) => {
    if (mode === 'polygon') {
      const ring = drawn(id);
      clear();
      events.onDrawn(ring);
      return;
    }
    const before = given.get(id);
    if (before) events.onRing(before, drawn(id), true);
  });

  const pointer = (type: string, x: number, y: number) =>
    map
      .getCanvas()
      .dispatchEvent(
        new PointerEvent(type, { clientX: x, clientY: y, isPrimary: true, button: 0, bubbles: true, pointerId: 1 }),
      );

  return {
    rest: clear,
    draw() {
      clear();
      draw.setMode('polygon');
      events.onCorners(0);
    },
    change(rings) {
      if (draw.getMode() === 'select' && key([...given.keys()].map(drawn)) === key(rings)) {
        for (const id of given.keys()) given.set(id, drawn(id));
        return;
      }
      clear();
      const results = draw.addFeatures(
        rings.map((ring) => ({
          type: 'Feature',
          properties: { mode: 'polygon' },
          geometry: { type: 'Polygon', coordinates: [closed(ring)] },
        })),
      );
      for (const { id, valid } of results) if (valid && id !== undefined) given.set(id, drawn(id));
      const [first] = given.keys();
      if (first !== undefined) draw.selectFeature(first);
    },
    placeInMiddle() {
      const { left, top, width, height } = map.getCanvas().getBoundingClientRect();
      for (const type of ['pointermove', 'pointerdown', 'pointerup']) pointer(type, left + width / 2, top + height / 2);
    },
    takeBack() {
      if (draw.getMode() !== 'polygon' || !draw.canUndo()) return false;
      draw.undo();
      events.onCorners(polygon.undoSize());
      return true;
    },
    finish() {
      map.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
    },
    stop: () => draw.stop(),
  };
}

const hex = (colour: string) => colour as HexColor;

function polygonLook(theme: Theme) {
  const { accent, onAccent } = MAP_COLOURS[theme];
  return {
    styles: {
      fillColor: hex(accent),
      fillOpacity: 0.12,
      outlineColor: hex(accent),
      outlineWidth: 3,
      closingPointColor: hex(onAccent),
      closingPointOutlineColor: hex(accent),
      closingPointWidth: 8,
      closingPointOutlineWidth: 3,
      snappingPointColor: hex(accent),
      snappingPointOutlineColor: hex(onAccent),
      snappingPointWidth: 9,
      snappingPointOutlineWidth: 3,
    },
  };
}

function selectLook(theme: Theme) {
  const { accent, onAccent } = MAP_COLOURS[theme];
  return {
    styles: {
      selectedPolygonColor: hex(accent),
      selectedPolygonFillOpacity: 0.06,
      selectedPolygonOutlineColor: hex(accent),
      selectedPolygonOutlineWidth: 3,
      selectionPointColor: hex(onAccent),
      selectionPointOutlineColor: hex(accent),
      selectionPointWidth: 6,
      selectionPointOutlineWidth: 3,
      midPointColor: hex(accent),
      midPointOutlineColor: hex(onAccent),
      midPointWidth: 4,
      midPointOutlineWidth: 1.5,
    },
  };
}
