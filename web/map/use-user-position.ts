import { useEffect, useState } from 'react';
import type { UserPosition } from './user-position.ts';

export type LocateProblem = 'denied' | 'unavailable';

export interface UserPositionWatch {
  position: UserPosition | null;
  locating: boolean;
  problem: LocateProblem | null;
}

const IDLE: UserPositionWatch = { position: null, locating: false, problem: null };

/** Follows the device's position while `on`. It stays in the page; nothing here sends it anywhere. */
export function useUserPosition(on: boolean): UserPositionWatch {
  const [watch, setWatch] = useState<UserPositionWatch>(IDLE);

  useEffect(() => {
    if (!on) return setWatch(IDLE);
    if (!('geolocation' in navigator)) return setWatch({ ...IDLE, problem: 'unavailable' });
    setWatch({ ...IDLE, locating: true });
    const id = navigator.geolocation.watchPosition(
      ({ coords }) =>
        setWatch({
          position: { lon: coords.longitude, lat: coords.latitude, accuracyMetres: coords.accuracy },
          locating: false,
          problem: null,
        }),
      ({ code, PERMISSION_DENIED }) =>
        setWatch((before) => ({
          ...before,
          locating: false,
          problem: code === PERMISSION_DENIED ? 'denied' : 'unavailable',
        })),
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 },
    );
    return () => navigator.geolocation.clearWatch(id);
  }, [on]);

  return watch;
}
