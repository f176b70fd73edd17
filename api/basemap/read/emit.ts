import type { Position } from 'geojson';
import { clipToBox } from '#geo/basemap/clip.ts';
import { pointInside } from '#geo/basemap/inside.ts';
import type { BaseGeometry, Box, Meaning } from '#geo/basemap/types.ts';
import type { ReadOptions, Skipped } from './types.ts';

/** Hands on what a geometry means, cut to the box; a place that is an area becomes a point inside it. */
export function emit(
  geometry: BaseGeometry,
  meanings: readonly Meaning[],
  box: Box,
  { take }: Pick<ReadOptions, 'take'>,
  skipped: Skipped,
): void {
  for (const meaning of meanings) {
    const shape = meaning.kind === 'place' ? toPoint(geometry) : geometry;
    if (!shape) {
      skipped.invalid += 1;
      continue;
    }
    const parts = clipToBox(shape, box);
    if (parts.length === 0) skipped.outside += 1;
    for (const part of parts) take({ ...meaning, geometry: part });
  }
}

function toPoint(geometry: BaseGeometry): BaseGeometry | null {
  if (geometry.type === 'Point') return geometry;
  if (geometry.type === 'LineString') return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const largest = polygons.reduce<Position[][] | null>(
    (best, polygon) => (best && best[0]!.length >= polygon[0]!.length ? best : polygon),
    null,
  );
  const coordinates = largest && pointInside(largest);
  return coordinates && { type: 'Point', coordinates };
}

/** Is it a position on the globe, north of where Web Mercator ends left out? */
export const onGlobe = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
