import { ImportError } from '../errors.ts';
import { type Feature, registerOfLayers } from './features.ts';
import { numberOrText } from './kml-geometry.ts';
import { LIMITS } from './limits.ts';
import type { Cell, RawFile, Reader } from './types.ts';
import { childOf, type Element, rootName, textIn, walkXml } from './xml.ts';

/** Waypoints of a GPS receiver or phone; recorded tracks and routes are no households and are told so. */
export const gpxReader: Reader = { format: 'gpx', recognises: (bytes) => rootName(bytes) === 'gpx', read };

const TEXTS = ['name', 'desc', 'cmt'];

async function read(bytes: Uint8Array): Promise<RawFile> {
  const features: Feature[] = [];
  const add = (feature: Feature) => {
    features.push(feature);
    if (features.length > LIMITS.rows) throw new ImportError('too_large', { rows: features.length, most: LIMITS.rows });
  };
  walkXml(bytes, {
    whole: new Set(['wpt']),
    element: (waypoint) => add(featureOf(waypoint)),
    open: (name) => {
      if (name === 'trk' || name === 'rte') add({ geometry: { type: name }, properties: new Map() });
    },
  });
  if (features.length === 0) throw new ImportError('empty');
  return registerOfLayers('gpx', 'utf-8', [{ name: 'GPX', named: false, crs: null, features }]);
}

function featureOf(waypoint: Element): Feature {
  const properties = new Map<string, Cell>();
  // Fields that a program adds of its own, first: where two columns say the same, the first one counts.
  for (const { name, text, children } of childOf(waypoint, 'extensions')?.children ?? []) {
    if (children.length === 0)
      properties.set(name, text.trim() === '' ? null : text.trim().slice(0, LIMITS.cellCharacters));
  }
  for (const key of TEXTS) {
    const value = textIn(waypoint, key);
    if (value !== null && !properties.has(key)) properties.set(key, value);
  }
  const coordinates = ['lon', 'lat'].map((key) => numberOrText(waypoint.attributes.get(key) ?? ''));
  return { geometry: { type: 'Point', coordinates }, properties };
}
