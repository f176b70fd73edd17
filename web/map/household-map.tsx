import 'maplibre-gl/dist/maplibre-gl.css';
import type { MultiPolygon, Polygon } from 'geojson';
import type { LngLatBoundsLike, PaddingOptions } from 'maplibre-gl';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Theme } from '../ui/symbols/colours.ts';
import { Attribution } from './attribution.tsx';
import { cameraOf, type HouseholdMapHandle } from './camera.ts';
import { type Choice, createChoices } from './choices.ts';
import type { HouseholdFilter } from './filter.ts';
import classes from './household-map.module.css';
import { Lasso } from './interaction/lasso.tsx';
import { householdsInside, type LassoedHousehold, type ScreenPoint } from './interaction/lasso-selection.ts';
import { applyMarks, type Marks, NO_MARKS } from './interaction/marks.ts';
import { type Position, positionInTiles } from './interaction/pick.ts';
import { attachPointer, type MapTool } from './interaction/pointer.ts';
import type { MapMember } from './member-colours.ts';
import { createMovingPoint, createTooltip, type MapTooltip } from './overlays.ts';
import { ScaleBar } from './scale-bar.tsx';
import type { Matches } from './style/donut-layer.ts';
import { ALL_LAYERS, type MapLayers } from './style/map-style.ts';
import { type MapRoutes, NO_ROUTES } from './style/route-layers.ts';
import type { Way } from './style/way-layers.ts';
import { useMap } from './use-map.ts';
import type { UserPosition } from './user-position.ts';

export interface HouseholdMapProps {
  ref?: Ref<HouseholdMapHandle>;
  theme: Theme;
  colourBy: 'status' | 'member';
  filter: HouseholdFilter;
  /** What of each cluster matches, where there is a filter: the symbols seen from far away. */
  matching?: Matches | null;
  /** Changes when tiles would come out different; new tiles replace the old ones without a flash. */
  dataVersion: string;
  /** In the order their hues are given in; the legend must get the same. */
  members?: readonly MapMember[];
  /** Who would be in charge, where that differs from the present (null: nobody): coloured by member, it shows this. */
  wouldHave?: ReadonlyMap<string, string | null> | undefined;
  /** Boundary of the hamlet looked at: what lies outside is washed out. Without it the other hamlets are. */
  focusArea?: Polygon | MultiPolygon | null;
  shown?: MapLayers;
  /** The user sees sums only (observer): no households, no clusters are asked for. */
  aggregatesOnly?: boolean;
  /** Used once, when the map starts. */
  initialBounds: LngLatBoundsLike;
  /** What sheets over the map cover, px. */
  padding?: PaddingOptions;

  selectedId?: string | null;
  hoveredId?: string | null;
  selectedClusterId?: string | null;
  multiSelection?: ReadonlySet<string>;
  onHover?: (id: string | null) => void;
  /** null: a tap on nothing. */
  onSelect?: (id: string | null) => void;
  onSelectCluster?: (id: string | null) => void;

  tool?: MapTool;
  /** Says what to do with the tool; false where the page says it. */
  hints?: boolean;
  onLasso?: (found: LassoedHousehold[]) => void;
  onPlace?: (position: Position) => void;
  /** A point being moved; it can be dragged. */
  moving?: { position: Position; onMove: (position: Position) => void } | null;
  /** Numbered places to choose among; without `onChoose` points to look at. */
  choices?: readonly Choice[];
  chosen?: number;
  onChoose?: (index: number) => void;
  userPosition?: UserPosition | null;
  /** Drawn as a straight dashed line. */
  way?: Way | null;
  /** Walks along the lanes and their numbered doors. */
  routes?: MapRoutes;

  /** Name for the tooltip; names are in no tile. */
  labels?: (id: string) => string | undefined;
  /** Where a household is, when its tile is not loaded. */
  locate?: (id: string) => Position | undefined;
  /** The map can be steered from now on. */
  onReady?: () => void;
  onError?: (error: { message: string }) => void;
}

const NO_MEMBERS: readonly MapMember[] = [];
const NO_CHOICES: readonly Choice[] = [];
const NOBODY: ReadonlySet<string> = new Set();
const NO_PADDING: PaddingOptions = { top: 0, right: 0, bottom: 0, left: 0 };

/** Where the scale ends at its longest, px. */
const BESIDE_SCALE = 138;

const ignore = () => {};

