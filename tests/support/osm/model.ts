/** A small piece of OpenStreetMap, made for a test and written in whatever form. */
export interface OsmNode {
  id: number;
  lon: number;
  lat: number;
  tags?: Record<string, string>;
}
export interface OsmWay {
  id: number;
  nodes: number[];
  tags?: Record<string, string>;
}
export interface OsmRelation {
  id: number;
  members: { type: 'node' | 'way' | 'relation'; id: number; role: string }[];
  tags?: Record<string, string>;
}
export interface OsmData {
  nodes: OsmNode[];
  ways: OsmWay[];
  relations: OsmRelation[];
}

/** Degrees that a step of the village's grid takes, some 50 m. */
export const STEP = 0.0005;

/** Puts nodes on a grid from `[lon, lat]`, and ways and areas on these. */
export class OsmBuilder {
  readonly data: OsmData = { nodes: [], ways: [], relations: [] };
  readonly #origin: readonly [number, number];
  readonly #at = new Map<string, number>();
  #next = 1;

  constructor(origin: readonly [number, number]) {
    this.#origin = origin;
  }

  /** The node at a place of the grid; the same place is the same node. */
  node(x: number, y: number, tags?: Record<string, string>): number {
    const key = `${x} ${y}`;
    const there = this.#at.get(key);
    if (there !== undefined && !tags) return there;
    const id = this.#next++;
    const [lon, lat] = this.#origin;
    const round = (value: number) => Math.round(value * 1e7) / 1e7;
    this.data.nodes.push({ id, lon: round(lon + x * STEP), lat: round(lat + y * STEP), ...(tags ? { tags } : {}) });
    if (!tags) this.#at.set(key, id);
    return id;
  }

  way(places: readonly (readonly [number, number])[], tags?: Record<string, string>): number {
    const id = this.#next++;
    this.data.ways.push({ id, nodes: places.map(([x, y]) => this.node(x, y)), ...(tags ? { tags } : {}) });
    return id;
  }

  /** A closed way around a rectangle of the grid. */
  rectangle([x, y, width, height]: readonly [number, number, number, number], tags?: Record<string, string>): number {
    const corners = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ] as const;
    return this.way(corners, tags);
  }

  area(members: readonly { id: number; role: string }[], tags: Record<string, string>): number {
    const id = this.#next++;
    const all = members.map((member) => ({ type: 'way' as const, ...member }));
    this.data.relations.push({ id, members: all, tags: { type: 'multipolygon', ...tags } });
    return id;
  }
}

/** A village: two lanes that cross, a canal, a road with a bridge, houses, a school, a lake with an island. */
export function village(origin: readonly [number, number]): OsmBuilder {
  const osm = new OsmBuilder(origin);
  osm.way(
    [
      [0, 0],
      [1, 0],
      [2, 0],
      [4, 0],
    ],
    { highway: 'residential', name: 'Ngõ Đông' },
  );
  osm.way(
    [
      [2, -2],
      [2, 0],
      [2, 3],
    ],
    { highway: 'tertiary', name: 'Đường liên xã', bridge: 'yes', access: 'permissive' },
  );
  osm.way(
    [
      [-2, 1],
      [6, 1],
    ],
    { waterway: 'canal', name: 'Kênh Cồn' },
  );
  osm.rectangle([0, 2, 1, 1], { building: 'yes' });
  osm.rectangle([3, 2, 1, 1], { building: 'school', amenity: 'school', name: 'Trường tiểu học' });
  osm.rectangle([-4, -4, 3, 2], { landuse: 'farmland' });
  osm.node(1, 4, { amenity: 'place_of_worship', religion: 'buddhist', name: 'Chùa Cả' });
  osm.node(1, 5, { natural: 'tree' });
  const west = osm.way([
    [6, 6],
    [6, 2],
    [9, 2],
  ]);
  const east = osm.way([
    [9, 2],
    [9, 6],
    [6, 6],
  ]);
  const island = osm.rectangle([7, 3, 1, 1], { landuse: 'forest' });
  const members = [west, east].map((id) => ({ id, role: 'outer' }));
  osm.area([...members, { id: island, role: 'inner' }], { natural: 'water', water: 'lake', name: 'Hồ Sen' });
  return osm;
}
