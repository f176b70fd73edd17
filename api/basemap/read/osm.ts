import type { Position } from 'geojson';
import { isArea } from '#geo/basemap/areas.ts';
import { classify } from '#geo/basemap/classify.ts';
import { contains } from '#geo/basemap/clip.ts';
import { extentOf } from '#geo/basemap/inside.ts';
import { nestRings } from '#geo/basemap/nesting.ts';
import { assembleRings } from '#geo/basemap/rings.ts';
import type { Box, Meaning, Tags } from '#geo/basemap/types.ts';
import { BasemapError } from '../errors.ts';
import { emit, onGlobe } from './emit.ts';
import { withinReach } from './extent.ts';
import { IdList } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { Member, OsmFile } from './osm-file.ts';
import { nothingSkipped, type ReadOptions, type Skipped } from './types.ts';

interface Area {
  meanings: Meaning[];
  ways: number[];
}

interface Way {
  nodes: number[];
  /** none: it is only a part of an area's outline */
  meanings: Meaning[];
  area: boolean;
}

/** What of the file lies in the box, and what of it must be known in full. */
interface Wanted {
  box: Box;
  inside: IdList;
  ways: Map<number, Way>;
  areas: Area[];
}

/**
 * Makes features of an OSM file. It walks through the file up to four times and keeps only what concerns the box, so
 * that the extract of a whole country can be brought for one commune:
 * nodes in the box; ways with such a node, and all areas made of ways; those areas' other ways; all their nodes.
 *
 * What encloses the box without a node in it is not seen.
 */
export function readOsm(file: OsmFile, options: ReadOptions): { box: Box; skipped: Skipped } {
  const skipped = nothingSkipped();
  const { box, inside } = findInside(file, options, skipped);
  const wanted: Wanted = { box, inside, ways: new Map(), areas: [] };
  findWays(file, wanted, skipped);
  findMissingWays(file, wanted);
  const positions = findPositions(file, wanted.ways);
  for (const way of wanted.ways.values()) drawWay(way, positions, wanted, options, skipped);
  for (const area of wanted.areas) drawArea(area, positions, wanted, options, skipped);
  return { box, skipped };
}

/** First walk: the nodes in the box; those that are places become features at once. */
function findInside(file: OsmFile, options: ReadOptions, skipped: Skipped) {
  const given = options.box ?? (file.header.box && withinReach(file.header.box));
  const inside = new IdList(LIMITS.nodes);
  const places: { at: Position; meanings: Meaning[] }[] = [];
  const extent: Position[] = [
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ];
  file.walk({
    node(id, lon, lat, tags) {
      if (!onGlobe(lon, lat)) {
        skipped.coordinates += 1;
        return;
      }
      const meanings = tags.size > 0 ? classify(tags, 'point') : [];
      if (given && !contains(given, [lon, lat])) {
        skipped.outside += meanings.length;
        return;
      }
      inside.add(id);
      if (!given) {
        extent[0] = [Math.min(extent[0]![0]!, lon), Math.min(extent[0]![1]!, lat)];
        extent[1] = [Math.max(extent[1]![0]!, lon), Math.max(extent[1]![1]!, lat)];
      }
      if (meanings.length > 0) places.push({ at: [lon, lat], meanings });
      if (places.length > LIMITS.features) throw new BasemapError('too_large', { most: LIMITS.features });
    },
  });
  if (inside.size === 0) throw new BasemapError('nothing_inside');
  inside.seal();
  const box = given ?? withinReach(extentOf(extent));
  for (const { at, meanings } of places) emit({ type: 'Point', coordinates: at }, meanings, box, options, skipped);
  return { box, inside };
}

/** Second walk: ways that touch the box, and the areas made of such ways. */
function findWays(file: OsmFile, wanted: Wanted, skipped: Skipped): void {
  const touching = new IdList(LIMITS.nodes);
  const relations: Area[] = [];
  file.walk({
    way(id, nodes, tags) {
      if (nodes.length > LIMITS.wayNodes) {
        skipped.invalid += 1;
        return;
      }
      const way = meaningOf(nodes, tags);
      if (!nodes.some((node) => wanted.inside.has(node))) {
        skipped.outside += way.meanings.length;
        return;
      }
      touching.add(id);
      if (way.meanings.length > 0) keep(wanted, id, way);
    },
    relation(_, members, tags) {
      const area = areaOf(members, tags);
      if (area && area.ways.length > LIMITS.members) skipped.invalid += 1;
      else if (area) relations.push(area);
      if (relations.length > LIMITS.relations) throw new BasemapError('too_large', { most: LIMITS.relations });
    },
  });
  touching.seal();
  for (const area of relations) {
    if (area.ways.some((way) => touching.has(way))) wanted.areas.push(area);
    else skipped.outside += area.meanings.length;
  }
}

