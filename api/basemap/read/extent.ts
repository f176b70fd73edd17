import type { Box } from '#geo/basemap/types.ts';
import { BasemapError } from '../errors.ts';
import { LIMITS } from './limits.ts';

const METRES_A_DEGREE = 111_320;

/**
 * The file's own extent, for a commune that is not on the map yet.
 *
 * @throws BasemapError `too_wide` where it is no commune's
 */
export function withinReach(box: Box): Box {
  const [west, south, east, north] = box;
  const across = (east - west) * METRES_A_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const metres = Math.max(across, (north - south) * METRES_A_DEGREE);
  if (metres > LIMITS.extentMetres) {
    throw new BasemapError('too_wide', {
      kilometres: Math.round(metres / 1000),
      most: LIMITS.extentMetres / 1000,
    });
  }
  return box;
}
