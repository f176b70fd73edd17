import { nameOf } from './name.ts';
import { placeOf } from './places.ts';
import { type BaseKind, type Form, LANE_FACTS, type LaneFacts, type Meaning, SUBKINDS, type Tags } from './types.ts';

type Sort = readonly [kind: BaseKind, subkind: string | null];

const HIGHWAYS: Record<string, string> = {
  motorway: 'highway',
  motorway_link: 'highway',
  trunk: 'highway',
  trunk_link: 'highway',
  primary: 'highway',
  primary_link: 'highway',
  secondary: 'road',
  secondary_link: 'road',
  tertiary: 'road',
  tertiary_link: 'road',
  unclassified: 'road',
  road: 'road',
  residential: 'lane',
  living_street: 'lane',
  service: 'lane',
  pedestrian: 'lane',
  track: 'path',
  path: 'path',
  footway: 'path',
  cycleway: 'path',
  bridleway: 'path',
  steps: 'path',
};
const RAILWAYS = new Set(['rail', 'light_rail', 'tram', 'narrow_gauge', 'subway', 'monorail']);
const WATERWAYS: Record<string, string> = {
  river: 'river',
  tidal_channel: 'river',
  canal: 'canal',
  stream: 'ditch',
  ditch: 'ditch',
  drain: 'ditch',
};
const WATERS: Record<string, string> = {
  river: 'river',
  oxbow: 'river',
  stream: 'river',
  canal: 'canal',
  ditch: 'canal',
  drain: 'canal',
  lake: 'lake',
  lagoon: 'lake',
  reservoir: 'lake',
};
const LAND_USES: Record<string, Sort> = {
  farmland: ['field', null],
  paddy: ['field', null],
  allotments: ['field', null],
  aquaculture: ['water', 'pond'],
  salt_pond: ['water', 'pond'],
  basin: ['water', 'pond'],
  reservoir: ['water', 'lake'],
  residential: ['land_cover', 'residential'],
  commercial: ['land_cover', 'residential'],
  retail: ['land_cover', 'residential'],
  industrial: ['land_cover', 'residential'],
  farmyard: ['land_cover', 'residential'],
  forest: ['land_cover', 'forest'],
  orchard: ['land_cover', 'orchard'],
  vineyard: ['land_cover', 'orchard'],
  plant_nursery: ['land_cover', 'orchard'],
  grass: ['land_cover', 'grass'],
  meadow: ['land_cover', 'grass'],
  village_green: ['land_cover', 'grass'],
  recreation_ground: ['land_cover', 'grass'],
  cemetery: ['land_cover', 'cemetery'],
};
const NATURE: Record<string, Sort> = {
  wood: ['land_cover', 'forest'],
  grassland: ['land_cover', 'grass'],
  heath: ['land_cover', 'grass'],
  scrub: ['land_cover', 'grass'],
  wetland: ['land_cover', 'wetland'],
  beach: ['land_cover', 'beach'],
  sand: ['land_cover', 'beach'],
  bay: ['water', 'sea'],
};
const LEISURE: Record<string, Sort> = {
  park: ['land_cover', 'grass'],
  garden: ['land_cover', 'grass'],
  pitch: ['land_cover', 'grass'],
  playground: ['land_cover', 'grass'],
};

/** Below the ground or not there (yet, any more): of no use to whoever walks. */
const hidden = (tags: Tags): boolean => tags.get('tunnel') === 'culvert' || Number(tags.get('level') ?? 0) < 0;

/**
 * What a thing's tags make of it on the map: mostly one meaning, two where a house is also a school, none where the
 * map does not show its like.
 *
 * @param tags  of OpenStreetMap, or with our own `kind` and `subkind`
 * @see https://wiki.openstreetmap.org/wiki/Map_features
 */
export function classify(tags: Tags, form: Form): Meaning[] {
  if (tags.size === 0) return [];
  const own = ownKind(tags, form);
  const sorts = own ? [own] : form === 'line' ? lineSorts(tags) : form === 'area' ? areaSorts(tags) : pointSorts(tags);
  const name = sorts.length > 0 ? nameOf(tags) : null;
  return sorts.map(([kind, subkind]) => ({ kind, subkind, name, facts: kind === 'lane' ? laneFacts(tags) : {} }));
}

/** A kind of ours, as a file made for this map says it; the form must be one in which the kind is drawn. */
function ownKind(tags: Tags, form: Form): Sort | null {
  const kind = tags.get('kind') as BaseKind | undefined;
  if (kind === undefined || !Object.hasOwn(SUBKINDS, kind)) return null;
  const forms: Record<BaseKind, readonly Form[]> = {
    lane: ['line'],
    railway: ['line'],
    water: ['line', 'area'],
    dyke: ['line'],
    field: ['line', 'area'],
    land_cover: ['area'],
    building: ['area'],
    place: ['point', 'area'],
  };
  if (!forms[kind].includes(form)) return null;
  const subkind = tags.get('subkind');
  if (subkind !== undefined && SUBKINDS[kind].includes(subkind)) return [kind, subkind];
  if (kind === 'lane') return [kind, HIGHWAYS[tags.get('highway') ?? ''] ?? 'lane'];
  if (kind === 'place') return [kind, placeOf(tags) ?? 'other'];
  return [kind, null];
}

function lineSorts(tags: Tags): Sort[] {
  const highway = lookUp(HIGHWAYS, tags.get('highway'));
  if (highway && tags.get('area') !== 'yes' && !hidden(tags)) return [['lane', highway]];
  if (RAILWAYS.has(tags.get('railway') ?? '') && tags.get('tunnel') !== 'yes') return [['railway', null]];
  const waterway = lookUp(WATERWAYS, tags.get('waterway'));
  if (waterway && !hidden(tags) && tags.get('tunnel') !== 'yes') return [['water', waterway]];
  if (['dyke', 'embankment'].includes(tags.get('man_made') ?? '')) return [['dyke', null]];
  return [];
}

function areaSorts(tags: Tags): Sort[] {
  const building = tags.get('building') ?? 'no';
  const place = placeOf(tags);
  const sorts: Sort[] = [];
  if (building !== 'no' && !hidden(tags)) sorts.push(['building', null]);
  else if (tags.get('place') === undefined) {
    const ground = groundSort(tags);
    if (ground) sorts.push(ground);
  }
  if (place && place !== 'settlement') sorts.push(['place', place]);
  return sorts;
}

function groundSort(tags: Tags): Sort | null {
  if (tags.get('natural') === 'water') return ['water', lookUp(WATERS, tags.get('water')) ?? 'pond'];
  if (['riverbank', 'dock'].includes(tags.get('waterway') ?? '')) return ['water', 'river'];
  const wet = tags.get('natural') === 'wetland' ? tags.get('wetland') : undefined;
  if (wet === 'mangrove') return ['land_cover', 'mangrove'];
  return (
    lookUp(LAND_USES, tags.get('landuse')) ??
    lookUp(NATURE, tags.get('natural')) ??
    lookUp(LEISURE, tags.get('leisure')) ??
    null
  );
}

function pointSorts(tags: Tags): Sort[] {
  const place = placeOf(tags);
  return place ? [['place', place]] : [];
}

function laneFacts(tags: Tags): LaneFacts {
  const facts: LaneFacts = {};
  for (const key of LANE_FACTS) {
    const value = tags.get(key);
    if (value !== undefined && /^[\w .:;-]{1,40}$/.test(value)) facts[key] = value;
  }
  return facts;
}

/** Keys come from files: `__proto__` and its like are no entries. */
const lookUp = <T>(table: Record<string, T>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
