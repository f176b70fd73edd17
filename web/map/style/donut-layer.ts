import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { OUTREACH_STATUSES } from '../../ui/symbols/shapes.ts';
import { type ImageKind, imageId } from '../images/image-id.ts';
import { type ClusterView, inHamlet, LABELS } from './cluster-layers.ts';
import { householdZoom } from './scale.ts';

/** Counts of the households that match, by cluster. */
export type ClusterMatches = readonly {
  id: string;
  households: number;
  flagged: number;
  byStatus: Readonly<Record<string, number>>;
}[];

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

function ringOf(kind: ImageKind, { flagged, households, byStatus }: ClusterMatches[number]): string {
  const statuses = OUTREACH_STATUSES.map((status) => byStatus[status] ?? 0);
  const unseen = households - statuses.reduce((sum, number) => sum + number, 0);
  const shown = (number: number) =>
    kind === 'donut' ? number : Math.round((number * PARTS) / Math.max(households, 1));
  return [flagged, unseen, ...statuses].map(shown).join(',');
}

/** Looks a cluster's value up by hash; clusters of the same value share a branch. */
function byCluster<T extends string | number>(
  matching: ClusterMatches,
  value: (cluster: ClusterMatches[number]) => T,
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
export function clusterDonutLayer(view: ClusterView & { matching: ClusterMatches | null }): LayerSpecification {
  const { theme, matching } = view;
  const households = matching ? byCluster(matching, (cluster) => cluster.households, 0) : count('households');
  const image = (kind: ImageKind): ExpressionSpecification | string =>
    matching
      ? byCluster(matching, (cluster) => imageId(theme, kind, ringOf(kind, cluster)), '')
      : ['concat', imageId(theme, kind, ''), ringOfTile(kind)];
  // Few may match: they must be seen, and the figure in the ring be read.
  const [usual, least] = matching ? [12, 0.68] : [30, 0.34];
  const area: ExpressionSpecification = ['sqrt', ['/', ['max', households, 1], usual]];
  const sized = (factor: number): ExpressionSpecification => [
    'max',
    least * factor,
    ['min', 1.9 * factor, ['*', factor, area]],
  ];
  return {
    id: 'cluster-donut',
    type: 'symbol',
    ...LABELS,
    maxzoom: householdZoom(view.hamletId),
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
