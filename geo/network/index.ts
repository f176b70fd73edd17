/** Walking along the lanes of a commune: network, times, paths, who is whose neighbour. */

export { laneNeighbours } from './adjacency.ts';
export { buildNetwork } from './build.ts';
export { type MatrixOptions, minutesBetween, travelMatrix } from './matrix.ts';
export { type WalkingPath, walkingPath, walkingPaths } from './path.ts';
export { type Doors, snapDoors } from './snap.ts';
export {
  DETOUR,
  type LaneLine,
  type Network,
  type NetworkInput,
  type NetworkOptions,
  type NetworkReport,
  PACE,
  type Water,
} from './types.ts';
