import { rootName } from '#api/imports/read/xml.ts';
import { BasemapError } from '../errors.ts';
import { readGeojson } from './geojson.ts';
import { readOsm } from './osm.ts';
import { openOsmXml } from './osm-xml.ts';
import { openPbf } from './pbf.ts';
import type { Source } from './source.ts';
import type { Reading, ReadOptions } from './types.ts';

/** How other files begin, to name them rightly. */
const OTHERS: readonly [name: string, start: readonly number[]][] = [
  ['gz', [0x1f, 0x8b]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['zst', [0x28, 0xb5, 0x2f, 0xfd]],
  ['zip', [0x50, 0x4b]],
  ['o5m', [0xff, 0xe0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
];
const COMPRESSED = new Set(['gz', 'bz2', 'xz', 'zst']);

/**
 * Reads a file for what it is, whatever its ending says.
 *
 * @throws BasemapError where nothing of it can be used
 */
export function readBasemap(source: Source, options: ReadOptions): Reading {
  if (source.size === 0) throw new BasemapError('empty');
  const start = source.read(0, 8192);
  for (const [name, bytes] of OTHERS) {
    if (!bytes.every((byte, i) => start[i] === byte)) continue;
    throw COMPRESSED.has(name)
      ? new BasemapError('unsupported_compression', { name })
      : new BasemapError('unsupported_format', { format: name });
  }
  if (isPbf(start)) {
    const file = openPbf(source);
    return { format: 'osm.pbf', ...readOsm(file, options), ...OSM, dataAt: file.header.dataAt };
  }
  const text = new TextDecoder(start[0] === 0xff ? 'utf-16le' : start[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(start);
  if (/^\ufeff?\s*[[{]/.test(text)) return readGeojson(source, options);
  if (/^\ufeff?\s*</.test(text)) {
    const root = rootName(new TextEncoder().encode(text));
    if (root !== null && root !== 'osm' && root !== 'osmChange') {
      throw new BasemapError('unsupported_format', { format: root.slice(0, 40) });
    }
    const file = openOsmXml(source);
    return { format: 'osm', ...readOsm(file, options), ...OSM, dataAt: file.header.dataAt };
  }
  throw new BasemapError('unsupported_format', { format: '?' });
}

const OSM = { attribution: null, fromOsm: true } as const;

/** Length of a header of four bytes, then the header: field 1, text of nine, `OSMHeader` (or `OSMData`, cut off before). */
const isPbf = (start: Uint8Array): boolean =>
  start[0] === 0 && start[1] === 0 && start[4] === 0x0a && /^OSM/.test(String.fromCharCode(...start.subarray(6, 9)));
