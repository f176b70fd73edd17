import type { Position } from 'geojson';
import { crsOfUrn } from '#api/imports/read/crs.ts';
import { classify } from '#geo/basemap/classify.ts';
import { extentOf } from '#geo/basemap/inside.ts';
import { tidyName } from '#geo/basemap/name.ts';
import type { BaseGeometry, Box, Form, Meaning, Tags } from '#geo/basemap/types.ts';
import { BasemapError } from '../errors.ts';
import { emit } from './emit.ts';
import { withinReach } from './extent.ts';
import { geometriesOf } from './geojson-geometry.ts';
import { LIMITS } from './limits.ts';
import type { Source } from './source.ts';
import { nothingSkipped, type Reading, type ReadOptions } from './types.ts';

const FORMS: Record<BaseGeometry['type'], Form> = {
  Point: 'point',
  LineString: 'line',
  Polygon: 'area',
  MultiPolygon: 'area',
};

/**
 * Makes features of GeoJSON whose properties are tags of OpenStreetMap, or our own `kind`, `subkind` and `name`.
 *
 * @throws BasemapError where it is none, or in another coordinate system
 */
export function readGeojson(source: Source, options: ReadOptions): Reading {
  if (source.size > LIMITS.geojsonBytes) throw new BasemapError('too_large', { bytes: source.size });
  const content = parse(new TextDecoder().decode(source.read(0, source.size)));
  const features = featuresOf(content);
  refuseProjected(content);
  const skipped = nothingSkipped();
  const found: { geometry: BaseGeometry; meanings: Meaning[] }[] = [];
  for (const feature of features) {
    if (typeof feature !== 'object' || feature === null) continue;
    const { geometry, properties } = feature as { geometry?: unknown; properties?: unknown };
    const tags = tagsOf(properties);
    for (const shape of geometriesOf(geometry, skipped)) {
      const meanings = classify(tags, FORMS[shape.type]);
      if (meanings.length > 0) found.push({ geometry: shape, meanings });
    }
    if (found.length > LIMITS.features) throw new BasemapError('too_large', { most: LIMITS.features });
  }
  if (found.length === 0) throw new BasemapError('nothing_inside');
  const box = options.box ?? withinReach(extent(found.map(({ geometry }) => geometry)));
  for (const { geometry, meanings } of found) emit(geometry, meanings, box, options, skipped);
  const attribution = attributionOf(content);
  return {
    format: 'geojson',
    box,
    skipped,
    dataAt: null,
    attribution,
    fromOsm: /openstreetmap/i.test(attribution ?? ''),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null) return content as Record<string, unknown>;
  } catch {
    throw new BasemapError(/[\]}]\s*$/.test(text) ? 'damaged' : 'truncated', { reason: 'json' });
  }
  throw new BasemapError('unsupported_format', { format: 'JSON' });
}

function featuresOf(content: Record<string, unknown>): unknown[] {
  if (content.type === 'FeatureCollection' && Array.isArray(content.features)) return content.features;
  if (content.type === 'Feature') return [content];
  throw new BasemapError('unsupported_format', { format: 'JSON' });
}

/** Older programs say in which system they wrote; degrees of WGS 84 alone are taken. */
function refuseProjected(content: Record<string, unknown>): void {
  const name = (content.crs as { properties?: { name?: unknown } } | null | undefined)?.properties?.name;
  const crs = typeof name === 'string' && name !== '' ? crsOfUrn(name) : null;
  if (crs !== null) throw new BasemapError('projected', { name: crs.slice(0, 60) });
}

/** Properties as tags: numbers and yes or no as text; deeper values are no tags. */
function tagsOf(properties: unknown): Tags {
  const tags = new Map<string, string>();
  if (typeof properties !== 'object' || properties === null) return tags;
  for (const [key, value] of Object.entries(properties).slice(0, LIMITS.tags)) {
    if (typeof value === 'boolean') tags.set(key, value ? 'yes' : 'no');
    else if (typeof value === 'string' || typeof value === 'number') {
      tags.set(key, String(value).slice(0, LIMITS.textCharacters));
    }
  }
  return tags;
}

const attributionOf = (content: Record<string, unknown>): string | null => {
  const said = content.attribution ?? content.copyright;
  return typeof said === 'string' ? tidyName(said) : null;
};

function extent(shapes: readonly BaseGeometry[]): Box {
  const corners = function* (): Generator<Position> {
    for (const shape of shapes) yield* flat(shape.coordinates);
  };
  const [west, south, east, north] = extentOf(corners());
  // A single point has no extent: some room around it.
  return west < east && south < north
    ? [west, south, east, north]
    : [west - 1e-3, south - 1e-3, east + 1e-3, north + 1e-3];
}

function* flat(coordinates: unknown): Generator<Position> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield coordinates as Position;
  else for (const part of coordinates) yield* flat(part);
}
