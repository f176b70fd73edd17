import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { BasemapError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import type { Source } from './source.ts';

interface BlobHeader {
  type: string;
  size: number;
}

interface Blob {
  raw: Uint8Array | null;
  rawSize: number;
  zlib: Uint8Array | null;
  /** name of a compression that is not read */
  other: string | null;
}

const COMPRESSIONS: Record<number, string> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

/**
 * The unpacked blocks of a `.osm.pbf`, one after the other.
 *
 * @see https://wiki.openstreetmap.org/wiki/PBF_Format
 * @throws BasemapError `truncated`, `damaged`, `too_large`, `unsupported_compression`
 */
export function* pbfBlocks(source: Source): Generator<{ type: string; data: Uint8Array }> {
  let at = 0;
  while (at < source.size) {
    const headerSize = lengthAt(source, at);
    const header = readWhole(() => readHeader(take(source, at + 4, headerSize)));
    at += 4 + headerSize;
    if (header.size <= 0 || header.size > LIMITS.blobBytes) throw new BasemapError('damaged', { at });
    const data = take(source, at, header.size);
    at += header.size;
    // Other types of blobs may come; readers are to pass over them.
    if (header.type === 'OSMHeader' || header.type === 'OSMData') yield { type: header.type, data: unpack(data) };
  }
}

/** Runs a decoder; what it trips over is a damaged file, not a fault of ours. */
export function readWhole<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BasemapError) throw error;
    throw new BasemapError('damaged', { reason: (error as Error).message.slice(0, 120) });
  }
}

function lengthAt(source: Source, at: number): number {
  const bytes = take(source, at, 4);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  if (length === 0 || length > LIMITS.blobHeaderBytes) throw new BasemapError('damaged', { at });
  return length;
}

function take(source: Source, at: number, length: number): Uint8Array {
  const bytes = source.read(at, length);
  if (bytes.length < length) throw new BasemapError('truncated', { at: source.size });
  return bytes;
}

const readHeader = (bytes: Uint8Array): BlobHeader =>
  new PbfReader(bytes).readFields<BlobHeader>(
    (tag, header, pbf) => {
      if (tag === 1) header.type = pbf.readString();
      else if (tag === 3) header.size = pbf.readVarint();
    },
    { type: '', size: 0 },
  );

function unpack(bytes: Uint8Array): Uint8Array {
  const blob = readWhole(() =>
    new PbfReader(bytes).readFields<Blob>(
      (tag, found, pbf) => {
        if (tag === 1) found.raw = pbf.readBytes();
        else if (tag === 2) found.rawSize = pbf.readVarint();
        else if (tag === 3) found.zlib = pbf.readBytes();
        else if (tag in COMPRESSIONS) found.other = COMPRESSIONS[tag]!;
      },
      { raw: null, rawSize: 0, zlib: null, other: null },
    ),
  );
  if (blob.raw) return blob.raw;
  if (blob.other && !blob.zlib) throw new BasemapError('unsupported_compression', { name: blob.other });
  if (!blob.zlib) throw new BasemapError('damaged', { reason: 'blob' });
  if (blob.rawSize > LIMITS.blobBytes) throw new BasemapError('too_large', { bytes: blob.rawSize });
  return inflate(blob.zlib, blob.rawSize);
}

/** Unpacks to exactly the announced size: more is a bomb, and never comes into being. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  let data: Uint8Array;
  try {
    data = inflateSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new BasemapError('too_large', { bytes: size });
    throw new BasemapError('damaged', { reason: message.slice(0, 120) });
  }
  if (data.length !== size) throw new BasemapError('damaged', { reason: 'raw_size' });
  return data;
}
