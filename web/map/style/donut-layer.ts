import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Theme } from '../../ui/symbols/colours.ts';
import { OUTREACH_STATUSES } from '../../ui/symbols/shapes.ts';
import { type ImageKind, imageId } from '../images/image-id.ts';
import { type ClusterView, inHamlet, LABELS } from './cluster-layers.ts';
import { householdZoom, POINTS_ZOOM } from './scale.ts';

/** Counts of households. */
interface Counts {
  id: string;
  households: number;
  flagged: number;
  byStatus: Readonly<Record<string, number>>;
}

/** Counts of the households that match: by cluster, and by hamlet of those that belong to none. */
export interface Matches {
  items: readonly Counts[];
  unclustered: readonly (Counts & { location: readonly [number, number] })[];
}

/** From here on a ring is large enough for a figure in it. */
const COUNT_ZOOM = 12.8;

/** Without a figure in it a ring tells shares only, and to the eye of this many parts: few images serve all clusters. */
const PARTS = 16;

const count = (name: string): ExpressionSpecification => ['coalesce', ['get', name], 0];
const STATUS_COUNTS = OUTREACH_STATUSES.map((status) => count(`s_${status}`));
const UNSEEN: ExpressionSpecification = ['-', count('households'), ['+', ...STATUS_COUNTS] as ExpressionSpecification];
const COUNTS = [count('flagged'), UNSEEN, ...STATUS_COUNTS];

/** What a ring shows as the key of its image: flagged, those not seen in full, then every status. */
function ringOfTile(kind: ImageKind): ExpressionSpecification {
  const shown = (number: ExpressionSpecification): ExpressionSpecification =>
    kind === 'donut' ? number : ['round', ['/', ['*', number, PARTS], ['max', count('households'), 1]]];
  const parts = COUNTS.flatMap((number, i) => [...(i > 0 ? [','] : []), ['to-string', shown(number)]]);
  return ['concat', ...parts] as ExpressionSpecification;
}

function ringOf(kind: ImageKind, { flagged, households, byStatus }: Counts): string {
  const statuses = OUTREACH_STATUSES.map((status) => byStatus[status] ?? 0);
  const unseen = households - statuses.reduce((sum, number) => sum + number, 0);
  const shown = (number: number) =>
    kind === 'donut' ? number : Math.round((number * PARTS) / Math.max(households, 1));
  return [flagged, unseen, ...statuses].map(shown).join(',');
}

/** Looks a cluster's value up by hash; clusters of the same value share a branch. */
function byCluster<T extends string | number>(
  matching: readonly Counts[],
  value: (cluster: Counts) => T,
  none: T,
): ExpressionSpecification | T {
  const ids = new Map<T, string[]>();
  for (const cluster of matching) {
    const same = ids.get(value(cluster));
    if (same) same.push(cluster.id);
    else ids.set(value(cluster), [cluster.id]);
  }
  if (ids.size === 0) return none;
  const branches = [...ids].flatMap(([to, same]) => [same, to]);
  return ['match', ['get', 'id'], ...branches, none] as unknown as ExpressionSpecification;
}

/**
 * From far away: one symbol a cluster, its size the households, its ring their shares, in it the count of flagged.
 * Under a filter they are those that match, and a cluster without any has no symbol.
 */
export function clusterDonutLayer(view: ClusterView & { matching: Matches | null }): LayerSpecification {
  const { theme } = view;
  const matching = view.matching?.items ?? null;
  const households = matching ? byCluster(matching, (cluster) => cluster.households, 0) : count('households');
  const image = (kind: ImageKind): ExpressionSpecification | string =>
    matching ? byCluster(matching, (cluster) => imageId(theme, kind, ringOf(kind, cluster)), '') : ofTile(theme, kind);
  return donuts(view, { id: 'cluster-donut', place: LABELS, households, image });
}

/**
 * The same for households that belong to no cluster: one symbol a hamlet, in every tile that some of them stand in,
 * or under a filter amid those that match.
 */
export function unclusteredDonutLayer(view: ClusterView & { matching: Matches | null }): LayerSpecification {
  const place = view.matching
    ? { source: 'unclustered' }
    : {
        source: 'households',
        'source-layer': 'household_counts',
        filter: ['==', ['get', 'unclustered'], true] as FilterSpecification,
      };
  const image = (kind: ImageKind) => ofTile(view.theme, kind);
  return donuts(view, { id: 'unclustered-donut', place, until: POINTS_ZOOM, households: count('households'), image });
}

/** What matches and belongs to no cluster, as a layer of tiles would tell it. */
export const unclusteredSource = (matching: Matches | null): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: {
    type: 'FeatureCollection',
    features: (matching?.unclustered ?? []).map(({ id, households, flagged, byStatus, location }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...location] },
      properties: {
        hamletId: id,
        households,
        flagged,
        ...Object.fromEntries(OUTREACH_STATUSES.map((status) => [`s_${status}`, byStatus[status] ?? 0])),
      },
    })),
  },
});

const ofTile = (theme: Theme, kind: ImageKind): ExpressionSpecification => [
  'concat',
  imageId(theme, kind, ''),
  ringOfTile(kind),
];

interface Donuts {
  id: string;
  place: Pick<SymbolLayerSpecification, 'source' | 'source-layer' | 'filter'>;
  households: ExpressionSpecification | number;
  image: (kind: ImageKind) => ExpressionSpecification | string;
  /** they end here */
  until?: number;
}

function donuts(
  view: ClusterView & { matching: Matches | null },
  { id, place, households, image, until = householdZoom(view.hamletId) }: Donuts,
): LayerSpecification {
  // Few may match: they must be seen, and the figure in the ring be read.
  const [usual, least] = view.matching ? [12, 0.68] : [30, 0.34];
  const area: ExpressionSpecification = ['sqrt', ['/', ['max', households, 1], usual]];
  const sized = (factor: number): ExpressionSpecification => [
    'max',
    least * factor,
    ['min', 1.9 * factor, ['*', factor, area]],
  ];
  return {
    id,
    type: 'symbol',
    ...place,
    maxzoom: until,
    layout: {
      'icon-image': ['step', ['zoom'], image('ring'), COUNT_ZOOM, image('donut')],
      'icon-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        10,
        sized(0.16),
        12,
        sized(0.36),
        13,
        sized(0.62),
        14,
        sized(0.9),
      ],
      'icon-allow-overlap': true,
      'symbol-sort-key': count('flagged'),
    },
    paint: { 'icon-opacity': inHamlet(view, 1, 0.35) },
  };
}
