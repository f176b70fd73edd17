import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import type { RawFile } from './types.ts';

/** A format that comes as a zip, told by the names of its parts. */
export interface Archive {
  holds(names: readonly string[]): boolean;
  /** @throws ImportError where nothing can be read */
  read(bytes: Uint8Array, names: readonly string[]): Promise<RawFile>;
}

/**
 * Unpacks the wanted parts of a zip, having looked at what all of them claim first.
 *
 * A claim is not believed: yauzl stops where a part turns out longer than it says.
 *
 * @throws ImportError `too_large` for a bomb, `encrypted`, `truncated`, `unreadable`
 */
export async function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Map<string, Uint8Array>> {
  const zip = await open(bytes);
  const entries = await list(zip);
  refuseBombs(entries);
  if (entries.some((entry) => entry.isEncrypted())) throw new ImportError('encrypted');
  const parts = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (wanted(entry.fileName)) parts.set(entry.fileName, await inflate(zip, entry));
  }
  return parts;
}

/** The same for parts of a map, whose corners take more memory than their bytes. */
export async function unpackMap(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const parts = await unpack(bytes, wanted);
  const total = [...parts.values()].reduce((sum, part) => sum + part.length, 0);
  if (total > LIMITS.mapBytes) {
    throw new ImportError('too_large', {
      megabytes: Math.round(total / 1048576),
      most: LIMITS.mapBytes / 1048576,
    });
  }
  return parts;
}

/** Names of the parts of a zip, nothing unpacked. */
export async function partNames(bytes: Uint8Array): Promise<string[]> {
  return (await list(await open(bytes))).map((entry) => entry.fileName);
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const options: Options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), options, (error, zip) =>
      // The directory of a zip stands at its end: without it, the end is missing.
      error ? reject(new ImportError('truncated', { reason: error.message })) : resolve(zip),
    );
  });
}

function list(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > LIMITS.zipEntries) {
    return Promise.reject(new ImportError('too_large', { parts: zip.entryCount, most: LIMITS.zipEntries }));
  }
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (error) => reject(new ImportError('unreadable', { reason: error.message })));
    zip.readEntry();
  });
}

function refuseBombs(entries: readonly Entry[]): void {
  let total = 0;
  for (const { uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize;
    const ratio = uncompressedSize / Math.max(compressedSize, 1);
    const suspicious = uncompressedSize > LIMITS.ratioFromBytes && ratio > LIMITS.zipRatio;
    if (suspicious || total > LIMITS.unpackedBytes) {
      throw new ImportError('too_large', {
        megabytes: Math.round(total / 1048576),
        most: LIMITS.unpackedBytes / 1048576,
      });
    }
  }
}

function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(new ImportError('truncated', { part: entry.fileName, reason: error.message }));
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', fail);
      stream.once('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
