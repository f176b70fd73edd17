import { ImportError } from '../errors.ts';
import type { Geometry } from './features.ts';
import { LIMITS } from './limits.ts';
import { polygonsOfRings } from './rings.ts';

const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;

/**
 * The geometries of a `.shp` in their order; null for a record without one. Heights and measures are dropped.
 *
 * Records are followed from one to the next, so that the index in the `.shx` is not needed.
 *
 * @throws ImportError `truncated` where a record reaches beyond the end, `unreadable`, `too_large`
 * @see ESRI Shapefile Technical Description, 1998
 */
export function readShp(bytes: Uint8Array): (Geometry | null)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < HEADER_BYTES) throw new ImportError('truncated', { reason: 'shp' });
  if (view.getInt32(0) !== 9994) throw new ImportError('unreadable', { reason: 'shp' });
  // Lengths are counted in words of 16 bits.
  if (view.getInt32(24) * 2 > bytes.length) throw new ImportError('truncated', { reason: 'shp' });
  const geometries: (Geometry | null)[] = [];
  let at = HEADER_BYTES;
  while (at + RECORD_HEADER_BYTES <= bytes.length) {
    const length = view.getInt32(at + 4) * 2;
    at += RECORD_HEADER_BYTES;
    if (length < 4) throw new ImportError('unreadable', { reason: 'shp' });
    if (at + length > bytes.length) throw new ImportError('truncated', { reason: 'shp' });
    geometries.push(geometryOf(new DataView(bytes.buffer, bytes.byteOffset + at, length)));
    if (geometries.length > LIMITS.rows) {
      throw new ImportError('too_large', { rows: geometries.length, most: LIMITS.rows });
    }
    at += length;
  }
  return geometries;
}

const NAMES = new Map([
  [0, 'Null'],
  [1, 'Point'],
  [3, 'LineString'],
  [5, 'Polygon'],
  [8, 'MultiPoint'],
  [31, 'MultiPatch'],
]);

function geometryOf(record: DataView): Geometry | null {
  const type = record.getInt32(0, true);
  // 11 to 18 have heights, 21 to 28 measures, behind what the plain type has.
  const name = NAMES.get(type) ?? NAMES.get(type % 10) ?? `${type}`;
  try {
    if (name === 'Null') return null;
    if (name === 'Point') return { type: 'Point', coordinates: pointAt(record, 4) };
    if (name === 'MultiPoint' && record.getInt32(36, true) === 1) {
      return { type: 'Point', coordinates: pointAt(record, 40) };
    }
    return name === 'Polygon' ? polygonOf(record) : { type: name };
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError('unreadable', { reason: 'shp' });
    throw error;
  }
}

const pointAt = (view: DataView, at: number): [number, number] => [
  view.getFloat64(at, true),
  view.getFloat64(at + 8, true),
];

// type, box of 4 doubles, number of rings, number of corners, where each ring begins, corners
function polygonOf(record: DataView): Geometry {
  const ringCount = record.getInt32(36, true);
  const cornerCount = record.getInt32(40, true);
  const corners = 44 + ringCount * 4;
  if (ringCount < 0 || cornerCount < 0 || corners + cornerCount * 16 > record.byteLength) throw new RangeError();
  const rings: [number, number][][] = [];
  for (let i = 0; i < ringCount; i++) {
    const from = record.getInt32(44 + i * 4, true);
    const to = i + 1 < ringCount ? record.getInt32(48 + i * 4, true) : cornerCount;
    if (from < 0 || to < from || to > cornerCount) throw new RangeError();
    const ring: [number, number][] = [];
    for (let corner = from; corner < to; corner++) ring.push(pointAt(record, corners + corner * 16));
    rings.push(ring);
  }
  return { type: 'MultiPolygon', coordinates: polygonsOfRings(rings) };
}
