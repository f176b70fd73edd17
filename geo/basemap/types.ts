/** What the ground is made of: kinds and subkinds of base features, and what a feature is on its way to the database. */
import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';

/** `[west, south, east, north]` in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const BASE_KINDS = ['lane', 'railway', 'water', 'dyke', 'field', 'land_cover', 'building', 'place'] as const;
export type BaseKind = (typeof BASE_KINDS)[number];

/** Subkinds of each kind; the map draws one it does not know as the kind's plainest. */
export const SUBKINDS: Record<BaseKind, readonly string[]> = {
  lane: ['highway', 'road', 'lane', 'path'],
  railway: [],
  water: ['river', 'canal', 'ditch', 'lake', 'pond', 'sea'],
  dyke: [],
  field: [],
  land_cover: ['residential', 'forest', 'grass', 'orchard', 'mangrove', 'wetland', 'beach', 'cemetery'],
  building: [],
  place: [
    'school',
    'clinic',
    'market',
    'office',
    'culture_house',
    'pagoda',
    'church',
    'temple',
    'post_office',
    'police',
    'memorial',
    'settlement',
  ],
};

/** Tags as OpenStreetMap writes them. */
export type Tags = ReadonlyMap<string, string>;

/** How a thing is given: a way that closes is an area only where its tags say so. */
export type Form = 'point' | 'line' | 'area';

/** What the later walking network needs of a lane, as OpenStreetMap names and values it. */
export const LANE_FACTS = ['highway', 'bridge', 'tunnel', 'access', 'foot', 'surface', 'width', 'layer'] as const;
export type LaneFacts = Partial<Record<(typeof LANE_FACTS)[number], string>>;

/** What a thing's tags make of it on the map. */
export interface Meaning {
  kind: BaseKind;
  subkind: string | null;
  /** in NFC */
  name: string | null;
  facts: LaneFacts;
}

export type BaseGeometry = Point | LineString | Polygon | MultiPolygon;

export interface BaseFeature extends Meaning {
  geometry: BaseGeometry;
}
