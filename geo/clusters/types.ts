/** Residential clusters: compact groups of neighbouring households inside one hamlet. Positions are `[lon, lat]`. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Network } from '#geo/network/index.ts';

export interface ClusterHousehold {
  id: string;
  hamletId: string;
  /** the cluster it belongs to so far */
  clusterId?: string | null;
  location: Position | null;
}

/** A cluster as it is so far. */
export interface KnownCluster {
  id: string;
  hamletId: string;
  /** stays exactly as it is */
  locked?: boolean;
  /** of a locked cluster: its outline stays too */
  outline?: Polygon | MultiPolygon | null;
}

export interface DelineateOptions {
  network?: Network;
  /** boundaries of hamlets where known: outlines stay inside */
  boundaries?: readonly { hamletId: string; geometry: Polygon | MultiPolygon }[];
  known?: readonly KnownCluster[];
  /** `keep`: known clusters change only where they must; `redraw`: all but locked ones are drawn anew, `keep` by default */
  existing?: 'keep' | 'redraw';
  /** households in a cluster: 28 by default, from 15 to 40; of another target as many more or less */
  least?: number;
  target?: number;
  most?: number;
  /** identifiers for new clusters; `new-1`, `new-2`, … by default */
  newId?: () => string;
  seed?: number;
  /** improvement steps for each hamlet; 300 by default */
  iterations?: number;
  timeLimitMs?: number;
  signal?: AbortSignal;
  onProgress?: (share: number) => void;
  /** milliseconds, for measurements */
  now?: () => number;
}

/** What a new cluster may be called; the words are the page's. */
export interface NameProposal {
  kind: 'lane' | 'number';
  /** the lane most of its doors are at */
  lane: string | null;
}

export interface Cluster {
  id: string;
  hamletId: string;
  householdIds: string[];
  /** null where no household of it has a position */
  outline: MultiPolygon | null;
  /** it did not exist before */
  isNew: boolean;
  locked: boolean;
  name: NameProposal;
}

/** Why a cluster is not as it should be. */
export type ClusterProblem =
  | {
      kind: 'too_small' | 'too_large';
      clusterId: string;
      households: number;
      why: 'locked' | 'kept' | 'no_neighbours' | 'shape' | 'across_water';
    }
  | { kind: 'not_connected'; clusterId: string; parts: number; why: 'locked' | 'kept' | 'across_water' }
  | { kind: 'outline_parts'; clusterId: string; parts: number };

/** How compact and how even a division is. */
export interface ClusterMeasure {
  smallest: number;
  largest: number;
  /** mean walking minutes between two households of one cluster */
  meanMinutes: number;
}

export interface ClusterReport {
  clusters: number;
  households: number;
  /** in no cluster: nobody knows where they live, and they had none before */
  unplaced: string[];
  /** households whose cluster is another one than before (those that had none are not among them) */
  moved: { householdId: string; from: string; to: string }[];
  measure: ClusterMeasure;
  /** the same of the clusters as they are so far; null: there are none */
  present: ClusterMeasure | null;
  /** no lanes are known: minutes are straight lines with a detour */
  approximate: boolean;
  problems: ClusterProblem[];
}

export interface Delineation {
  clusters: Cluster[];
  report: ClusterReport;
}
