/** Residential clusters: proposed by computation, changed by hand. */

export { mergeClusters, moveHouseholds, splitCluster } from './by-hand.ts';
export type { ByHand, ClusterSet, Effects } from './cluster-set.ts';
export { delineateClusters } from './delineate.ts';
export { redrawCluster } from './redraw.ts';
export { takeParts } from './take-parts.ts';
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
