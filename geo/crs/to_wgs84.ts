import { type Crs, FALSE_EASTING, gridOf, isVn2000, type XY } from './crs.ts';
import { vn2000ToWgs84, wgs84ToVn2000 } from './datum.ts';
import { project, unproject } from './transverse_mercator.ts';

/**
 * WGS 84 `[longitude, latitude]` in degrees of a point in `crs`, within a micrometre of what PROJ makes
 * of it by the official seven parameters (EPSG:6960).
 *
 * @param point  `[easting, northing]` in metres, without a zone's number, or `[longitude, latitude]`; surveyors
 *   write the northing first, see `orient`
 */
export function toWgs84(point: readonly [x: number, y: number], crs: Crs): [lon: number, lat: number] {
  const grid = gridOf(crs);
  const degrees: XY = grid
    ? unproject(point[0] - FALSE_EASTING, point[1], grid.centralMeridian, grid.scale)
    : [point[0], point[1]];
  return isVn2000(crs) ? vn2000ToWgs84(degrees) : degrees;
}

/** The point of `crs` (as `toWgs84` takes it) at a WGS 84 longitude and latitude in degrees. */
export function fromWgs84(point: readonly [lon: number, lat: number], crs: Crs): XY {
  const [lon, lat] = isVn2000(crs) ? wgs84ToVn2000([point[0], point[1]]) : point;
  const grid = gridOf(crs);
  if (!grid) return [lon, lat];
  const [east, north] = project(lon, lat, grid.centralMeridian, grid.scale);
  return [east + FALSE_EASTING, north];
}
