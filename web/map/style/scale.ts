import type { ExpressionSpecification } from 'maplibre-gl';

/** The zoom from which tiles hold households one by one. */
export const POINTS_ZOOM = 14;

/**
 * The zoom from which single households are drawn; further out it is their clusters. One hamlet fills a phone when a
 * whole commune would be a crowd of dots, so it is opened earlier.
 */
export const householdZoom = (hamletId: string | undefined): number => (hamletId ? POINTS_ZOOM : 14.5);

/** Part of a zoom step in which households appear. */
const FADE = 0.25;

/** Metres a CSS pixel at zoom 12 in the latitude of the Red River delta (20.2° N), tiles of 512 px. */
const METRES_PER_PIXEL_AT_12 = 17.93;

/** Size of symbols by zoom, as a factor of how they are drawn: 12–14 px across at zoom 17. */
const SYMBOL_STOPS: readonly (readonly [zoom: number, factor: number])[] = [
  [14, 0.46],
  [15, 0.7],
  [16, 1],
  [17, 1.36],
  [18, 1.75],
  [20, 2.3],
];

/** A length in pixels at symbol factor 1, growing with the symbols. */
export const withSymbols = (pixels: number | ExpressionSpecification): ExpressionSpecification =>
  [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...SYMBOL_STOPS.flatMap(([zoom, factor]) => [
      zoom,
      typeof pixels === 'number' ? pixels * factor : ['*', pixels, factor],
    ]),
  ] as ExpressionSpecification;

/** Width of a thing as wide as in nature, at least `atLeast` pixels, plus a fixed `extra` (for casings). */
export const metresWide = (metres: number, atLeast = 0, extra = 0): ExpressionSpecification => [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  12,
  Math.max(metres / METRES_PER_PIXEL_AT_12, atLeast) + extra,
  20,
  (metres / METRES_PER_PIXEL_AT_12) * 256 + extra,
];

/** Opacity of what is there for single households: it comes while one zooms in from `zoom`. */
export const fadeIn = (zoom: number, opacity: ExpressionSpecification | number = 1): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  zoom,
  0,
  zoom + FADE,
  opacity,
];
