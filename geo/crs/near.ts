import { provincesAround, provincesBehind } from './find_province.ts';
import { type Bounds, PROVINCES, type Province } from './provinces.ts';

/**
 * What is known of where the points should be: the commune's bounds (and whose surveys its files are), a point in it,
 * or its province's name.
 */
export type Near = { bounds: Bounds; province?: string } | { lon: number; lat: number } | { province: string };

/** Where points may lie, and whose surveys they may come from. */
export interface Whereabouts {
  bounds: Bounds;
  provinces: readonly Province[];
  /** Kilometres beyond the bounds at which a point becomes unlikely. */
  reachKm: number;
}

const COMMUNE_KM = 3;
// A commune of today is rarely more than this from its middle to its edge.
const COMMUNE_RADIUS_KM = 8;
const PROVINCE_KM = 5;
const KM_PER_DEGREE = 111.2;

/** The places to try. With a province, each former province is a place of its own, as each has its own meridian. */
export function whereabouts(near: Near | undefined): Whereabouts[] {
  if (near === undefined) return PROVINCES.map(ofProvince);
  if (!('bounds' in near) && 'province' in near) {
    const provinces = provincesBehind(near.province);
    return (provinces.length > 0 ? provinces : PROVINCES).map(ofProvince);
  }
  if ('lon' in near) {
    const { lon, lat } = near;
    return [{ bounds: [lon, lat, lon, lat], provinces: provincesAround(lon, lat), reachKm: COMMUNE_RADIUS_KM }];
  }
  const [west, south, east, north] = near.bounds;
  const named = near.province === undefined ? [] : provincesBehind(near.province);
  const provinces = named.length > 0 ? named : provincesAround((west + east) / 2, (south + north) / 2);
  return [{ bounds: near.bounds, provinces, reachKm: COMMUNE_KM }];
}

const ofProvince = (province: Province): Whereabouts => ({
  bounds: province.bounds,
  provinces: [province],
  reachKm: PROVINCE_KM,
});

/** Kilometres from a point to the bounds, 0 inside. */
export function distanceKm([west, south, east, north]: Bounds, [lon, lat]: readonly [number, number]): number {
  const dx = Math.max(west - lon, 0, lon - east) * Math.cos((lat * Math.PI) / 180);
  const dy = Math.max(south - lat, 0, lat - north);
  return KM_PER_DEGREE * Math.hypot(dx, dy);
}
