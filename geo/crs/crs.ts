/** East first: `[easting, northing]` in metres on a grid, `[longitude, latitude]` in degrees otherwise. */
export type XY = [x: number, y: number];

/** The coordinate systems that points of a Vietnamese commune come in. */
export type Crs =
  | { kind: 'wgs84' }
  /** Degrees on the national datum: some 200 m away from the same figures in WGS 84. */
  | { kind: 'vn2000-degrees' }
  /** The national grid: provinces use 3° zones about their own central meridian, small-scale maps 6° zones. */
  | { kind: 'vn2000'; centralMeridian: number; zoneWidth: 3 | 6 }
  /** UTM on WGS 84, as a satellite receiver shows it. */
  | { kind: 'utm'; zone: 48 | 49; datum: 'wgs84' };

/** False easting of every grid here, metres. */
export const FALSE_EASTING = 500_000;

/** Central meridian (degrees) and its scale of a grid; null for systems in degrees. */
export function gridOf(crs: Crs): { centralMeridian: number; scale: number } | null {
  switch (crs.kind) {
    case 'vn2000':
      return { centralMeridian: crs.centralMeridian, scale: crs.zoneWidth === 3 ? 0.9999 : 0.9996 };
    case 'utm':
      return { centralMeridian: 6 * crs.zone - 183, scale: 0.9996 };
    default:
      return null;
  }
}

export const isVn2000 = (crs: Crs): boolean => crs.kind === 'vn2000' || crs.kind === 'vn2000-degrees';