/** The one map of the page: households, clusters and hamlets on a base of our own. Controlled: it keeps no choice itself. */
export function HouseholdMap(props: HouseholdMapProps) {
  const { t } = useTranslation('map');
  const latest = useRef(props);
  latest.current = props;

  const { theme, colourBy, filter, wouldHave, dataVersion, aggregatesOnly = false, onError } = props;
  const { matching = null, members = NO_MEMBERS, focusArea = null, shown = ALL_LAYERS, padding = NO_PADDING } = props;
  const { selectedId = null, hoveredId = null, selectedClusterId = null, multiSelection = NOBODY } = props;
  const { tool = 'pan', moving = null, userPosition = null, way = null, routes = NO_ROUTES } = props;

  const view = useMemo(
    () => ({
      theme,
      colourBy,
      filter,
      matching,
      members,
      wouldHave,
      selectedClusterId,
      shown,
      focusArea,
      userPosition,
      way,
      routes,
      aggregatesOnly,
    }),
    [
      theme,
      colourBy,
      filter,
      matching,
      members,
      wouldHave,
      selectedClusterId,
      shown,
      focusArea,
      userPosition,
      way,
      routes,
      aggregatesOnly,
    ],
  );
  const { container, map, failed } = useMap({
    view,
    dataVersion,
    bounds: props.initialBounds,
    padding,
    title: t('title'),
    onError,
  });

  const live = useRef({ map, padding });
  live.current = { map, padding };
  useImperativeHandle(props.ref, () => cameraOf(() => live.current), []);

  useEffect(() => {
    if (!map) return;
    return attachPointer(map, () => {
      const {
        tool = 'pan',
        onHover = ignore,
        onSelect = ignore,
        onSelectCluster = ignore,
        onPlace = ignore,
      } = latest.current;
      return { tool, onHover, onSelect, onSelectCluster, onPlace };
    });
  }, [map]);

  useEffect(() => {
    if (map) latest.current.onReady?.();
  }, [map]);

  const marks = useRef<Marks>(NO_MARKS);
  useEffect(() => {
    if (!map) return;
    const next = { hovered: hoveredId, selected: selectedId, picked: multiSelection };
    applyMarks(map, marks.current, next);
    marks.current = next;
  }, [map, hoveredId, selectedId, multiSelection]);

  const tooltip = useRef<MapTooltip | null>(null);
  useEffect(() => {
    if (!map) return;
    tooltip.current = createTooltip(map);
    return () => {
      tooltip.current?.hide();
      tooltip.current = null;
    };
  }, [map]);

  const named = hoveredId ?? selectedId;
  const name = named === null ? undefined : props.labels?.(named);
  useEffect(() => {
    if (!map || named === null || !name) return;
    const position = latest.current.locate?.(named) ?? positionInTiles(map, named);
    if (!position) return;
    tooltip.current?.show(position, name);
    return () => tooltip.current?.hide();
  }, [map, named, name]);

  const isMoving = moving !== null;
  useEffect(() => {
    const start = latest.current.moving;
    if (!map || !isMoving || !start) return;
    const point = createMovingPoint(map, start.position, t('movingPoint'), (to) => latest.current.moving?.onMove(to));
    return () => point.remove();
  }, [map, isMoving, t]);

  const { choices = NO_CHOICES, chosen = -1 } = props;
  const canChoose = props.onChoose !== undefined;
  useEffect(() => {
    if (!map || choices.length === 0) return;
    return createChoices(map, { choices, chosen, onChoose: canChoose ? (at) => latest.current.onChoose?.(at) : null });
  }, [map, choices, chosen, canChoose]);

  useEffect(() => {
    if (map) map.getCanvas().style.cursor = tool === 'place' ? 'crosshair' : '';
  }, [map, tool]);

  const drawn = (ring: ScreenPoint[]) => {
    if (map) props.onLasso?.(householdsInside(map, ring));
  };

  return (
    <div className={classes.root} data-ready={map !== null}>
      <div ref={container} className={classes.canvas} />
      {map && <ScaleBar map={map} left={(padding.left ?? 0) + 14} bottom={(padding.bottom ?? 0) + 14} />}
      {map && <Attribution left={(padding.left ?? 0) + BESIDE_SCALE} bottom={(padding.bottom ?? 0) + 12} />}
      {tool === 'lasso' && <Lasso onDrawn={drawn} />}
      {tool !== 'pan' && props.hints !== false && (
        <div className={classes.hint}>{t(tool === 'lasso' ? 'lasso.hint' : 'place.hint')}</div>
      )}
      {failed && (
        <div className={classes.failed} role="alert">
          <strong>{t('failed.title')}</strong>
          <p>{t('failed.what')}</p>
        </div>
      )}
    </div>
  );
}
