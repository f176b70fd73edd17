import { PbfWriter } from 'pbf';
import type { TileGeometry } from './geometry.ts';
import { EXTENT } from './tile.ts';

/** What a property may hold; null and undefined are left out of the tile, as "unknown" is. */
export type TileValue = string | number | boolean | null | undefined;

export interface TileFeature {
  geometry: TileGeometry;
  properties: Record<string, TileValue>;
}

export interface TileLayer {
  name: string;
  features: readonly TileFeature[];
}

/**
 * Layers as a Mapbox Vector Tile (specification 2.1). Layers without features are left out, so that an empty
 * tile has no bytes.
 */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array<ArrayBuffer> {
  const pbf = new PbfWriter();
  for (const layer of layers) if (layer.features.length > 0) pbf.writeMessage(3, writeLayer, layer);
  return pbf.finish() as Uint8Array<ArrayBuffer>;
}

/** The keys or values of a layer, each kept once and known by its number. */
class Pool<T> {
  readonly items: T[] = [];
  private readonly numbers = new Map<T, number>();

  numberOf(item: T): number {
    let number = this.numbers.get(item);
    if (number === undefined) {
      number = this.items.push(item) - 1;
      this.numbers.set(item, number);
    }
    return number;
  }
}

function writeLayer(layer: TileLayer, pbf: PbfWriter): void {
  const keys = new Pool<string>();
  const values = new Pool<string | number | boolean>();
  pbf.writeStringField(1, layer.name);
  for (const feature of layer.features) {
    const tags: number[] = [];
    for (const [key, value] of Object.entries(feature.properties)) {
      if (value !== null && value !== undefined) tags.push(keys.numberOf(key), values.numberOf(value));
    }
    pbf.writeMessage(2, writeFeature, { tags, geometry: feature.geometry });
  }
  for (const key of keys.items) pbf.writeStringField(3, key);
  for (const value of values.items) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, EXTENT);
  pbf.writeVarintField(15, 2);
}

const KIND_NUMBER = { points: 1, lines: 2, polygons: 3 } as const;

function writeFeature({ tags, geometry }: { tags: number[]; geometry: TileGeometry }, pbf: PbfWriter): void {
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, KIND_NUMBER[geometry.kind]);
  pbf.writePackedVarint(4, commands(geometry));
}

/** The writer turns a negative whole number into one twice as large; beyond this its last bit would be lost. */
const LEAST_WHOLE = -(2 ** 52);

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else if (!Number.isSafeInteger(value) || value < LEAST_WHOLE) pbf.writeDoubleField(3, value);
  else if (value >= 0) pbf.writeVarintField(5, value);
  else pbf.writeSVarintField(6, value);
}

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;
const command = (id: number, count: number): number => id | (count << 3);
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/** The drawing commands of a geometry; every position is told by its distance from the one before. */
function commands({ kind, paths }: TileGeometry): number[] {
  const drawn: number[] = [];
  let x = 0;
  let y = 0;
  const draw = (path: number[], from: number, to: number) => {
    for (let i = from; i < to; i += 2) {
      drawn.push(zigzag(path[i]! - x), zigzag(path[i + 1]! - y));
      x = path[i]!;
      y = path[i + 1]!;
    }
  };
  if (kind === 'points') {
    drawn.push(command(MOVE_TO, paths.length));
    for (const point of paths) draw(point, 0, 2);
    return drawn;
  }
  for (const path of paths) {
    // A ring's last point repeats its first: the command to close the path stands for it.
    const end = kind === 'polygons' ? path.length - 2 : path.length;
    drawn.push(command(MOVE_TO, 1));
    draw(path, 0, 2);
    drawn.push(command(LINE_TO, end / 2 - 1));
    draw(path, 2, end);
    if (kind === 'polygons') drawn.push(command(CLOSE_PATH, 1));
  }
  return drawn;
}
