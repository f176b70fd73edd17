import { ImportError } from '../errors.ts';
import { kmzArchive } from './kml.ts';
import { odsArchive } from './ods.ts';
import { shapefileArchive } from './shapefile.ts';
import { isZip } from './signature.ts';
import type { RawFile, Reader } from './types.ts';
import { xlsxArchive } from './workbook.ts';
import { type Archive, partNames } from './zip.ts';

/** Asked in this order; a new format in a zip is one more here. */
const ARCHIVES: readonly Archive[] = [xlsxArchive, odsArchive, shapefileArchive, kmzArchive];

const OTHER_ZIPS: [RegExp, string][] = [
  [/^xl\/workbook\.bin$/, 'xlsb'],
  [/^word\//, 'docx'],
  [/^ppt\//, 'pptx'],
];

/** Whatever comes as a zip: its parts tell what it is. */
export const archiveReader: Reader = { format: 'zip', recognises: isZip, read };

async function read(bytes: Uint8Array): Promise<RawFile> {
  const names = await partNames(bytes);
  const archive = ARCHIVES.find((candidate) => candidate.holds(names));
  if (archive) return archive.read(bytes, names);
  const known = OTHER_ZIPS.find(([pattern]) => names.some((name) => pattern.test(name)));
  throw new ImportError('unsupported_format', { format: known?.[1] ?? 'zip' });
}
