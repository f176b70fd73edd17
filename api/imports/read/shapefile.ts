import { ImportError } from '../errors.ts';
import { crsOfWkt } from './crs.ts';
import { readDbf } from './dbf.ts';
import { type Layer, registerOfLayers } from './features.ts';
import { readShp } from './shp.ts';
import type { RawFile } from './types.ts';
import { type Archive, unpackMap } from './zip.ts';

const PART = /^(?!__MACOSX\/)(.*)\.(shp|dbf|prj|cpg|cst)$/i;

/** One or several shapefiles in a zip: geometries, table, coordinate system and text encoding are files of their own. */
export const shapefileArchive: Archive = {
  holds: (names) => names.some((name) => /^(?!__MACOSX\/).*\.(shp|dbf)$/i.test(name)),
  read,
};

async function read(bytes: Uint8Array): Promise<RawFile> {
  const parts = await unpackMap(bytes, (name) => PART.test(name));
  const groups = new Map<string, Map<string, Uint8Array>>();
  for (const [path, content] of parts) {
    const [, stem = '', ending = ''] = PART.exec(path) ?? [];
    const group = groups.get(stem.toLowerCase()) ?? new Map<string, Uint8Array>([['name', Buffer.from(stem)]]);
    groups.set(stem.toLowerCase(), group.set(ending.toLowerCase(), content));
  }
  const encodings = new Set<string>();
  const layers: Layer[] = [];
  for (const group of groups.values()) {
    const shp = group.get('shp');
    const dbf = group.get('dbf');
    // A table without geometries beside a shapefile is none of its layers.
    if (!shp && dbf && groups.size > 1) continue;
    if (!shp || !dbf) {
      if (!shp && !dbf) continue;
      throw new ImportError('shapefile_incomplete', { part: shp ? '.dbf' : '.shp' });
    }
    const table = readDbf(dbf, textOf(group.get('cpg') ?? group.get('cst')));
    const geometries = readShp(shp);
    if (geometries.length !== table.rows.length) {
      throw new ImportError('truncated', { reason: `shp ${geometries.length}, dbf ${table.rows.length}` });
    }
    encodings.add(table.encoding);
    layers.push({
      name: layerName(textOf(group.get('name'))),
      named: true,
      crs: crsOfWkt(textOf(group.get('prj'))),
      features: table.rows.flatMap((properties, i) =>
        properties === null ? [] : [{ geometry: geometries[i] ?? null, properties }],
      ),
    });
  }
  return registerOfLayers('shp', encodings.size === 1 ? ([...encodings][0] ?? 'utf-8') : 'mixed', layers);
}

const textOf = (bytes: Uint8Array | undefined): string => (bytes ? new TextDecoder().decode(bytes) : '');

const layerName = (stem: string): string => stem.slice(stem.lastIndexOf('/') + 1).slice(0, 80);
