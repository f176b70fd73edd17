const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres along the great circle between all points `[lon, lat]`, row-major. */
export function greatCircleMetres(points: readonly (readonly number[])[]): Float64Array {
  const size = points.length;
  const metres = new Float64Array(size * size);
  const cosines = points.map((point) => Math.cos(point[1]! * RADIANS));
  for (let i = 0; i < size; i++) {
    const [lon, lat] = points[i]! as [number, number];
    for (let j = 0; j < i; j++) {
      const north = Math.sin(((points[j]![1]! - lat) * RADIANS) / 2);
      const east = Math.sin(((points[j]![0]! - lon) * RADIANS) / 2);
      const haversine = north * north + cosines[i]! * cosines[j]! * east * east;
      const distance = 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
      metres[i * size + j] = distance;
      metres[j * size + i] = distance;
    }
  }
  return metres;
}
