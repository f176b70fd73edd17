import type { XY } from './crs.ts';
import { DEGREE, ECCENTRICITY_2, FLATTENING, SEMI_MAJOR } from './ellipsoid.ts';

/**
 * VN-2000 to WGS 84 by the official seven parameters (Decision 05/2007/QĐ-BTNMT; EPSG:6960, accuracy 1 m).
 * Their rotations turn the axes (coordinate frame, EPSG method 9607), not the point: PROJ's `+towgs84` shows them
 * with the signs changed, and taking one for the other is half a metre wrong.
 */
const SHIFT = [-191.90441429, -39.30318279, -111.45032835] as const;
const ARC_SECOND = DEGREE / 3600;
const ROTATION = [-0.00928836 * ARC_SECOND, 0.01975479 * ARC_SECOND, -0.00427372 * ARC_SECOND] as const;
const SCALE = 1 + 0.252906278e-6;

type Vector = [x: number, y: number, z: number];

/** Longitude and latitude in degrees, on the ground of VN-2000 → of WGS 84. */
export function vn2000ToWgs84([lon, lat]: XY): XY {
  const [x, y, z] = turned(geocentric(lon, lat), 1);
  return geographic([SHIFT[0] + SCALE * x, SHIFT[1] + SCALE * y, SHIFT[2] + SCALE * z]);
}

/**
 * Longitude and latitude in degrees, WGS 84 → VN-2000: the point that `vn2000ToWgs84` moves here. Turning the
 * parameters round is a millimetre or two beside it, as the heights that both ways leave out differ by some tens of
 * metres; so that way is gone once, and what is missing added.
 */
export function wgs84ToVn2000([lon, lat]: XY): XY {
  const [x, y, z] = geocentric(lon, lat);
  const near = geographic(turned([(x - SHIFT[0]) / SCALE, (y - SHIFT[1]) / SCALE, (z - SHIFT[2]) / SCALE], -1));
  const reached = vn2000ToWgs84(near);
  return [near[0] + lon - reached[0], near[1] + lat - reached[1]];
}

function turned([x, y, z]: Vector, sign: 1 | -1): Vector {
  const [rx, ry, rz] = [sign * ROTATION[0], sign * ROTATION[1], sign * ROTATION[2]];
  return [x + rz * y - ry * z, y - rz * x + rx * z, z + ry * x - rx * y];
}

/** Metres from the earth's centre, of a point on the ellipsoid. */
function geocentric(lon: number, lat: number): Vector {
  const [lambda, phi] = [lon * DEGREE, lat * DEGREE];
  const radius = SEMI_MAJOR / Math.sqrt(1 - ECCENTRICITY_2 * Math.sin(phi) ** 2);
  return [
    radius * Math.cos(phi) * Math.cos(lambda),
    radius * Math.cos(phi) * Math.sin(lambda),
    radius * (1 - ECCENTRICITY_2) * Math.sin(phi),
  ];
}

/** Degrees below a point near the ellipsoid (Bowring 1976: one step is exact to nanometres this near). */
function geographic([x, y, z]: Vector): XY {
  const semiMinor = SEMI_MAJOR * (1 - FLATTENING);
  const fromAxis = Math.hypot(x, y);
  const reduced = Math.atan2(z * SEMI_MAJOR, fromAxis * semiMinor);
  const up = z + (ECCENTRICITY_2 / (1 - ECCENTRICITY_2)) * semiMinor * Math.sin(reduced) ** 3;
  const out = fromAxis - ECCENTRICITY_2 * SEMI_MAJOR * Math.cos(reduced) ** 3;
  return [Math.atan2(y, x) / DEGREE, Math.atan2(up, out) / DEGREE];
}
