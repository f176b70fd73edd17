import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS } from '../colours.ts';
import { type HouseholdFilter, householdMatches } from '../filter.ts';
import { imageId } from '../images/image-id.ts';
import { initials, type MapMember, MEMBER_HUES } from '../member-colours.ts';
import { FONT } from './fonts.ts';
import { fadeIn, householdZoom, POINTS_ZOOM, withSymbols } from './scale.ts';

const POINTS = { source: 'households', 'source-layer': 'households' } as const;

export interface HouseholdView {
  theme: Theme;
  colourBy: 'status' | 'member';
  filter: HouseholdFilter;
  members: readonly MapMember[];
  /** who would be in charge, where that differs from what the tiles say; null: nobody */
  wouldHave?: ReadonlyMap<string, string | null> | undefined;
}

const isFlagged: ExpressionSpecification = ['==', ['coalesce', ['get', 'flagged'], false], true];
const isBoth: ExpressionSpecification = ['==', ['coalesce', ['get', 'both'], false], true];
const state = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false];

function statusImage(theme: Theme): ExpressionSpecification {
  const symbol = imageId(theme, 'symbol', '');
  return [
    'case',
    ['all', isFlagged, isBoth],
    `${symbol}flagged_both`,
    isFlagged,
    `${symbol}flagged`,
    ['concat', symbol, ['get', 'status']],
  ];
}

/** Who is in charge, or would be; an empty text where nobody is. */
function inCharge(wouldHave: HouseholdView['wouldHave']): ExpressionSpecification {
  const now: ExpressionSpecification = ['coalesce', ['get', 'memberId'], ''];
  if (!wouldHave || wouldHave.size === 0) return now;
  const cases = [...wouldHave].flatMap(([household, member]) => [household, member ?? '']);
  return ['match', ['coalesce', ['get', 'id'], ''], ...cases, now] as unknown as ExpressionSpecification;
}

/** A lookup from the member in charge, by hash; MapLibre refuses one without a label. */
function byMember(
  { members, wouldHave }: HouseholdView,
  value: (member: MapMember, index: number) => string,
  none: string,
): ExpressionSpecification | string {
  if (members.length === 0) return none;
  const cases = members.flatMap((member, index) => [member.id, value(member, index)]);
  return ['match', inCharge(wouldHave), ...cases, none] as unknown as ExpressionSpecification;
}

function memberImage(view: HouseholdView): ExpressionSpecification {
  const hue = byMember(view, (_member, index) => String(index % MEMBER_HUES), 'none');
  return ['concat', imageId(view.theme, 'member', ''), hue, ['case', isFlagged, '!', '']];
}

function symbols(view: HouseholdView, id: string, filter: FilterSpecification): LayerSpecification {
  const from = householdZoom(view.filter.hamletId);
  const byPerson = view.colourBy === 'member';
  return {
    id,
    type: 'symbol',
    ...POINTS,
    minzoom: from,
    filter,
    layout: {
      'icon-image': byPerson ? memberImage(view) : statusImage(view.theme),
      'icon-size': withSymbols(1),
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'rank'], 9]],
      ...(byPerson && {
        'text-field': [
          'step',
          ['zoom'],
          '',
          16.4,
          byMember(view, (member) => initials(member.name), ''),
        ] as ExpressionSpecification,
        'text-font': FONT.bold,
        'text-size': withSymbols(5.6),
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      }),
    },
    paint: {
      'icon-opacity': fadeIn(from),
      'text-opacity': fadeIn(from),
      'text-color': view.theme === 'light' ? '#ffffff' : '#11171c',
    },
  };
}

/** Small grey dots: what does not match the filter, and what the user may not see in full. */
function quietDots(theme: Theme, matches: ExpressionSpecification, from: number): LayerSpecification {
  const c = MAP_COLOURS[theme];
  return {
    id: 'household-quiet',
    type: 'circle',
    ...POINTS,
    minzoom: from,
    filter: ['any', ['!', matches], ['!', ['has', 'status']]] as FilterSpecification,
    paint: {
      'circle-radius': withSymbols(['case', ['has', 'status'], 2.2, 3.2]),
      'circle-color': c.faded,
      'circle-stroke-color': c.ringCasing,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 15, 0.4, 17, 1],
      'circle-opacity': fadeIn(from, ['case', ['has', 'status'], 0.45, 0.9]),
      'circle-stroke-opacity': fadeIn(from, ['case', ['has', 'status'], 0.45, 0.9]),
    },
  };
}

/** Rings by feature state: they follow the pointer without a tile being laid out again. */
function rings(theme: Theme, from: number): LayerSpecification[] {
  const c = MAP_COLOURS[theme];
  const shown: ExpressionSpecification = ['case', ['any', state('selected'), state('hover'), state('picked')], 1, 0];
  const ring = (
    id: string,
    colour: ExpressionSpecification | string,
    width: ExpressionSpecification | number,
  ): LayerSpecification => ({
    id,
    type: 'circle',
    ...POINTS,
    minzoom: from,
    paint: {
      'circle-radius': withSymbols(['case', ['any', state('selected'), state('hover')], 14.2, 9.5]),
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': colour,
      'circle-stroke-width': width,
      'circle-stroke-opacity': shown,
    },
  });
  return [
    ring('household-ring-casing', c.ringCasing, ['case', state('selected'), 5.5, 4]),
    ring(
      'household-ring',
      ['case', state('selected'), c.ring, state('picked'), c.accent, c.ring],
      ['case', state('selected'), 2.6, state('picked'), 2.4, 1.6],
    ),
  ];
}

/** The households, quiet ones below, the flagged on top with their halo. */
export function householdLayers(view: HouseholdView): LayerSpecification[] {
  const c = MAP_COLOURS[view.theme];
  const matches = householdMatches(view.filter);
  const from = householdZoom(view.filter.hamletId);
  const seen: ExpressionSpecification = ['all', matches, ['has', 'status']];
  return [
    quietDots(view.theme, matches, from),
    {
      id: 'household-halo',
      type: 'circle',
      ...POINTS,
      minzoom: from,
      filter: ['all', seen, isFlagged] as FilterSpecification,
      layout: { visibility: view.colourBy === 'status' ? 'visible' : 'none' },
      paint: {
        'circle-radius': withSymbols(17),
        'circle-color': c.halo,
        'circle-blur': 0.9,
        'circle-opacity': fadeIn(from, c.haloOpacity),
      },
    },
    ...beforeHouseholds(view, seen),
    symbols(view, 'household', ['all', seen, ['!', isFlagged]] as FilterSpecification),
    symbols(view, 'household-flagged', ['all', seen, isFlagged] as FilterSpecification),
    ...rings(view.theme, from),
  ];
}

/** What belongs to no cluster stands for itself as soon as its tiles have it: no symbol of a cluster does. */
function beforeHouseholds(view: HouseholdView, seen: ExpressionSpecification): LayerSpecification[] {
  const from = householdZoom(view.filter.hamletId);
  if (from <= POINTS_ZOOM) return [];
  const layer = symbols(view, 'household-unclustered', ['all', seen, ['!', ['has', 'clusterId']]] as never);
  return [{ ...layer, minzoom: POINTS_ZOOM, maxzoom: from, paint: {} } as LayerSpecification];
}

/** Layers a pointer can meet a household in. */
export const HOUSEHOLD_HIT_LAYERS = ['household-flagged', 'household', 'household-quiet'];
