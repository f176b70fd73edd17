import type { ClusterHousehold, DelineateOptions } from '#geo/clusters/index.ts';
import { buildNetwork } from '#geo/network/index.ts';
import { demoGround } from '#tests/geo/network/support/demo.ts';

/** The demo's households without clusters, its network and its hamlets' boundaries. */
export function clusterGround(size: number, seed = 1) {
  const { input, commune } = demoGround(size, seed);
  const households: ClusterHousehold[] = commune.households.map(({ id, hamletId, location }) => ({
    id,
    hamletId,
    location,
  }));
  const options: DelineateOptions = {
    network: buildNetwork(input),
    boundaries: commune.hamlets.map(({ id, boundary }) => ({
      hamletId: id,
      geometry: { type: 'MultiPolygon', coordinates: boundary },
    })),
    iterations: 30,
  };
  return { households, options, commune, input };
}
