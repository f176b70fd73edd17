import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file's bytes, read piece by piece and as often as needed. */
export interface Source {
  size: number;
  /** Up to `length` bytes from `offset`; fewer at the end. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/** Bytes brought by a request, or a file on the server's disk. */
export type SourceInput = { bytes: Uint8Array } | { path: string };

export function openSource(input: SourceInput): Source {
  if ('bytes' in input) {
    const { bytes } = input;
    return { size: bytes.length, read: (from, length) => bytes.subarray(from, from + length), close: () => {} };
  }
  const file = openSync(input.path, 'r');
  return {
    size: fstatSync(file).size,
    read(offset, length) {
      const bytes = new Uint8Array(length);
      let got = 0;
      while (got < length) {
        const more = readSync(file, bytes, got, length - got, offset + got);
        if (more === 0) break;
        got += more;
      }
      return bytes.subarray(0, got);
    },
    close: () => closeSync(file),
  };
}
