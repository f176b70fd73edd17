import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS } from '../colours.ts';
import { imageId } from '../images/image-id.ts';
import { FONT } from './fonts.ts';
import { householdZoom } from './scale.ts';

const AREAS = { source: 'clusters', 'source-layer': 'clusters' } as const;
export const LABELS = { source: 'clusters', 'source-layer': 'cluster_labels' } as const;

export interface ClusterView {
  theme: Theme;
  hamletId?: string;
  selectedClusterId: string | null;
  visible: boolean;
}

/** `here` in the hamlet looked at, `elsewhere` in the others. */
export const inHamlet = (view: ClusterView, here: number, elsewhere: number): ExpressionSpecification | number =>
  view.hamletId ? ['case', ['==', ['get', 'hamletId'], view.hamletId], here, elsewhere] : here;

const flagged: ExpressionSpecification = ['coalesce', ['get', 'flagged'], 0];

/** "Ven Đê ◆ 14": the diamond and the figure only where there is anybody to go to. */
const pillText = (theme: Theme): ExpressionSpecification => [
  'case',
  ['>', flagged, 0],
  [
    'format',
    ['get', 'name'],
    { 'text-font': ['literal', FONT.semibold] },
    '  ',
    {},
    ['image', imageId(theme, 'mini', 'flagged')],
    { 'vertical-align': 'center' },
    ['concat', ' ', ['to-string', flagged]],
    { 'text-font': ['literal', FONT.bold] },
  ],
  ['format', ['get', 'name'], { 'text-font': ['literal', FONT.semibold] }],
];

function pill(view: ClusterView, selected: boolean): LayerSpecification {
  const c = MAP_COLOURS[view.theme];
  const isSelected: FilterSpecification = ['==', ['get', 'id'], view.selectedClusterId ?? ''];
  return {
    id: selected ? 'cluster-pill-selected' : 'cluster-pill',
    type: 'symbol',
    ...LABELS,
    minzoom: householdZoom(view.hamletId),
    filter: selected ? isSelected : ['!', isSelected],
    layout: {
      visibility: view.visible ? 'visible' : 'none',
      'icon-image': imageId(view.theme, 'pill', selected ? 'on' : 'off'),
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [1.5, 0, 1.5, 0],
      'text-field': pillText(view.theme),
      'text-font': FONT.semibold,
      'text-size': ['interpolate', ['linear'], ['zoom'], 14, 10.5, 16, 12],
      'text-anchor': 'bottom',
      'text-offset': [0, -0.6],
      'text-max-width': 30,
      'symbol-sort-key': selected ? 0 : ['-', 0, flagged],
      'icon-allow-overlap': selected,
      'text-allow-overlap': selected,
    },
    paint: {
      'text-color': selected ? c.onAccent : c.pillText,
      'text-opacity': selected ? 1 : inHamlet(view, 1, 0.3),
      'icon-opacity': selected ? 1 : inHamlet(view, 1, 0.3),
    },
  };
}

/** Outlines that hug the houses; the selected one filled with a soft accent. */
export function clusterAreaLayers(view: ClusterView): LayerSpecification[] {
  const c = MAP_COLOURS[view.theme];
  const visibility = view.visible ? 'visible' : 'none';
  const filter: FilterSpecification = ['==', ['get', 'id'], view.selectedClusterId ?? ''];
  return [
    {
      id: 'cluster',
      type: 'fill',
      ...AREAS,
      layout: { visibility },
      paint: {
        'fill-color': c.clusterFill,
        'fill-opacity': inHamlet(view, c.clusterFillOpacity, c.clusterFillOpacity / 3),
      },
    },
    {
      id: 'cluster-line',
      type: 'line',
      ...AREAS,
      minzoom: 13,
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': c.clusterLine,
        'line-opacity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          13,
          0,
          householdZoom(view.hamletId),
          inHamlet(view, 0.62, 0.25),
        ],
        'line-width': ['case', ['boolean', ['feature-state', 'hover'], false], 2, 1.3],
      },
    },
    {
      id: 'cluster-selected',
      type: 'fill',
      ...AREAS,
      filter,
      layout: { visibility },
      paint: { 'fill-color': c.accent, 'fill-opacity': 0.14 },
    },
    {
      id: 'cluster-selected-line',
      type: 'line',
      ...AREAS,
      filter,
      layout: { visibility, 'line-join': 'round' },
      paint: { 'line-color': c.accent, 'line-width': 2.4 },
    },
  ];
}

export const clusterPillLayers = (view: ClusterView): LayerSpecification[] => [pill(view, false), pill(view, true)];
