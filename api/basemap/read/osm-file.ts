import type { Box, Tags } from '#geo/basemap/types.ts';

export interface Member {
  type: 'node' | 'way' | 'relation';
  id: number;
}

/** Takes the things of a file one by one, in the file's order. What is not given is not even decoded. */
export interface OsmVisitor {
  node?: (id: number, lon: number, lat: number, tags: Tags) => void;
  way?: (id: number, nodes: number[], tags: Tags) => void;
  relation?: (id: number, members: Member[], tags: Tags) => void;
}

/** What a file says of itself. */
export interface OsmHeader {
  box: Box | null;
  /** ISO 8601: the state of OpenStreetMap it was cut from */
  dataAt: string | null;
}

/** An OSM file in whatever form: its things can be walked through again and again. */
export interface OsmFile {
  header: OsmHeader;
  walk(visitor: OsmVisitor): void;
}

export const NO_TAGS: Tags = new Map();

/** OpenStreetMap keeps seven decimals; other digits come from reckoning, and would part what is joined. */
export const sevenDecimals = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** A box that lies on the globe, else null. */
export function sound(west: number, south: number, east: number, north: number): Box | null {
  const all = [west, south, east, north];
  if (!all.every(Number.isFinite) || west >= east || south >= north) return null;
  return Math.abs(west) <= 180 && east <= 180 && south >= -90 && north <= 90 ? [west, south, east, north] : null;
}

/** An instant in ISO 8601, or null. */
export function instant(text: string | number | undefined): string | null {
  const time = typeof text === 'number' ? text : Date.parse(text ?? '');
  const inTime = Number.isFinite(time) && time > Date.UTC(2004, 0) && time < Date.UTC(2200, 0);
  return inTime ? new Date(time).toISOString() : null;
}
