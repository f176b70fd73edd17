import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';

/** Far enough around any commune, and not so far that the clip at the antimeridian matters. */
const MARGIN_DEGREES = 5;

/** Everything around an area, as one polygon with the area for a hole. Islands of land in the area's holes stay clear. */
export function maskOf(area: Polygon | MultiPolygon): Feature<Polygon> {
  const outlines = (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).flatMap((rings) =>
    rings[0] ? [rings[0]] : [],
  );
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [frame(outlines), ...outlines] },
  };
}

function frame(outlines: readonly Position[][]): Position[] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of outlines.flat()) {
    west = Math.min(west, lon - MARGIN_DEGREES);
    east = Math.max(east, lon + MARGIN_DEGREES);
    south = Math.min(south, lat - MARGIN_DEGREES);
    north = Math.max(north, lat + MARGIN_DEGREES);
  }
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
