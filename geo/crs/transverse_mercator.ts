import type { XY } from './crs.ts';
import { DEGREE, ECCENTRICITY_2, FLATTENING, SEMI_MAJOR } from './ellipsoid.ts';

/**
 * Transverse Mercator by Krüger's series in the third flattening, to its sixth order: exact to nanometres within
 * the zones used here, and well past them.
 *
 * @see C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), eqs 7–15,
 *   with the coefficients of eqs 35 and 36
 */
const N = FLATTENING / (2 - FLATTENING);
const E = Math.sqrt(ECCENTRICITY_2);
// Radius of the circle as long as the meridian.
const RADIUS = (SEMI_MAJOR / (1 + N)) * polynomial([1, 0, 1 / 4, 0, 1 / 64, 0, 1 / 256]);

// One line an order of sin 2ξ, 4ξ …; columns n, n², … n⁶.
const FORWARD = [
  [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
  [0, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
  [0, 0, 61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
  [0, 0, 0, 49561 / 161280, -179 / 168, 6601661 / 7257600],
  [0, 0, 0, 0, 34729 / 80640, -3418889 / 1995840],
  [0, 0, 0, 0, 0, 212378941 / 319334400],
].map((row) => polynomial([0, ...row]));

const INVERSE = [
  [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800],
  [0, 1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720],
  [0, 0, 17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
  [0, 0, 0, 4397 / 161280, -11 / 504, -830251 / 7257600],
  [0, 0, 0, 0, 4583 / 161280, -108847 / 3991680],
  [0, 0, 0, 0, 0, 20648693 / 638668800],
].map((row) => polynomial([0, ...row]));

/** `[easting from the central meridian, northing]` in metres of a longitude and latitude in degrees. */
export function project(lon: number, lat: number, centralMeridian: number, scale: number): XY {
  const tau = Math.tan(lat * DEGREE);
  const lambda = (lon - centralMeridian) * DEGREE;
  const conformal = conformalTangent(tau);
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(conformal, Math.cos(lambda)));
  const [north, east] = wave(xi, eta, FORWARD, 1);
  return [scale * RADIUS * east, scale * RADIUS * north];
}

/** Longitude and latitude in degrees of a point of the grid, metres from the central meridian and the equator. */
export function unproject(east: number, north: number, centralMeridian: number, scale: number): XY {
  const [xi, eta] = wave(north / (scale * RADIUS), east / (scale * RADIUS), INVERSE, -1);
  const lambda = Math.atan2(Math.sinh(eta), Math.cos(xi));
  const conformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
  return [centralMeridian + lambda / DEGREE, Math.atan(tangent(conformal)) / DEGREE];
}

function wave(xi: number, eta: number, coefficients: number[], sign: 1 | -1): [xi: number, eta: number] {
  let [a, b] = [xi, eta];
  coefficients.forEach((coefficient, index) => {
    const turns = 2 * (index + 1);
    a += sign * coefficient * Math.sin(turns * xi) * Math.cosh(turns * eta);
    b += sign * coefficient * Math.cos(turns * xi) * Math.sinh(turns * eta);
  });
  return [a, b];
}

/** Tangent of the conformal latitude of the geographic latitude with tangent `tau` (Karney, eq. 7). */
function conformalTangent(tau: number): number {
  const root = Math.hypot(1, tau);
  const sigma = Math.sinh(E * Math.atanh((E * tau) / root));
  return tau * Math.hypot(1, sigma) - sigma * root;
}

/** The way back by Newton's method (Karney, eqs 19–21): three steps reach the last bit. */
function tangent(conformal: number): number {
  let tau = conformal;
  for (let step = 0; step < 3; step++) {
    const reached = conformalTangent(tau);
    const slope = (1 + (1 - ECCENTRICITY_2) * tau * tau) / ((1 - ECCENTRICITY_2) * Math.hypot(1, tau));
    tau += ((conformal - reached) / Math.hypot(1, reached)) * slope;
  }
  return tau;
}

function polynomial(coefficients: number[]): number {
  return coefficients.reduceRight((sum, coefficient) => sum * N + coefficient, 0);
}
