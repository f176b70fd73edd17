import type { Position } from './interaction/pick.ts';

export interface MeasuredPosition {
  position: Position;
  accuracyMetres: number;
}

const PATIENCE_MS = 20_000;

/**
 * Where the device is now, as well as it can tell.
 * @throws GeolocationPositionError where it may not or cannot tell
 */
export const measurePosition = (): Promise<MeasuredPosition> =>
  new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ position: [coords.longitude, coords.latitude], accuracyMetres: Math.round(coords.accuracy) }),
      reject,
      { enableHighAccuracy: true, timeout: PATIENCE_MS },
    );
  });
