import { ImportError } from '../errors.ts';
import { crsOfUrn } from './crs.ts';
import { type Feature, registerOfLayers, toCell } from './features.ts';
import { LIMITS } from './limits.ts';
import { decodeText } from './text.ts';
import type { RawFile, Reader } from './types.ts';

interface JsonFeature {
  geometry?: { type?: unknown; coordinates?: unknown } | null;
  properties?: Record<string, unknown> | null;
}

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
  const layer = { name: nameOf(content), named: false, crs: crsOf(content), features: features.map(toFeature) };
  return registerOfLayers('geojson', 'utf-8', [layer]);
}

function toFeature({ geometry, properties }: JsonFeature): Feature {
  const cells = Object.entries(properties ?? {}).map(([key, value]) => [key, toCell(value)] as const);
  return {
    geometry: geometry == null ? null : { type: String(geometry.type), coordinates: geometry.coordinates },
    properties: new Map(cells),
  };
}

function featuresOf(content: unknown): JsonFeature[] {
  const { type, features } = (content ?? {}) as { type?: unknown; features?: unknown };
  if (type === 'FeatureCollection' && Array.isArray(features)) {
    return features.map((feature) => (typeof feature === 'object' && feature !== null ? feature : {}));
  }
  if (type === 'Feature') return [content as JsonFeature];
  throw new ImportError('unsupported_format', { format: 'json' });
}

function nameOf(content: unknown): string {
  const { name } = content as { name?: unknown };
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, 80) : 'GeoJSON';
}

/** WGS 84 by RFC 7946; older programs still say which system they wrote. */
function crsOf(content: unknown): string | null {
  const { crs } = content as { crs?: { properties?: { name?: unknown } | null } | null };
  const name = crs?.properties?.name;
  return typeof name === 'string' && name !== '' ? crsOfUrn(name) : null;
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
