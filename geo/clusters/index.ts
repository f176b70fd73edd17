/** Residential clusters: proposed by computation, changed by hand. */

export {
  type ByHand,
  type ClusterSet,
  type Effects,
  mergeClusters,
  moveHouseholds,
  redrawCluster,
  splitCluster,
} from './by-hand.ts';
export { delineateClusters } from './delineate.ts';
export type {
  Cluster,
  ClusterHousehold,
  ClusterProblem,
  ClusterReport,
  DelineateOptions,
  Delineation,
  KnownCluster,
  NameProposal,
} from './types.ts';
export { clusterFaults, outsideOutline } from './validate.ts';
