import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS } from '../colours.ts';
import type { HouseholdFilter } from '../filter.ts';
import type { MapMember } from '../member-colours.ts';
import type { UserPosition } from '../user-position.ts';
import { baseLayers, nameLayers } from './base-layers.ts';
import { clusterAreaLayers, clusterPillLayers } from './cluster-layers.ts';
import { clusterDonutLayer, type Matches, unclusteredDonutLayer, unclusteredSource } from './donut-layer.ts';
import { hamletBorderLayers, hamletNameLayers, washLayers } from './hamlet-layers.ts';
import { householdLayers } from './household-layers.ts';
import { maskOf } from './mask.ts';
import { type MapRoutes, routeLayers, routeSources } from './route-layers.ts';
import { userPositionLayers, userPositionSource } from './user-position-layers.ts';
import { type Way, wayLayers, waySource } from './way-layers.ts';

/** What the user has switched on in the layers menu. */
export interface MapLayers {
  clusters: boolean;
  buildings: boolean;
  names: boolean;
}

export const ALL_LAYERS: MapLayers = { clusters: true, buildings: true, names: true };

export interface MapView {
  theme: Theme;
  colourBy: 'status' | 'member';
  filter: HouseholdFilter;
  /** How many households match the filter, by cluster; null: no filter, the tiles' own counts. */
  matching: Matches | null;
  members: readonly MapMember[];
  /** Who would be in charge, where that differs from the present; null: nobody. */
  wouldHave?: ReadonlyMap<string, string | null> | undefined;
  selectedClusterId: string | null;
  shown: MapLayers;
  /** What stays clear while the rest is washed out: the boundary of the hamlet looked at, where it is known. */
  focusArea: Polygon | MultiPolygon | null;
  userPosition: UserPosition | null;
  /** Line to where the user wants to go. */
  way: Way | null;
  /** Walks with their numbered doors. */
  routes: MapRoutes;
  /** Who may see aggregates only gets neither households nor clusters, and asks for no tile of theirs. */
  aggregatesOnly: boolean;
}

export interface TileAddress {
  /** Absolute, without trailing slash: tiles are fetched by a worker, which has no page to be relative to. */
  origin: string;
  /** Changes when the data did, so that every cache sees a new address. */
  version: string;
}

const NOTHING: Feature[] = [];

export const tileUrl = ({ origin, version }: TileAddress, layer: string): string =>
  `${origin}/api/tiles/${layer}/{z}/{x}/{y}?v=${encodeURIComponent(version)}`;

/** Zoom beyond which tiles are enlarged, not fetched. */
const DEEPEST: Record<string, number> = { base: 16, hamlets: 14, clusters: 15, households: 16 };

const vector = (address: TileAddress, layer: string): SourceSpecification => ({
  type: 'vector',
  tiles: [tileUrl(address, layer)],
  maxzoom: DEEPEST[layer],
  promoteId: 'id',
});

/** Sources of tiles the view asks for. */
export const tileLayersOf = ({ aggregatesOnly }: Pick<MapView, 'aggregatesOnly'>): string[] =>
  aggregatesOnly ? ['base', 'hamlets'] : ['base', 'hamlets', 'clusters', 'households'];

/**
 * From the ground up. What is higher is also placed first: names give way to clusters' symbols and labels, and
 * nothing moves because a household does.
 */
function layersOf(view: MapView): LayerSpecification[] {
  const { theme, filter, selectedClusterId, shown, aggregatesOnly } = view;
  const clusters = { theme, hamletId: filter.hamletId, selectedClusterId, visible: shown.clusters };
  const personal = !aggregatesOnly;
  return [
    ...baseLayers(theme, shown.buildings),
    ...washLayers(theme, view.focusArea ? undefined : filter.hamletId),
    ...hamletBorderLayers(theme),
    ...(personal ? clusterAreaLayers(clusters) : []),
    ...(shown.names ? nameLayers(theme) : []),
    ...hamletNameLayers(theme, filter.hamletId),
    ...wayLayers(MAP_COLOURS[theme]),
    ...(personal
      ? [
          ...householdLayers(view),
          unclusteredDonutLayer({ ...clusters, matching: view.matching }),
          clusterDonutLayer({ ...clusters, matching: view.matching }),
          ...clusterPillLayers(clusters),
        ]
      : []),
    ...routeLayers(theme),
    ...userPositionLayers(MAP_COLOURS[theme]),
  ];
}

/** The whole map as one value of what is looked at; MapLibre is told the difference to the last one. */
export function mapStyle(view: MapView, address: TileAddress): StyleSpecification {
  const tiles = Object.fromEntries(tileLayersOf(view).map((layer) => [layer, vector(address, layer)]));
  const mask = { type: 'FeatureCollection' as const, features: view.focusArea ? [maskOf(view.focusArea)] : NOTHING };
  return {
    version: 8,
    sources: {
      ...tiles,
      ...(view.aggregatesOnly ? {} : { unclustered: unclusteredSource(view.matching) }),
      mask: { type: 'geojson', data: mask },
      user: userPositionSource(view.userPosition),
      way: waySource(view.way),
      ...routeSources(view.routes),
    },
    layers: layersOf(view),
    transition: { duration: 150, delay: 0 },
  };
}
