/**
 * The fictitious commune: what the seed writes and what tests and benchmarks are fed with.
 * Coordinates are `[lon, lat]` in WGS 84; identifiers are UUIDv7 strings; dates are local dates in the commune.
 */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

export interface DemoOptions {
  /** Same seed (and same other options): same commune, to the last digit. */
  seed: number;
  /** Number of households in all; about 250 make a hamlet. */
  households: number;
  /** Last day of the history, `YYYY-MM-DD`. */
  today: string;
  /** 0 is An Triều; other communes lie elsewhere and have other names and ids. */
  communeIndex?: number;
}

export interface DemoHamlet {
  id: string;
  code: string;
  name: string;
  boundary: MultiPolygon['coordinates'];
}

export interface DemoCluster {
  id: string;
  hamletId: string;
  name: string;
  outline: Polygon['coordinates'];
}

export type LocationSource = 'register' | 'tapped' | 'measured';

export interface DemoHousehold {
  id: string;
  code: string;
  hamletId: string;
  clusterId: string | null;
  head: string;
  phone: string | null;
  address: string;
  location: Position | null;
  locationSource: LocationSource | null;
  locationAccuracyMetres: number | null;
  elders: number | null;
  eldestBirthYear: number | null;
  adults: number | null;
  adultsWithoutDevice: number | null;
  /** Platforms in use as last seen; null where nobody has asked yet. */
  platforms: string[] | null;
}

export interface DemoTeam {
  id: string;
  hamletId: string;
  name: string;
}

export type MemberBody =
  | 'youth_union'
  | 'hamlet_head'
  | 'party_secretary'
  | 'front_committee'
  | 'womens_union'
  | 'police'
  | 'veterans'
  | 'farmers';

export interface DemoMember {
  id: string;
  teamId: string;
  hamletId: string;
  name: string;
  phone: string | null;
  role: 'leader' | 'member';
  /** First day of the term. */
  from: string;
  /** Last day of the term, null while it runs. */
  to: string | null;
  body: MemberBody;
}

export interface DemoAssignment {
  householdId: string;
  memberId: string;
  /** Instant with offset +07:00. */
  from: string;
  /** Instant from which it no longer holds, null while it holds. */
  to: string | null;
}

export type VisitOutcome = 'supported' | 'informed' | 'not_home' | 'come_back' | 'refused' | 'moved' | 'wrong_location';

export interface DemoVisit {
  id: string;
  householdId: string;
  /** Who recorded it; one of `memberIds`. */
  memberId: string;
  memberIds: string[];
  /** Instant with offset +07:00. */
  at: string;
  outcome: VisitOutcome;
  /** Persons supported; 0 unless the outcome is `supported`. */
  supported: number;
  topics: string[];
  /** Platforms seen in use; null where it was not asked. */
  platforms: string[] | null;
  followUpOn: string | null;
  note: string | null;
}

export type FeatureKind = 'lane' | 'water' | 'dyke' | 'field' | 'building' | 'place' | 'land_cover';

export type FeatureSubkind =
  | 'road'
  | 'lane'
  | 'path'
  | 'canal'
  | 'river'
  | 'pond'
  | 'sea'
  | 'school'
  | 'pagoda'
  | 'market'
  | 'culture_house'
  | 'church'
  | 'clinic'
  | 'mangrove'
  | 'beach'
  | 'orchard';

export interface DemoFeature {
  id: string;
  kind: FeatureKind;
  subkind: FeatureSubkind | null;
  name: string | null;
  geometry: Geometry;
}

export interface DemoCommune {
  commune: { id: string; code: string; name: string };
  hamlets: DemoHamlet[];
  clusters: DemoCluster[];
  households: DemoHousehold[];
  teams: DemoTeam[];
  members: DemoMember[];
  assignments: DemoAssignment[];
  visits: DemoVisit[];
  features: DemoFeature[];
}
