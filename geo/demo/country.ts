/** The commune drawn on its sheet and brought to the globe: hamlets, clusters, houses and the base map. */
import type { Geometry, Position } from 'geojson';
import { boundaryOf, type Cell, createGrid, fromFrame, type Grid } from './cells.ts';
import { coast, river } from './coast.ts';
import { type DraftHamlet, draftHamlet } from './hamlet.ts';
import { neighbours } from './neighbours.ts';
import { churchName, columnCanalName, pagodaName, rowCanalName } from './place_names.ts';
import { createPlane, densify, type Plane, type Point } from './plane.ts';
import { createRandom, type Random } from './random.ts';
import type { House } from './settlement.ts';
import { footprint } from './shapes.ts';
import type { SheetFeature } from './sheet.ts';
import type { FeatureSubkind } from './types.ts';

export interface CountryHamlet {
  boundary: Position[];
  clusters: { name: string; outline: Position[]; houses: Position[] }[];
}

export interface Country {
  hamlets: CountryHamlet[];
  features: { kind: SheetFeature['kind']; subkind: FeatureSubkind | null; name: string | null; geometry: Geometry }[];
}

/** Where the first commune's middle lies, and how the coast runs (from west-south-west to east-north-east). */
const CENTRE: Position = [106.45, 20.2];
const COAST_ANGLE = 0.14;
/** Communes side by side along the coast before the next row inland. */
const ALONG_COAST = 6;

/**
 * @param key  seed and commune: what the drawing is derived from
 * @param houses  number of households with a house, hamlet by hamlet
 */
export function createCountry(key: string, communeIndex: number, houses: readonly number[]): Country {
  const coastal = communeIndex < ALONG_COAST;
  const grid = createGrid(createRandom(key, 'grid'), houses.length, coastal);
  const middle: Point = [grid.width / 2, grid.height / 2];
  const plane = createPlane(createRandom(key, 'plane'), centreOf(communeIndex, grid), middle, COAST_ANGLE);
  const sheet: SheetFeature[] = [];
  const random = createRandom(key, 'surroundings');
  const roadsToDyke: number[] = [];
  sheet.push(
    ...river(random, grid, coastal),
    ...neighbours(random, grid, coastal),
    ...borderCanals(random, grid, coastal),
  );
  // Hamlets are numbered from the north-west, row by row.
  const cells = [...grid.rows].reverse().flat();
  const hamlets = cells.map((cell, i) => {
    const own = createRandom(key, 'hamlet', i);
    const sites = sitesOf(i);
    const draft = draftHamlet(own, cell, houses[i]!, sites.length, {
      canal: `Kênh N${i + 1}`,
      road: `Đường xóm ${i + 1}`,
      southRoad: cell.onDyke ? 'Đường ven đê' : 'Đường trục xã',
    });
    sheet.push(...sheetOf(own, cell, draft, sites));
    if (cell.onDyke) roadsToDyke.push(fromFrame(cell, [draft.skeleton.middleX(90), 90])[0]);
    const toGlobe = (point: Point) => plane.toLonLat(fromFrame(cell, point));
    return {
      boundary: boundaryOf(grid, cell).map(plane.toLonLat),
      clusters: draft.clusters.map((cluster) => ({
        name: cluster.name,
        outline: cluster.outline.map(toGlobe),
        houses: cluster.houses.map((house) => toGlobe(house.at)),
      })),
    };
  });
  if (coastal) sheet.push(...coast(random, grid, roadsToDyke));
  const features = sheet.map((feature) => ({
    kind: feature.kind,
    subkind: feature.subkind,
    name: feature.name,
    geometry: geometryOf(feature, plane),
  }));
  return { hamlets, features };
}

/** Communes of the same size lie side by side with some kilometres between them. */
function centreOf(index: number, grid: Grid): Position {
  const along = (index % ALONG_COAST) * (grid.width + 3500);
  const inland = Math.floor(index / ALONG_COAST) * (grid.height + 4000);
  const [cos, sin] = [Math.cos(COAST_ANGLE), Math.sin(COAST_ANGLE)];
  return [CENTRE[0]! + (along * cos - inland * sin) / 104_360, CENTRE[1]! + (along * sin + inland * cos) / 111_195];
}

/** Canals along the south of each row, and between some columns. */
function borderCanals(random: Random, grid: Grid, coastal: boolean): SheetFeature[] {
  const features: SheetFeature[] = [];
  let column = 0;
  for (const [row, cells] of grid.rows.entries()) {
    const name = rowCanalName(coastal ? row - 1 : row);
    for (const cell of cells) {
      if (!cell.onDyke) {
        features.push(
          canal(name, densify([fromFrame(cell, [cell.onRiver ? -8 : 0, 0]), fromFrame(cell, [cell.width, 0])], 40)),
        );
      }
      if (cell.column > 0 && random.chance(0.65)) {
        const from: Point = [0, cell.onDyke ? 170 : 0];
        const line = densify([from, [0, cell.height]], 30).map((point) => fromFrame(cell, point));
        features.push(canal(columnCanalName(column++), line));
      }
    }
  }
  return features;
}

