import { foldVietnamese } from '#geo/text/index.ts';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { polygonsOf } from './outline.ts';
import { decodeText } from './text.ts';
import type { Boundary, Cell, RawFault, RawFile, RawRow, Reader } from './types.ts';

interface Feature {
  geometry?: { type?: unknown; coordinates?: unknown } | null;
  properties?: Record<string, unknown> | null;
}

// WGS 84 by RFC 7946; the headings are ours, so that points take the same way as columns do.
const POSITION_HEADINGS = ['lon', 'lat'];
const NAME_KEYS = ['ten xom', 'ten thon', 'xom', 'thon', 'hamlet', 'village', 'ten', 'name', 'ten_xom', 'ten_thon'];

/** GeoJSON: points are households, their properties the columns; polygons are hamlets' boundaries. */
export const geojsonReader: Reader = {
  format: 'geojson',
  recognises: (bytes) => /^(\u00ef\u00bb\u00bf)?\s*[[{]/.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1')),
  read,
};

async function read(bytes: Uint8Array): Promise<RawFile> {
  const content = parse(decodeText(bytes).text);
  const features = featuresOf(content);
  if (features.length > LIMITS.rows) throw new ImportError('too_large', { rows: features.length, most: LIMITS.rows });
  const sheet = nameOf(content);
  const file: RawFile = { format: 'geojson', encoding: 'utf-8', sheets: [], boundaries: [], faults: [] };
  const points: { row: number; feature: Feature; position: [Cell, Cell] }[] = [];
  features.forEach((feature, index) => {
    const row = index + 1;
    const type = feature.geometry?.type;
    if (type === 'Polygon' || type === 'MultiPolygon') {
      const found = boundaryOf(feature, sheet, row);
      if ('code' in found) file.faults.push(found);
      else file.boundaries.push(found);
    } else if (feature.geometry == null || type === 'Point') {
      const position = Array.isArray(feature.geometry?.coordinates) ? feature.geometry.coordinates : [];
      points.push({ row, feature, position: [toCell(position[0]), toCell(position[1])] });
    } else {
      const params = { geometry: String(type).slice(0, 40) };
      file.faults.push({ sheet, row, column: 'geometry', code: 'geometry_unsupported', params });
    }
  });
  if (points.length > 0) file.sheets.push({ name: sheet, named: false, rows: tabulate(points), merges: [] });
  return file;
}

function tabulate(points: { row: number; feature: Feature; position: [Cell, Cell] }[]): RawRow[] {
  const columns = new Map<string, number>();
  for (const { feature } of points) {
    for (const key of Object.keys(feature.properties ?? {})) {
      if (!columns.has(key) && columns.size < LIMITS.columns) columns.set(key, columns.size + 2);
    }
  }
  const rows: RawRow[] = [{ row: 0, cells: [...POSITION_HEADINGS, ...columns.keys()] }];
  for (const { row, feature, position } of points) {
    const cells: Cell[] = [...position, ...Array<Cell>(columns.size).fill(null)];
    for (const [key, value] of Object.entries(feature.properties ?? {})) {
      const column = columns.get(key);
      if (column !== undefined) cells[column] = toCell(value);
    }
    rows.push({ row, cells });
  }
  return rows;
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string') return value === '' ? null : value.slice(0, LIMITS.cellCharacters);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number')) {
    return value.join(', ').slice(0, LIMITS.cellCharacters);
  }
  return null;
}

function boundaryOf(feature: Feature, sheet: string, row: number): Boundary | RawFault {
  const keys = Object.entries(feature.properties ?? {});
  const named = NAME_KEYS.map((name) => keys.find(([key]) => foldVietnamese(key) === name)?.[1]).find(
    (value) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number',
  );
  if (named === undefined) return { sheet, row, column: 'name', code: 'hamlet_missing', params: {} };
  const polygons = polygonsOf(feature.geometry?.type, feature.geometry?.coordinates);
  if (typeof polygons === 'string') return { sheet, row, column: 'geometry', code: polygons, params: {} };
  return { sheet, row, name: String(named), polygons };
}

function featuresOf(content: unknown): Feature[] {
  const { type, features } = (content ?? {}) as { type?: unknown; features?: unknown };
  if (type === 'FeatureCollection' && Array.isArray(features)) {
    return features.map((feature) => (typeof feature === 'object' && feature !== null ? feature : {}));
  }
  if (type === 'Feature') return [content as Feature];
  throw new ImportError('unsupported_format', { format: 'json' });
}

function nameOf(content: unknown): string {
  const { name } = content as { name?: unknown };
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, 80) : 'GeoJSON';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const cutOff = /end of (JSON )?(input|data)|unterminated/i.test(reason) || !/[\]}]\s*$/.test(text);
    throw new ImportError(cutOff ? 'truncated' : 'unreadable', { reason: cutOff ? 'json' : reason.slice(0, 120) });
  }
}
