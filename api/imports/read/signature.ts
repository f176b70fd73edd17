import { ImportError } from '../errors.ts';

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);

const asciiStart = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();

export const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 5, 6);

/** Old Office files, and new ones with a password, lie in an OLE container. */
export const isOle = (bytes: Uint8Array) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Refuses, by name, the formats that people try and that no reader takes. */
export function refuseKnownFormats(bytes: Uint8Array): void {
  // One part of a shapefile without the others says little.
  if (starts(bytes, 0, 0, 0x27, 0x0a)) throw new ImportError('shapefile_incomplete', { part: '.dbf' });
  const text = asciiStart(bytes);
  const format = text.startsWith('%pdf')
    ? 'pdf'
    : text.startsWith('{\\rtf')
      ? 'rtf'
      : text.startsWith('rar!') || text.startsWith('7z\u00bc')
        ? 'rar'
        : /^<(!doctype html|html|table|meta)/.test(text)
          ? 'html'
          : text.startsWith('<')
            ? 'xml'
            : starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff)
              ? 'image'
              : null;
  if (format !== null) throw new ImportError('unsupported_format', { format });
}
