import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Line, workbook } from './workbooks.ts';

/**
 * A workbook of one sheet with one font set on some of its cells, as Excel writes it: the library that writes our
 * workbooks leaves fonts out.
 *
 * @param from  first line of it, from 0
 * @param column  from 0; null: all
 */
export function withFont(lines: Line[], from: number, column: number | null, font: string, name = 'DS'): Uint8Array {
  const parts = unzipSync(workbook({ [name]: lines }));
  setFont(parts, 1, font, (row, at) => row >= from && (column === null || at === column));
  return zipSync(parts);
}

/** Sets a font on cells of the sheet of that number in an unzipped workbook. */
export function setFont(
  parts: Record<string, Uint8Array>,
  sheet: number,
  font: string,
  chosen: (row: number, column: number) => boolean,
): void {
  const change = (part: string, change: (xml: string) => string) => {
    parts[part] = strToU8(change(strFromU8(parts[part]!)));
  };
  change('xl/styles.xml', (xml) =>
    xml
      .replace(
        /<fonts[^>]*>[\s\S]*?<\/fonts>/,
        `<fonts count="2"><font><name val="Arial"/></font><font><name val="${font}"/></font></fonts>`,
      )
      .replace(
        /<cellXfs[^>]*>[\s\S]*?<\/cellXfs>/,
        '<cellXfs count="2"><xf fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>',
      ),
  );
  change(`xl/worksheets/sheet${sheet}.xml`, (xml) =>
    xml.replace(/<c r="([A-Z]+)(\d+)"/g, (tag, letters: string, row: string) => {
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      return chosen(Number(row) - 1, column) ? `${tag} s="1"` : tag;
    }),
  );
}
