import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { utf8, workbook } from '../workbooks.ts';

/** A file of the tests' own by its name. */
export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../files/${name}`, import.meta.url)));

/** A small sound workbook. */
export const soundWorkbook = (): Uint8Array =>
  workbook({
    DS: [
      ['Chủ hộ', 'Xóm', 'SĐT'],
      ['Lê Văn An', 'Xóm 1', '0912345678'],
    ],
  });

/** A small sound register as text. */
export const soundText = 'Chủ hộ,Xóm,SĐT\r\nLê Văn An,Xóm 1,0912345678\r\n';

/** A file with some of its bytes changed. */
export function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = new Uint8Array(bytes);
  change(new DataView(copy.buffer));
  return copy;
}

/** A zip with one of its parts changed. */
export function withPart(zip: Uint8Array, part: string, change: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const parts = unzipSync(zip);
  return zipSync({ ...parts, [part]: change(parts[part] ?? new Uint8Array()) });
}

/** The sound workbook with another first sheet, the XML of its rows and what stands around them. */
export const withSheet = (rows: string, { before = '', after = '', doctype = '' } = {}): Uint8Array =>
  withPart(soundWorkbook(), 'xl/worksheets/sheet1.xml', () =>
    strToU8(
      `<?xml version="1.0"?>${doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    ),
  );

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
/** Headings and one household, as rows of a sheet. */
export const soundRows = `<row r="1">${cell('A1', 'Chủ hộ')}${cell('B1', 'Xóm')}</row><row r="2">${cell('A2', 'Lê Văn An')}${cell('B2', 'Xóm 1')}</row>`;

/** KML around `content`. */
export const kml = (content: string, before = ''): Uint8Array =>
  utf8(`<?xml version="1.0" encoding="UTF-8"?>${before}<kml xmlns="http://www.opengis.net/kml/2.2">${content}</kml>`);

/** GPX around `content`. */
export const gpx = (content: string): Uint8Array =>
  utf8(`<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${content}</gpx>`);

/** A file cut off after each of these shares of its length. */
export const cuts = (name: string, make: () => Uint8Array, outcome: string) =>
  [0.1, 0.5, 0.9].map((share) => ({
    name: `${name} cut off after ${share * 100} %`,
    make: () => {
      const whole = make();
      return whole.slice(0, Math.floor(whole.length * share));
    },
    outcome,
  }));

const ENTITIES = Array.from({ length: 10 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('');
/** Ten billion laughs, as `&a10;`. */
export const laughs = (root: string): string => `<!DOCTYPE ${root} [<!ENTITY a0 "ha">${ENTITIES}]>`;
