/** What coordinates within Vietnam and its islands can be; no two of these ranges meet. */
export const isLat = (degrees: number): boolean => degrees >= 8 && degrees <= 24;
export const isLon = (degrees: number): boolean => degrees >= 102 && degrees <= 118;

/** Metres from the equator on any grid of the country. */
export const isGridNorthing = (metres: number): boolean => metres >= 880_000 && metres <= 2_660_000;

/** Metres, bare or after the number of a zone. */
export const isGridEasting = (metres: number): boolean =>
  isBareEasting(metres) || (zoneOfEasting(metres) !== null && isBareEasting(metres % 1_000_000));

const isBareEasting = (metres: number): boolean => metres >= 150_000 && metres <= 850_000;

/**
 * The zone written before an easting: 48 and 49 of six degrees, 481, 482, 491 and 492 of three. Null when there is none.
 * 18 and 19 stand before points of the older Hanoi-72 system, which is another datum and not read.
 */
export function zoneOfEasting(metres: number): number | null {
  const zone = Math.floor(metres / 1_000_000);
  return [48, 49, 481, 482, 491, 492].includes(zone) ? zone : null;
}
