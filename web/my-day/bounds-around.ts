type Position = readonly [number, number];
/** Room around the places, degrees: about 60 m. */
const ROOM = 0.0006;

/** The box around places with some room; null where there is none. */
export function boundsAround(places: readonly Position[]): [number, number, number, number] | null {
  if (places.length === 0) return null;
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  return [Math.min(...lons) - ROOM, Math.min(...lats) - ROOM, Math.max(...lons) + ROOM, Math.max(...lats) + ROOM];
}