/** Third walk, where it is needed: the other ways of the areas. */
function findMissingWays(file: OsmFile, { ways, areas }: Wanted): void {
  const missing = new Set(areas.flatMap((area) => area.ways.filter((way) => !ways.has(way))));
  if (missing.size === 0) return;
  file.walk({
    way(id, nodes) {
      if (missing.has(id) && nodes.length <= LIMITS.wayNodes) ways.set(id, { nodes, meanings: [], area: false });
    },
  });
}

type Positions = (node: number) => Position | null;

/** Last walk: where all nodes of the ways lie. */
function findPositions(file: OsmFile, ways: ReadonlyMap<number, Way>): Positions {
  const needed = new IdList(LIMITS.nodes);
  for (const { nodes } of ways.values()) for (const node of nodes) needed.add(node);
  needed.seal();
  const places = new Float64Array(needed.size * 2).fill(Number.NaN);
  file.walk({
    node(id, lon, lat) {
      const at = needed.indexOf(id);
      if (at !== -1 && onGlobe(lon, lat)) places.set([lon, lat], at * 2);
    },
  });
  return (node) => {
    const at = needed.indexOf(node) * 2;
    return at < 0 || Number.isNaN(places[at]) ? null : [places[at]!, places[at + 1]!];
  };
}

function meaningOf(nodes: readonly number[], tags: Tags): Way {
  const closed = nodes.length >= 4 && nodes[0] === nodes.at(-1);
  const area = closed && isArea(tags);
  return { nodes: nodes as number[], meanings: tags.size > 0 ? classify(tags, area ? 'area' : 'line') : [], area };
}

function areaOf(members: readonly Member[], tags: Tags): Area | null {
  if (tags.get('type') !== 'multipolygon') return null;
  const meanings = classify(tags, 'area');
  if (meanings.length === 0) return null;
  return { meanings, ways: members.filter(({ type }) => type === 'way').map(({ id }) => id) };
}

function keep({ ways, areas }: Wanted, id: number, way: Way): void {
  ways.set(id, way);
  if (ways.size + areas.length > LIMITS.features) throw new BasemapError('too_large', { most: LIMITS.features });
}

function drawWay(way: Way, positions: Positions, { box }: Wanted, options: ReadOptions, skipped: Skipped): void {
  if (way.meanings.length === 0) return;
  if (way.area) {
    const ring = way.nodes.map(positions);
    if (ring.some((position) => position === null)) skipped.incomplete += way.meanings.length;
    else emit({ type: 'Polygon', coordinates: [ring as Position[]] }, way.meanings, box, options, skipped);
    return;
  }
  // A line goes on beside a gap, never across it.
  const lines = stretches(way.nodes, positions);
  if (lines.length === 0) skipped.incomplete += way.meanings.length;
  for (const coordinates of lines) emit({ type: 'LineString', coordinates }, way.meanings, box, options, skipped);
}

function stretches(nodes: readonly number[], positions: Positions): Position[][] {
  const all: Position[][] = [[]];
  for (const [i, node] of nodes.entries()) {
    if (node === nodes[i - 1]) continue;
    const position = positions(node);
    if (position) all.at(-1)!.push(position);
    else all.push([]);
  }
  return all.filter((line) => line.length > 1);
}

function drawArea(area: Area, positions: Positions, wanted: Wanted, options: ReadOptions, skipped: Skipped): void {
  const ways = area.ways.map((id) => wanted.ways.get(id)?.nodes);
  const known = ways.filter((way) => way !== undefined);
  const { rings, open } = assembleRings(known);
  const placed = rings.map((ring) => ring.map(positions));
  if (open.length > 0 || known.length < ways.length || rings.length === 0 || placed.flat().includes(null)) {
    skipped.incomplete += area.meanings.length;
    return;
  }
  const polygons = nestRings(placed as Position[][]);
  emit({ type: 'MultiPolygon', coordinates: polygons }, area.meanings, wanted.box, options, skipped);
}