const canal = (name: string | null, points: Point[]): SheetFeature => ({
  kind: 'water',
  subkind: 'canal',
  name,
  type: 'LineString',
  parts: [points],
});

/** The places of the n-th hamlet: a culture house in each, the others every few hamlets. */
function sitesOf(index: number): { subkind: FeatureSubkind; name: string }[] {
  const sites: { subkind: FeatureSubkind; name: string }[] = [
    { subkind: 'culture_house', name: `Nhà văn hóa xóm ${index + 1}` },
  ];
  if (index % 3 === 1) sites.push({ subkind: 'school', name: index % 6 === 1 ? 'Trường tiểu học' : 'Trường mầm non' });
  if (index % 12 === 5) sites.push({ subkind: 'school', name: 'Trường THCS' });
  if (index % 2 === 0) sites.push({ subkind: 'pagoda', name: pagodaName(index / 2) });
  if (index % 3 === 2) sites.push({ subkind: 'church', name: churchName((index - 2) / 3) });
  if (index % 6 === 5) sites.push({ subkind: 'market', name: 'Chợ' });
  if (index % 12 === 6) sites.push({ subkind: 'clinic', name: 'Trạm y tế' });
  return sites;
}

/** A hamlet's own features, on the sheet. */
function sheetOf(random: Random, cell: Cell, draft: DraftHamlet, sites: ReturnType<typeof sitesOf>): SheetFeature[] {
  const toSheet = (points: readonly Point[]) => points.map((point) => fromFrame(cell, point));
  const features: SheetFeature[] = [];
  for (const { subkind, name, points } of draft.lines) {
    const parts = [toSheet(densify(points, 30))];
    features.push({ kind: subkind === 'canal' ? 'water' : 'lane', subkind, name, type: 'LineString', parts });
  }
  for (const pond of draft.ponds) {
    features.push({ kind: 'water', subkind: 'pond', name: null, type: 'Polygon', parts: [toSheet(pond)] });
  }
  for (const orchard of draft.orchards) {
    const parts = [toSheet(orchard)];
    features.push({ kind: 'land_cover', subkind: 'orchard', name: null, type: 'Polygon', parts });
  }
  for (const group of draft.fields) {
    features.push({ kind: 'field', subkind: null, name: null, type: 'MultiPolygon', parts: group.map(toSheet) });
  }
  for (const cluster of draft.clusters) {
    for (const house of cluster.houses) {
      for (const ring of buildingsOf(random, house)) {
        features.push({ kind: 'building', subkind: null, name: null, type: 'Polygon', parts: [toSheet(ring)] });
      }
    }
  }
  for (const [i, site] of draft.sites.entries()) {
    const centre: Point = [(site.x0 + site.x1) / 2, (site.y0 + site.y1) / 2];
    features.push({ kind: 'place', ...sites[i]!, type: 'Point', parts: [toSheet([centre])] });
    const ring = footprint(centre, random.range(18, 26), random.range(9, 13), random.range(-0.08, 0.08));
    features.push({ kind: 'building', subkind: null, name: null, type: 'Polygon', parts: [toSheet(ring)] });
  }
  return features;
}

/** Under most households a house, behind some of them a kitchen or a shed. */
function buildingsOf(random: Random, { at, angle, away }: House): Point[][] {
  if (random.chance(0.04)) return [];
  const width = random.range(7, 11);
  const turn = angle + random.range(-0.07, 0.07);
  const rings = [
    footprint([at[0] + random.range(-1, 1), at[1] + random.range(-1, 1)], width, random.range(6, 8), turn),
  ];
  if (random.chance(0.35)) {
    const slide = random.range(-3, 3);
    const shed: Point = [at[0] + away[0] * 7.2 - away[1] * slide, at[1] + away[1] * 7.2 + away[0] * slide];
    rings.push(footprint(shed, random.range(3.5, 6), random.range(3, 4), turn));
  }
  return rings;
}

function geometryOf(feature: SheetFeature, plane: Plane): Geometry {
  const rings = feature.parts.map((part) =>
    (feature.type === 'Polygon' ? densify(part, 60) : part).map(plane.toLonLat),
  );
  switch (feature.type) {
    case 'Point':
      return { type: 'Point', coordinates: rings[0]![0]! };
    case 'LineString':
      return { type: 'LineString', coordinates: rings[0]! };
    case 'Polygon':
      return { type: 'Polygon', coordinates: rings };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) };
  }
}
