/** Residential clusters: proposed by computation, changed by hand. */

export { mergeClusters, moveHouseholds, splitCluster } from './by-hand.ts';
export { type ByHand, type ClusterSet, drawAnew, type Effects } from './cluster-set.ts';
export { delineateClusters } from './delineate.ts';
export { clusterBounds } from './read.ts';
export { redrawCluster } from './redraw.ts';
export { clusterAfter, takeParts } from './take-parts.ts';
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
