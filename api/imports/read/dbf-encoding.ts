export interface DbfEncoding {
  name: 'utf-8' | 'windows-1258' | 'latin-1';
  decode: (bytes: Buffer) => string;
}

const decoderOf = (label: string) => {
  const decoder = new TextDecoder(label);
  return (bytes: Buffer) => decoder.decode(bytes).normalize('NFC');
};

const UTF_8: DbfEncoding = { name: 'utf-8', decode: decoderOf('utf-8') };
const WINDOWS_1258: DbfEncoding = { name: 'windows-1258', decode: decoderOf('windows-1258') };
/** Byte by byte, so that nothing is lost to who knows better what they mean. */
const LATIN_1: DbfEncoding = { name: 'latin-1', decode: (bytes) => bytes.toString('latin1') };

/**
 * How the texts of a table are written: by its `.cpg`, else UTF-8 where all of it can be.
 * The language byte that dBASE has itself knows no Vietnamese and mostly says "Windows", whatever was written.
 *
 * @param records  all behind the header
 */
export function dbfEncoding(codePage: string, records: Uint8Array): DbfEncoding {
  if (/utf-?8|65001/i.test(codePage)) return UTF_8;
  if (/1258/.test(codePage)) return WINDOWS_1258;
  if (codePage.trim() !== '') return LATIN_1;
  return isUtf8(records) ? UTF_8 : LATIN_1;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
