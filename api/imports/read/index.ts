import { ImportError } from '../errors.ts';
import { archiveReader } from './archive.ts';
import { delimitedReader } from './delimited.ts';
import { geojsonReader } from './geojson.ts';
import { geopackageReader } from './geopackage.ts';
import { gpxReader } from './gpx.ts';
import { kmlReader } from './kml.ts';
import { LIMITS } from './limits.ts';
import { readOldFonts } from './old-fonts.ts';
import { refuseKnownFormats } from './signature.ts';
import type { RawFile, Reader } from './types.ts';
import { xlsReader } from './xls.ts';

/** Asked in this order; delimited text is what is left. A new format is one more reader here. */
const READERS: readonly Reader[] = [archiveReader, xlsReader, geojsonReader, geopackageReader, kmlReader, gpxReader];

/**
 * Reads a file by its content, whatever its name says.
 *
 * @throws ImportError where nothing can be read
 */
export async function readFile(bytes: Uint8Array): Promise<RawFile> {
  if (bytes.length > LIMITS.fileBytes) {
    throw new ImportError('too_large', {
      megabytes: Math.ceil(bytes.length / 1048576),
      most: LIMITS.fileBytes / 1048576,
    });
  }
  if (bytes.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32)) {
    throw new ImportError('empty');
  }
  const reader = READERS.find((candidate) => candidate.recognises(bytes)) ?? delimitedReader;
  if (reader === delimitedReader) refuseKnownFormats(bytes);
  return readOldFonts(await reader.read(bytes));
}
