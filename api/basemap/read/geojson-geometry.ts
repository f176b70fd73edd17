import type { Position } from 'geojson';
import type { BaseGeometry } from '#geo/basemap/types.ts';
import { onGlobe } from './emit.ts';
import { LIMITS } from './limits.ts';
import type { Skipped } from './types.ts';

interface Given {
  type?: unknown;
  coordinates?: unknown;
  geometries?: unknown;
}

/** The points, lines and areas of a GeoJSON geometry, each checked; what is none is counted. */
export function geometriesOf(given: unknown, skipped: Skipped, depth = 0): BaseGeometry[] {
  if (typeof given !== 'object' || given === null || depth > 4) return [];
  const { type, coordinates, geometries } = given as Given;
  try {
    switch (type) {
      case 'Point':
        return [{ type, coordinates: position(coordinates) }];
      case 'MultiPoint':
        return list(coordinates).map((point) => ({ type: 'Point', coordinates: position(point) }));
      case 'LineString':
        return [{ type, coordinates: line(coordinates) }];
      case 'MultiLineString':
        return list(coordinates).map((part) => ({ type: 'LineString', coordinates: line(part) }));
      case 'Polygon':
        return [{ type, coordinates: list(coordinates).map(ring) }];
      case 'MultiPolygon':
        return [{ type, coordinates: list(coordinates).map((part) => list(part).map(ring)) }];
      case 'GeometryCollection':
        return list(geometries).flatMap((part) => geometriesOf(part, skipped, depth + 1));
      default:
        return [];
    }
  } catch (error) {
    if (!(error instanceof BadGeometry)) throw error;
    skipped[error.why] += 1;
    return [];
  }
}

class BadGeometry extends Error {
  readonly why: 'invalid' | 'coordinates';
  constructor(why: 'invalid' | 'coordinates') {
    super(why);
    this.why = why;
  }
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > LIMITS.corners) throw new BadGeometry('invalid');
  return value;
}

function position(value: unknown): Position {
  const [lon, lat] = Array.isArray(value) ? value : [];
  if (typeof lon !== 'number' || typeof lat !== 'number' || !onGlobe(lon, lat)) throw new BadGeometry('coordinates');
  return [lon, lat];
}

function line(value: unknown): Position[] {
  const points = list(value).map(position);
  if (points.length < 2) throw new BadGeometry('invalid');
  return points;
}

/** Closed where the file forgot to. */
function ring(value: unknown): Position[] {
  const points = list(value).map(position);
  const [first, last] = [points[0]!, points.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) points.push(first);
  if (points.length < 4) throw new BadGeometry('invalid');
  return points;
}
