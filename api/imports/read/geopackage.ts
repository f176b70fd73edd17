import { ImportError } from '../errors.ts';
import { crsOfCode, crsOfWkt } from './crs.ts';
import { type Feature, type Layer, registerOfLayers, toCell } from './features.ts';
import { bounded, isSqlite, SqliteFile, type SqlRow } from './sqlite.ts';
import type { SqlValue } from './sqlite-record.ts';
import type { Cell, RawFile, Reader } from './types.ts';
import { readWkb } from './wkb.ts';

/** OGC GeoPackage, as QGIS saves: each table of features is a layer; tables without geometry and tiles are left out. */
export const geopackageReader: Reader = { format: 'gpkg', recognises: isSqlite, read };

async function read(bytes: Uint8Array): Promise<RawFile> {
  const file = new SqliteFile(bytes);
  const systems = new Map([...file.rows('gpkg_spatial_ref_sys')].map((row) => [row.get('srs_id'), crsOf(row)]));
  const layers: Layer[] = [];
  const met = new Set<SqlValue>();
  for (const row of file.rows('gpkg_geometry_columns')) {
    const [table, column] = [row.get('table_name'), row.get('column_name')];
    if (typeof table !== 'string' || typeof column !== 'string' || met.has(table)) continue;
    met.add(table);
    const features = featuresOf(file, table, column);
    layers.push({
      name: table.slice(0, 80),
      named: true,
      crs: systems.get(row.get('srs_id') ?? null) ?? null,
      features,
    });
  }
  // Any other program's database is an SQLite file, too.
  if (layers.length === 0) throw new ImportError('unsupported_format', { format: 'sqlite' });
  return registerOfLayers('gpkg', 'utf-8', layers);
}

function featuresOf(file: SqliteFile, table: string, geometryColumn: string): Feature[] {
  const features: Feature[] = [];
  const rowid = file.rowidOf(table);
  for (const row of bounded(file.rows(table))) {
    const blob = [...row].find(([name]) => name.toLowerCase() === geometryColumn.toLowerCase())?.[1];
    // The number of the row is the database's own, no one's code of a household.
    const own = [...row].filter(([name, value]) => value !== blob && name !== rowid);
    const properties = new Map<string, Cell>(own.map(([name, value]) => [name, toCell(value)]));
    features.push({ geometry: blob instanceof Buffer ? geometryOf(blob) : null, properties });
  }
  return features;
}

// Bytes of the box in front of a geometry, by its kind.
const BOX_BYTES = [0, 32, 48, 48, 64];

/** `GP`, version, flags, coordinate system, a box; then well-known binary. */
function geometryOf(blob: Buffer) {
  const flags = blob[3] ?? 0;
  const box = BOX_BYTES[(flags >> 1) & 7];
  if (blob.toString('latin1', 0, 2) !== 'GP' || box === undefined)
    throw new ImportError('unreadable', { reason: 'gpkg' });
  const empty = (flags & 16) !== 0;
  return empty ? null : readWkb(blob.subarray(8 + box));
}

function crsOf(row: SqlRow): string | null {
  const code = row.get('organization_coordsys_id');
  if (/^epsg$/i.test(String(row.get('organization'))) && typeof code === 'number') return crsOfCode(code);
  return crsOfWkt(String(row.get('definition') ?? '').replace(/^undefined$/i, ''));
}
