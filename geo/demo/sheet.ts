/** Features on the sheet, before they are brought to the globe. */
import type { Point } from './plane.ts';
import type { FeatureKind, FeatureSubkind } from './types.ts';

/** A feature on the sheet. */
export interface SheetFeature {
  kind: FeatureKind;
  subkind: FeatureSubkind | null;
  name: string | null;
  type: 'Point' | 'LineString' | 'Polygon' | 'MultiPolygon';
  /** One ring or line a part; metres on the sheet. */
  parts: Point[][];
}

/** How far the country goes on beyond the commune, metres. */
export const BEYOND = 1500;
/** The river along the west side: x of its near bank, and its width, metres. */
export const RIVER = { bank: -8, width: 82 };

export const line = (
  kind: FeatureKind,
  subkind: FeatureSubkind | null,
  name: string | null,
  points: Point[],
): SheetFeature => ({
  kind,
  subkind,
  name,
  type: 'LineString',
  parts: [points],
});
export const area = (
  kind: FeatureKind,
  subkind: FeatureSubkind | null,
  name: string | null,
  ring: Point[],
): SheetFeature => ({
  kind,
  subkind,
  name,
  type: 'Polygon',
  parts: [ring],
});
