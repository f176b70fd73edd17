import { OsmBuilder, type OsmData } from './model.ts';

/** A stretch of country, the same for the same seed: streets of houses, fields, ponds, woods with clearings and islands. */
export function countryside({ seed, blocks = 12 }: { seed: number; blocks?: number }): OsmData {
  const osm = new OsmBuilder([106.3, 20.1]);
  const chance = random(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  const size = 24;
  for (let i = 0; i <= blocks; i++) {
    const line = Array.from({ length: blocks + 1 }, (_, k) => k * size);
    const highway = pick(['residential', 'tertiary', 'unclassified', 'primary', 'track', 'construction', 'service']);
    osm.way(
      line.map((x) => [x, i * size] as const),
      { highway, ...(chance() < 0.2 ? { bridge: 'yes' } : {}) },
    );
    osm.way(
      line.map((y) => [i * size, y] as const),
      { highway: pick(['path', 'footway', 'residential']) },
    );
  }
  for (let i = 0; i < blocks; i++) for (let k = 0; k < blocks; k++) fillBlock(osm, i * size, k * size, chance, pick);
  return osm.data;
}

type Pick = <T>(all: readonly T[]) => T;

function fillBlock(osm: OsmBuilder, x: number, y: number, chance: () => number, pick: Pick): void {
  for (let n = Math.floor(chance() * 8); n > 0; n--) {
    const building = pick(['yes', 'house', 'no', 'school']);
    osm.rectangle([x + 1 + n * 2, y + 1, 1, 1 + Math.floor(chance() * 2)], {
      building,
      ...(building === 'school' ? { amenity: 'school', name: 'Trường tiểu học' } : {}),
    });
  }
  if (chance() < 0.5) osm.rectangle([x + 2, y + 5, 6, 4], { landuse: pick(['farmland', 'residential', 'forest']) });
  if (chance() < 0.3) osm.node(x + 3.5, y + 4, { amenity: pick(['marketplace', 'clinic', 'bench']) });
  if (chance() < 0.5) wood(osm, x + 10, y + 5, chance);
  // A roundabout closes and is a line; a square closes and is an area.
  if (chance() < 0.3) osm.rectangle([x + 2, y + 12, 1, 1], { highway: 'tertiary', junction: 'roundabout' });
  if (chance() < 0.3) osm.rectangle([x + 4, y + 12, 2, 1], { highway: 'pedestrian', area: 'yes' });
}

/** An area of several ways, with a hole, perhaps an island in it and a second part, roles as people write them. */
function wood(osm: OsmBuilder, x: number, y: number, chance: () => number): void {
  const far = osm.way([
    [x, y],
    [x, y + 10],
    [x + 5, y + 12],
  ]);
  const near = osm.way([
    [x, y],
    [x + 10, y],
    [x + 10, y + 10],
    [x + 5, y + 12],
  ]);
  const hole = osm.rectangle([x + 2, y + 2, 5, 5]);
  const members = [far, near].map((id) => ({ id, role: 'outer' }));
  members.push({ id: hole, role: chance() < 0.2 ? '' : 'inner' });
  if (chance() < 0.5) members.push({ id: osm.rectangle([x + 3, y + 3, 2, 2]), role: 'outer' });
  if (chance() < 0.3) members.push({ id: osm.rectangle([x + 11, y + 13, 1, 1]), role: 'outer' });
  osm.area(members, chance() < 0.5 ? { natural: 'water' } : { natural: 'wood' });
}

/** Mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
