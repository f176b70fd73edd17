import type { Geometry } from './features.ts';
import { childOf, type Element } from './xml.ts';

const GEOMETRIES = new Set([
  'Point',
  'Polygon',
  'MultiGeometry',
  'LineString',
  'LinearRing',
  'Track',
  'MultiTrack',
  'Model',
]);

/**
 * What a placemark looks like on the map; null where it is nowhere.
 * Polygons among other things are an outline with its label; a single point among lines is a house with its lane.
 */
export function kmlGeometry(placemark: Element): Geometry | null {
  const found = placemark.children.filter(({ name }) => GEOMETRIES.has(name)).flatMap(partsOf);
  const polygons = found.filter(({ name }) => name === 'Polygon');
  if (polygons.length > 0) return { type: 'MultiPolygon', coordinates: polygons.map(ringsOf) };
  const points = found.filter(({ name }) => name === 'Point');
  const [point] = points;
  if (point && points.length === 1) return { type: 'Point', coordinates: corners(point)[0] ?? [] };
  const other = found[0]?.name;
  return other === undefined ? null : { type: points.length > 1 ? 'MultiPoint' : other };
}

const partsOf = (element: Element): Element[] =>
  element.name === 'MultiGeometry'
    ? element.children.filter(({ name }) => GEOMETRIES.has(name)).flatMap(partsOf)
    : [element];

const ringsOf = (polygon: Element): (number | string)[][][] =>
  polygon.children
    .filter(({ name }) => name === 'outerBoundaryIs' || name === 'innerBoundaryIs')
    // The outer ring first, in whatever order they stand.
    .sort((a, b) => Number(b.name === 'outerBoundaryIs') - Number(a.name === 'outerBoundaryIs'))
    .flatMap(({ children }) => children.filter(({ name }) => name === 'LinearRing').map(corners));

/** `lon,lat[,height]`, separated by white space; what is no number stays as it stands, to be told. */
const corners = (element: Element): (number | string)[][] =>
  (childOf(element, 'coordinates')?.text ?? '')
    .split(/\s+/)
    .filter((tuple) => tuple !== '')
    .map((tuple) => tuple.split(',', 2).map(numberOrText));

/** A coordinate; text that is no number stays as it stands. */
export const numberOrText = (text: string): number | string =>
  text !== '' && Number.isFinite(Number(text)) ? Number(text) : text.slice(0, 40);
