import { ImportError } from '../errors.ts';
import { tableOfDescription } from './description.ts';
import { type Feature, type Layer, registerOfLayers } from './features.ts';
import { kmlGeometry } from './kml-geometry.ts';
import { LIMITS } from './limits.ts';
import type { Cell, RawFile, Reader } from './types.ts';
import { childOf, type Element, rootName, textIn, walkXml } from './xml.ts';
import { type Archive, unpackMap } from './zip.ts';

/** KML as Google Earth and My Maps write it: one layer a folder, one thing a placemark; links are never followed. */
export const kmlReader: Reader = {
  format: 'kml',
  recognises: (bytes) => rootName(bytes) === 'kml',
  read: async (bytes) => readKml([bytes], 'kml'),
};

/** KML in a zip with its pictures; larger ones have a file for each layer, and all of them count. */
export const kmzArchive: Archive = {
  holds: (names) => names.some(isKml),
  read: async (bytes) => readKml([...(await unpackMap(bytes, isKml)).values()], 'kmz'),
};

const isKml = (name: string) => /^(?!__MACOSX\/).*\.kml$/i.test(name);

const WHOLE = new Set(['Placemark', 'name']);
const FOLDERS = new Set(['Folder', 'Document']);

function readKml(files: readonly Uint8Array[], format: string): RawFile {
  const layers = new Map<string, Layer>();
  let count = 0;
  for (const file of files) {
    walkPlacemarks(file, (placemark, folder) => {
      count += 1;
      if (count > LIMITS.rows) throw new ImportError('too_large', { rows: count, most: LIMITS.rows });
      const name = folder ?? 'KML';
      const layer = layers.get(name) ?? { name, named: folder !== null, crs: null, features: [] };
      layers.set(name, layer);
      layer.features.push(featureOf(placemark));
    });
  }
  if (count === 0) throw new ImportError('empty');
  return registerOfLayers(format, 'utf-8', [...layers.values()]);
}

/** Each placemark with the name of the innermost named folder around it. */
function walkPlacemarks(file: Uint8Array, found: (placemark: Element, folder: string | null) => void): void {
  const folders: (string | null)[] = [];
  walkXml(file, {
    whole: WHOLE,
    open: (name) => {
      if (FOLDERS.has(name)) folders.push(null);
    },
    close: (name) => {
      if (FOLDERS.has(name)) folders.pop();
    },
    element: (element, parent) => {
      if (element.name === 'Placemark') found(element, folders.findLast((folder) => folder !== null) ?? null);
      else if (parent !== null && FOLDERS.has(parent)) folders[folders.length - 1] = nameOf(element);
    },
  });
}

const nameOf = ({ text }: Element): string | null => (text.trim() === '' ? null : text.trim().slice(0, 80));

function featureOf(placemark: Element): Feature {
  // Data of their own first: where two columns say the same, the first one counts.
  const properties = new Map<string, Cell>(extendedData(childOf(placemark, 'ExtendedData')));
  const description = childOf(placemark, 'description')?.text ?? '';
  const table = tableOfDescription(description);
  for (const [key, value] of table) if (!properties.has(key)) properties.set(key, value);
  const own: [string, string | null][] = [
    ['name', textIn(placemark, 'name')],
    ['address', textIn(placemark, 'address')],
    ['phoneNumber', textIn(placemark, 'phoneNumber')],
    ['description', table.size > 0 ? null : textIn(placemark, 'description')],
  ];
  for (const [key, value] of own) if (value !== null && !properties.has(key)) properties.set(key, value);
  return { geometry: kmlGeometry(placemark), properties };
}

/** `<Data name><value>` and `<SchemaData><SimpleData name>`. */
function* extendedData(data: Element | undefined): Iterable<[string, Cell]> {
  for (const item of data?.children ?? []) {
    if (item.name === 'Data') {
      const name = (textIn(item, 'displayName') ?? item.attributes.get('name') ?? '').trim();
      if (name !== '') yield [name.slice(0, LIMITS.cellCharacters), textIn(item, 'value')];
    } else if (item.name === 'SchemaData') {
      for (const simple of item.children) {
        const name = (simple.attributes.get('name') ?? '').trim();
        const text = simple.text.trim().slice(0, LIMITS.cellCharacters);
        if (name !== '') yield [name.slice(0, LIMITS.cellCharacters), text === '' ? null : text];
      }
    }
  }
}
