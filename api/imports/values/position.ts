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
const isLon = (degrees: number) => degrees >= 102 && degrees <= 118;

/** Degrees, WGS 84: with dot or decimal comma, a degree sign, or as degrees, minutes and seconds; undefined if none. */
export function parseDegrees(text: string): number | undefined {
  const plain = text.replace(/\s*°?\s*[NEBĐ]?$/u, '').replace(/^[NEBĐ]\s*/u, '');
  if (/^[+-]?\d+([.,]\d+)?$/.test(plain)) return Number(plain.replace(',', '.'));
  // 20°15'11,2"
  const dms = /^(\d{1,3})\s*[°º]\s*(\d{1,2})\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')?)?\s*[NEBĐ]?$/iu.exec(
    text,
  );
  if (dms) return Number(dms[1]) + Number(dms[2]) / 60 + Number((dms[3] ?? '0').replace(',', '.')) / 3600;
  // 2 235 418,20 or 2.235.418,20: metres of a national grid, told apart so that the message can say so
  const grouped = /^\d{1,3}([ .]\d{3})+(,\d+)?$/.exec(text) ?? /^\d{1,3}([ ,]\d{3})+(\.\d+)?$/.exec(text);
  return grouped ? Number(text.replace(/[ .,](?=\d{3}(\D|$))/g, '').replace(',', '.')) : undefined;
}

/** A position from two cells that say which is which. */
export function toPosition(latText: string, lonText: string): Position | PositionFault {
  const lat = parseDegrees(latText);
  const lon = parseDegrees(lonText);
  if (lat === undefined) return { code: 'coordinate_not_number', part: 'lat', params: { value: latText } };
  if (lon === undefined) return { code: 'coordinate_not_number', part: 'lon', params: { value: lonText } };
  if (inVietnam(lon, lat)) return [lon, lat];
  const value = `${latText}; ${lonText}`;
  if (isLat(lon) && isLon(lat)) return { code: 'coordinates_swapped', part: 'lat', params: { value } };
  const part = isLat(lat) ? 'lon' : 'lat';
  if (Math.max(Math.abs(lat), Math.abs(lon)) > 10_000) return { code: 'coordinate_national', part, params: { value } };
  return { code: 'coordinate_out_of_range', part, params: { value: isLat(lat) ? lonText : latText } };
}

/** A position from one cell, `lat, lon` or `lon, lat`: in Vietnam the two cannot be mistaken for each other. */
export function parsePair(text: string): Position | PositionFault {
  const parts = splitPair(text);
  if (parts === null) return { code: 'coordinate_not_number', part: 'lat', params: { value: text } };
  const [first, second] = parts;
  const straight = toPosition(first, second);
  if (!Array.isArray(straight) && straight.code === 'coordinates_swapped') return toPosition(second, first);
  return straight;
}

function splitPair(text: string): [string, string] | null {
  const link = /[@=](-?\d+\.\d+),(-?\d+\.\d+)/.exec(text) ?? /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/.exec(text);
  if (link) return [link[1] ?? '', link[2] ?? ''];
  const bare = text.replace(/^point\s*\(|[()[\]]/gi, ' ').trim();
  const pieces = bare.split(/\s*[;|/]\s*|,\s+|\s*[\t]\s*/).filter((piece) => piece !== '');
  if (pieces.length === 2) return pieces as [string, string];
  if (pieces.length !== 1) return null;
  const spaced = bare.split(/(?<=[\d"″'°NEBĐ])\s+(?=\d)/iu);
  if (spaced.length === 2) return spaced as [string, string];
  const commas = bare.split(',');
  if (commas.length === 2) return commas.map((piece) => piece.trim()) as [string, string];
  return commas.length === 4 ? [`${commas[0]},${commas[1]}`, `${commas[2]},${commas[3]}`] : null;
}
