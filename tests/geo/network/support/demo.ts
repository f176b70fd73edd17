import type { LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { demoCommune } from '#geo/demo/index.ts';
import type { NetworkInput } from '#geo/network/index.ts';

/** The demo commune as the network takes it, and where its households live. */
export function demoGround(households: number, seed = 1) {
  const commune = demoCommune({ seed, households, today: '2026-11-23' });
  const input: NetworkInput = {
    lanes: commune.features
      .filter(({ kind }) => kind === 'lane')
      .map(({ name, geometry }) => ({ name, line: (geometry as LineString).coordinates })),
    water: commune.features
      .filter(({ kind }) => kind === 'water')
      .map(({ subkind, geometry }) => ({ subkind, geometry: geometry as LineString | Polygon | MultiPolygon })),
  };
  const placed = commune.households.filter(({ location }) => location !== null);
  return { commune, input, placed, points: placed.map(({ location }) => location as Position) };
}
