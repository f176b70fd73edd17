import { foldVietnamese } from '#geo/text/index.ts';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { polygonsOf } from './outline.ts';
import type { Boundary, Cell, RawFault, RawFile, RawRow, RawSheet } from './types.ts';

/** A geometry as GeoJSON has it; types other than points and polygons only in order to be refused by name. */
export interface Geometry {
  type: string;
  coordinates?: unknown;
}

/** One thing of a map file, with its properties in the order of the file. */
export interface Feature {
  geometry: Geometry | null;
  properties: Map<string, Cell>;
}

/** The things of one layer, folder or file. */
export interface Layer {
  name: string;
  /** false where nobody gave the layer its name */
  named: boolean;
  /** null: WGS 84, or not said */
  crs: string | null;
  features: Feature[];
}

// Headings of our own, so that points take the same way as columns do.
const POSITION_HEADINGS = ['lon', 'lat'];
const NAME_KEYS = ['ten xom', 'ten thon', 'xom', 'thon', 'hamlet', 'village', 'ten', 'name', 'ten_xom', 'ten_thon'];

/**
 * Layers of a map as a register: points are households, their properties the columns; polygons are boundaries.
 *
 * All of a file is in the coordinate system of its first layer; a layer in another one is refused as a whole.
 */
export function registerOfLayers(format: string, encoding: string, layers: readonly Layer[]): RawFile {
  const filled = layers.filter(({ features }) => features.length > 0);
  if (filled.length > LIMITS.sheets) throw new ImportError('too_large', { sheets: filled.length, most: LIMITS.sheets });
  const crs = filled[0]?.crs ?? null;
  const file: RawFile = { format, encoding, crs, sheets: [], boundaries: [], faults: [] };
  for (const layer of filled) {
    if (layer.crs === crs) readLayer(layer, file);
    else file.faults.push({ sheet: layer.name, row: 1, column: 'geometry', code: 'crs_mixed', params: {} });
  }
  return file;
}

function readLayer({ name: sheet, named, features }: Layer, file: RawFile): void {
  if (features.length > LIMITS.rows) throw new ImportError('too_large', { rows: features.length, most: LIMITS.rows });
  const points: { row: number; feature: Feature }[] = [];
  features.forEach((feature, index) => {
    const row = index + 1;
    const type = feature.geometry?.type;
    if (type === 'Polygon' || type === 'MultiPolygon') {
      const found = boundaryOf(feature, sheet, row, file.crs);
      if ('code' in found) file.faults.push(found);
      else file.boundaries.push(found);
    } else if (type === undefined || type === 'Point') {
      points.push({ row, feature });
    } else {
      const params = { geometry: type.slice(0, 40) };
      file.faults.push({ sheet, row, column: 'geometry', code: 'geometry_unsupported', params });
    }
  });
  if (points.length > 0)
    file.sheets.push({ name: sheet, named, rows: tabulate(points), merges: [] } satisfies RawSheet);
}

function tabulate(points: readonly { row: number; feature: Feature }[]): RawRow[] {
  const columns = new Map<string, number>();
  for (const { feature } of points) {
    for (const key of feature.properties.keys()) {
      if (!columns.has(key) && columns.size < LIMITS.columns) columns.set(key, columns.size + 2);
    }
  }
  const rows: RawRow[] = [{ row: 0, cells: [...POSITION_HEADINGS, ...columns.keys()] }];
  for (const { row, feature } of points) {
    const position = Array.isArray(feature.geometry?.coordinates) ? feature.geometry.coordinates : [];
    const cells: Cell[] = [toCell(position[0]), toCell(position[1]), ...Array<Cell>(columns.size).fill(null)];
    for (const [key, value] of feature.properties) {
      const column = columns.get(key);
      if (column !== undefined) cells[column] = value;
    }
    rows.push({ row, cells });
  }
  return rows;
}

/** A value of a property as a cell; objects are none. */
export function toCell(value: unknown): Cell {
  if (typeof value === 'string') return value === '' ? null : value.slice(0, LIMITS.cellCharacters);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number')) {
    return value.join(', ').slice(0, LIMITS.cellCharacters);
  }
  return null;
}

function boundaryOf(feature: Feature, sheet: string, row: number, crs: string | null): Boundary | RawFault {
  const keys = [...feature.properties];
  const named = NAME_KEYS.map((name) => keys.find(([key]) => foldVietnamese(key) === name)?.[1]).find(
    (value) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number',
  );
  if (named === undefined) return { sheet, row, column: 'name', code: 'hamlet_missing', params: {} };
  const polygons = polygonsOf(feature.geometry?.type, feature.geometry?.coordinates, crs === null);
  if (typeof polygons === 'string') return { sheet, row, column: 'geometry', code: polygons, params: {} };
  return { sheet, row, name: String(named), polygons };
}
