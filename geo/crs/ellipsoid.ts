/** WGS 84, which VN-2000 shares (Decision 83/2000/QĐ-TTg): half the long axis in metres, and the flattening. */
export const SEMI_MAJOR = 6_378_137;
export const FLATTENING = 1 / 298.257223563;
export const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
export const DEGREE = Math.PI / 180;
