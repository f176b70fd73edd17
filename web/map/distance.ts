/** Mean radius of the Earth, metres. */
const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Distance as the crow flies, metres (haversine on the mean sphere: good to half a per cent). */
export function metresBetween(
  [lon1, lat1]: readonly [number, number],
  [lon2, lat2]: readonly [number, number],
): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const h = half(lat2 - lat1) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon2 - lon1);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Eight directions, north first, clockwise. */
const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type CompassPoint = (typeof COMPASS)[number];

/** In which of eight directions a place lies; on the distances of a commune the Earth is flat. */
export function compassPoint(
  [lon1, lat1]: readonly [number, number],
  [lon2, lat2]: readonly [number, number],
): CompassPoint {
  const east = (lon2 - lon1) * Math.cos(radians((lat1 + lat2) / 2));
  const clockwise = Math.atan2(east, lat2 - lat1);
  return COMPASS[(Math.round(clockwise / (Math.PI / 4)) + COMPASS.length) % COMPASS.length]!;
}
