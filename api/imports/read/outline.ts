type Position = [lon: number, lat: number];

const isPosition = (value: unknown): value is number[] =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** Inside the box around Vietnam, its islands included; degrees. */
export const inVietnam = (lon: number, lat: number): boolean => lon >= 102 && lon <= 118 && lat >= 8 && lat <= 24;

/**
 * The polygons of a GeoJSON geometry, rings closed, heights dropped.
 * Says what is wrong instead: `boundary_bad` (no ring of three corners) or `coordinate_out_of_range`.
 *
 * @param inDegrees  WGS 84, so that corners outside Vietnam are wrong; in another system nothing is known yet
 */
export function polygonsOf(
  type: unknown,
  coordinates: unknown,
  inDegrees = true,
): Position[][][] | 'boundary_bad' | 'coordinate_out_of_range' {
  const parts = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(parts) || parts.length === 0) return 'boundary_bad';
  const polygons: Position[][][] = [];
  for (const part of parts) {
    if (!Array.isArray(part) || part.length === 0) return 'boundary_bad';
    const rings: Position[][] = [];
    for (const ring of part) {
      const closed = closeRing(ring);
      if (closed === null) return 'boundary_bad';
      if (inDegrees && !closed.every(([lon, lat]) => inVietnam(lon, lat))) return 'coordinate_out_of_range';
      rings.push(closed);
    }
    polygons.push(rings);
  }
  return polygons;
}

function closeRing(ring: unknown): Position[] | null {
  if (!Array.isArray(ring) || !ring.every(isPosition)) return null;
  const corners = ring.map(([lon, lat]): Position => [lon as number, lat as number]);
  const first = corners[0];
  const last = corners.at(-1);
  if (!first || !last) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) corners.push([...first]);
  return corners.length >= 4 ? corners : null;
}
