import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

let kept: Promise<WebAssembly.Module[]> | undefined;

/**
 * Holds on to the embedded database's programs in this process. V8 compiles the same bytes once for all threads as long
 * as anyone holds them, so each later start finds the machine code of the earlier ones: half of its work.
 *
 * @param template  a data folder with the bundle of PostGIS in it
 */
export function keepCompiled(template: string): Promise<WebAssembly.Module[]> {
  kept ??= Promise.all([postgres(), ...libraries(template)].map((bytes) => WebAssembly.compile(bytes)));
  return kept;
}

type Bytes = Uint8Array<ArrayBuffer>;

function postgres(): Bytes {
  const { resolve } = createRequire(import.meta.url);
  return new Uint8Array(readFileSync(join(dirname(resolve('@electric-sql/pglite')), 'pglite.wasm')));
}

/** The shared libraries in the folder's bundle, a tar archive: headers of 512 bytes, each before its padded file. */
function libraries(template: string): Bytes[] {
  const bundle = readdirSync(template).find((name) => /^postgis-\d+\.tar\.gz$/.test(name));
  if (!bundle) throw new Error(`${template} holds no bundle of PostGIS`);
  const archive = gunzipSync(readFileSync(join(template, bundle)));
  const found: Bytes[] = [];
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8) || 0;
    const name = archive.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    if (name.endsWith('.so')) found.push(new Uint8Array(archive.subarray(at + BLOCK, at + BLOCK + size)));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return found;
}
