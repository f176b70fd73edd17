import { CFB } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { changed, fixture, withPart } from './parts.ts';
import { code, refused } from './refused.ts';

describe('a workbook', () => {
  const container = (name: string, content: Uint8Array) => {
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(file, `/${name}`, content);
    return new Uint8Array(CFB.write(file, { type: 'array' }) as ArrayBuffer);
  };

  test('with a password, of another program or another time is named', async () => {
    expect(await code(container('EncryptedPackage', new Uint8Array(9_000)))).toBe('encrypted');
    expect((await refused(container('WordDocument', new Uint8Array(50)))).details).toEqual({ format: 'doc' });
    expect((await refused(container('Book', new Uint8Array(50)))).details).toEqual({ format: 'xls (Excel 95)' });
    const begin = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
    expect(await code(container('Workbook', new Uint8Array([...begin, 0x2f, 0, 2, 0, 1, 0])))).toBe('encrypted');
  });

  test('cut off anywhere is refused', async () => {
    const whole = fixture('register.xls');
    for (const part of [0.05, 0.3, 0.6, 0.9]) expect(await code(whole.slice(0, whole.length * part))).toBe('truncated');
  });

  test('whose sectors go in circles is refused', async () => {
    const circles = changed(fixture('register.xls'), (view) => {
      const table = (view.getUint32(76, true) + 1) * 512;
      for (let i = 0; i < 128; i++) view.setUint32(table + i * 4, 0, true);
    });
    expect(await code(circles)).toBe('unreadable');
  });

  test('of the same cell a billion times is too large', async () => {
    const row =
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"';
    const content = withPart(fixture('register.ods'), 'content.xml', (bytes) =>
      strToU8(
        Buffer.from(bytes)
          .toString()
          .replace(
            '</table:table>',
            `${row} office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`,
          ),
      ),
    );
    expect(await code(content)).toBe('too_large');
  });

  test('locked by LibreOffice is said to be', async () => {
    const manifest = withPart(fixture('register.ods'), 'META-INF/manifest.xml', () =>
      strToU8(
        '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      ),
    );
    expect(await code(manifest)).toBe('encrypted');
    const text = zipSync({
      'content.xml': strToU8('<office:document-content><office:text/></office:document-content>'),
    });
    expect((await refused(text)).details).toEqual({ format: 'odt' });
  });
});
