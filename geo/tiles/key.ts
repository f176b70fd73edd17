import { KEY_ZOOM, type TileId, tileAt } from './tile.ts';

/**
 * Z-order key of a position: the bits of its column and row at zoom 24 interleaved, the column's on even places.
 * 48 bits, so a safe integer. The database keeps the same number in `tile_key` (function `tn.tile_key`).
 */
export const tileKey = (lon: number, lat: number): number => keyOf(tileAt(lon, lat, KEY_ZOOM));

/**
 * The keys of all positions inside a tile: exactly one range, from `from` up to but without `to`.
 * That is what makes a tile one stretch of a B-tree.
 */
export function tileKeyRange(tile: TileId): { from: number; to: number } {
  const size = 4 ** (KEY_ZOOM - tile.z);
  const from = keyOf(tile) * size;
  return { from, to: from + size };
}

const keyOf = ({ x, y }: TileId): number => spread(x) + spread(y) * 2;

/** Puts a zero before each of 24 bits; in two halves, since bit operations see 32 bits. */
const spread = (value: number): number => spread12(value >>> 12) * 2 ** 24 + spread12(value & 0xfff);

function spread12(half: number): number {
  let bits = half;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
