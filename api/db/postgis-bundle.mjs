// PostGIS for PGlite, without what we never use. Plain JavaScript: it runs on the database's thread.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { postgis } from '@electric-sql/pglite-postgis';

/** Every library of the bundle is compiled at each start: raster, topology and geocoder would be two thirds of that. */
const NEEDED = [
  /^lib\/postgresql\/postgis-3\.so$/,
  /^share\/proj\//,
  /^share\/postgresql\/extension\/postgis(\.control|--[\d.]+\.sql)$/,
];
const BLOCK = 512;

/**
 * The PostGIS extension with a bundle of the vector part only, kept in `folder` after the first time.
 * A bundle of another version (told by its size) is made anew.
 */
export function leanPostgis(folder) {
  return {
    ...postgis,
    async setup(database, options) {
      const whole = await postgis.setup(database, options);
      const source = readFileSync(whole.bundlePath);
      const lean = join(folder, `postgis-${source.length}.tar.gz`);
      if (!existsSync(lean)) {
        const draft = `${lean}.${process.pid}`;
        writeFileSync(draft, gzipSync(pick(gunzipSync(source)), { level: 1 }));
        renameSync(draft, lean);
      }
      return { ...whole, bundlePath: pathToFileURL(lean) };
    },
  };
}

/**
 * The needed files of a tar archive, as a tar archive.
 * @see POSIX.1-2017, pax, ustar interchange format: a header of 512 bytes, the file, padding to a whole block
 */
function pick(archive) {
  const kept = [];
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8) || 0;
    const end = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const name = archive
      .toString('utf8', at, at + 100)
      .replace(/\0.*$/s, '')
      .replace(/^\.\//, '');
    if (NEEDED.some((pattern) => pattern.test(name))) kept.push(archive.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)]);
}
