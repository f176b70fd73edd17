import type { BaseFeature, Box } from '#geo/basemap/types.ts';

/** Things of a file that did not become features although the map shows their like. */
export interface Skipped {
  /** beyond the commune and its margin */
  outside: number;
  /** the file lacks points or parts of it, or its outline stays open */
  incomplete: number;
  /** without length or area, or too large */
  invalid: number;
  /** positions that are nowhere on the globe */
  coordinates: number;
}

export const nothingSkipped = (): Skipped => ({ outside: 0, incomplete: 0, invalid: 0, coordinates: 0 });

export interface ReadOptions {
  /** the commune's box with its margin; null: the commune is not on the map yet */
  box: Box | null;
  /** takes features one by one */
  take(feature: BaseFeature): void;
}

/** What was read, beside the features. */
export interface Reading {
  format: 'osm' | 'osm.pbf' | 'geojson';
  /** the box features were cut to */
  box: Box;
  skipped: Skipped;
  /** ISO 8601; the day the file's data is from, where it says so */
  dataAt: string | null;
  /** what the file itself says must be shown with it */
  attribution: string | null;
  /** its data is OpenStreetMap's */
  fromOsm: boolean;
}
