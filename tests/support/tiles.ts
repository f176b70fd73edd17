import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { type TileId, tileAt } from '#geo/tiles/tile.ts';

export interface DecodedFeature {
  kind: 'point' | 'line' | 'polygon';
  properties: Record<string, string | number | boolean>;
  /** Rings, lines or points in units of the tile's grid. */
  paths: { x: number; y: number }[][];
}

const KINDS = ['point', 'point', 'line', 'polygon'] as const;

/** A vector tile by the reader that maps use: features by layer. */
export function decodeTile(bytes: Uint8Array): Record<string, DecodedFeature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => decodeFeature(layer.feature(i))),
    ]),
  );
}

const decodeFeature = (feature: VectorTileFeature): DecodedFeature => ({
  kind: KINDS[feature.type],
  properties: feature.properties,
  paths: feature.loadGeometry().map((path) => path.map(({ x, y }) => ({ x, y }))),
});

/** Area of a polygon's rings together, holes taken off; in square units of the grid. */
export const areaOf = ({ paths }: DecodedFeature): number => paths.reduce((sum, ring) => sum + ringArea(ring), 0);

function ringArea(ring: { x: number; y: number }[]): number {
  let sum = 0;
  for (const [i, { x, y }] of ring.entries()) {
    const next = ring[(i + 1) % ring.length]!;
    sum += x * next.y - next.x * y;
  }
  return sum / 2;
}

/** Length of a line's parts together, in units of the grid. */
export const lengthOf = ({ paths }: DecodedFeature): number =>
  paths.reduce((sum, line) => sum + line.slice(1).reduce((d, p, i) => d + distance(p, line[i]!), 0), 0);

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

/** All tiles of a zoom that meet a box of degrees. */
export function tilesOver([west, south, east, north]: [number, number, number, number], z: number): TileId[] {
  const from = tileAt(west, north, z);
  const to = tileAt(east, south, z);
  const tiles: TileId[] = [];
  for (let x = from.x; x <= to.x; x++) for (let y = from.y; y <= to.y; y++) tiles.push({ z, x, y });
  return tiles;
}
