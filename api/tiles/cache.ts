import { createHash } from 'node:crypto';

/** A tile as it is sent. */
export interface CachedTile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Digest of the content: a tile that a change elsewhere did not touch keeps it. */
  etag: string;
}

export interface TileCacheOptions {
  /** Most that is kept, in bytes of tiles and keys; 0 keeps nothing. 64 MB by default. */
  maxBytes?: number;
}

export interface TileCache {
  /**
   * The tile under `key`, made by `make` where it is not kept. Who asks for it while it is being made waits for
   * the same making. A failure is thrown on to all of them and kept from nobody after.
   */
  get(key: string, make: () => Promise<Uint8Array>): Promise<CachedTile>;
  readonly bytes: number;
  readonly size: number;
}

/** What an entry weighs beside its bytes: key, digest, map. A rough figure, so that empty tiles are not free. */
const ENTRY_BYTES = 400;

/**
 * Tiles of this process, the longest unused dropped first. Keys must say whose view and which version of the data
 * they show: then nothing ever has to be thrown away for being wrong, old versions just fall out.
 */
export function createTileCache({ maxBytes = 64 * 1024 * 1024 }: TileCacheOptions = {}): TileCache {
  const kept = new Map<string, CachedTile>(); // in order of use
  const making = new Map<string, Promise<CachedTile>>();
  let bytes = 0;

  const weight = (tile: CachedTile) => tile.bytes.byteLength + ENTRY_BYTES;

  const keep = (key: string, tile: CachedTile) => {
    if (weight(tile) > maxBytes) return;
    kept.set(key, tile);
    bytes += weight(tile);
    for (const [oldest, dropped] of kept) {
      if (bytes <= maxBytes) break;
      kept.delete(oldest);
      bytes -= weight(dropped);
    }
  };

  const makeTile = async (key: string, make: () => Promise<Uint8Array>) => {
    const made = await make();
    const tile = { bytes: new Uint8Array(made), etag: etagOf(made) };
    keep(key, tile);
    return tile;
  };

  return {
    async get(key, make) {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      let waiting = making.get(key);
      if (!waiting) {
        waiting = makeTile(key, make).finally(() => making.delete(key));
        making.set(key, waiting);
      }
      return waiting;
    },
    get bytes() {
      return bytes;
    },
    get size() {
      return kept.size;
    },
  };
}

const etagOf = (bytes: Uint8Array): string => `"${createHash('sha1').update(bytes).digest('base64url')}"`;
