import { type Crs, orient, parseCoordinate, parsePosition, toWgs84, type WrittenPosition } from '#geo/crs/index.ts';
import type { Details } from '../errors.ts';
import type { ProblemCode } from '../problems.ts';
import { inVietnam } from '../read/outline.ts';

export type Position = [lon: number, lat: number];

/** What is wrong with a position, and in which of its two columns. */
export interface PositionFault {
  code: ProblemCode;
  part: 'lat' | 'lon';
  params: Details;
}

const isLat = (degrees: number) => degrees >= 8 && degrees <= 24;
/** Larger figures are metres of some grid. */
const MOST_DEGREES = 10_000;

/**
 * A position from two cells that say which is which.
 *
 * @param system  what the file's coordinates are measured in; null: degrees are WGS 84, metres cannot be read
 */
export function toPosition(latText: string, lonText: string, system: Crs | null = null): Position | PositionFault {
  if (parseCoordinate(latText) === null)
    return { code: 'coordinate_not_number', part: 'lat', params: { value: latText } };
  const written = parsePosition(latText, lonText);
  if (written === null) return { code: 'coordinate_not_number', part: 'lon', params: { value: lonText } };
  const { order } = written;
  if (order?.unit === 'degrees' && !order.swapped)
    return { code: 'coordinates_swapped', part: 'lat', params: { value: `${latText}; ${lonText}` } };
  const outside = isLat(written.pair[0]) ? lonText : latText;
  return place(written, system, `${latText}; ${lonText}`, outside);
}

/** A position from one cell, `lat, lon` or `lon, lat`: in Vietnam the two cannot be mistaken for each other. */
export function parsePair(text: string, system: Crs | null = null): Position | PositionFault {
  const written = parsePosition(text);
  if (written === null) return { code: 'coordinate_not_number', part: 'lat', params: { value: text } };
  return place(written, system, text, text);
}

/** @param outside  the text to show where a coordinate lies outside Vietnam */
function place(
  { pair, order }: WrittenPosition,
  system: Crs | null,
  value: string,
  outside: string,
): Position | PositionFault {
  const part = isLat(pair[0]) ? 'lon' : 'lat';
  if (order?.unit === 'degrees') {
    const [lon, lat] = orient(pair, order);
    return system?.kind === 'vn2000-degrees' ? toWgs84([lon, lat], system) : [lon, lat];
  }
  if (order?.unit === 'metres' && (system?.kind === 'vn2000' || system?.kind === 'utm')) {
    const [lon, lat] = toWgs84(orient(pair, order), system);
    if (inVietnam(lon, lat)) return [lon, lat];
  } else if (Math.max(...pair.map(Math.abs)) > MOST_DEGREES) {
    return { code: 'coordinate_national', part, params: { value } };
  }
  return { code: 'coordinate_out_of_range', part, params: { value: outside } };
}
