import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Below this a tile goes into the packet that carries the headers anyway. */
const LEAST_BYTES = 512;

/** A tile for who takes gzip. The lightest level: it halves a tile, the heaviest saves 6 % more for twice the time. */
export const pack = async (tile: Uint8Array): Promise<Uint8Array> =>
  tile.byteLength < LEAST_BYTES ? tile : compress(tile, { level: 1 });

/** A vector tile begins with the tag of its first layer, 0x1a; gzip with 0x1f. */
export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Whether a request's `Accept-Encoding` names gzip and does not refuse it. */
export const takesGzip = (acceptEncoding: string | undefined): boolean =>
  acceptEncoding?.split(',').some((part) => /^\s*(x-)?gzip\s*(;|$)/i.test(part) && !/;\s*q=0(\.0*)?\s*$/i.test(part)) ??
  false;
