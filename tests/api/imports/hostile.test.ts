import { readFileSync } from 'node:fs';
import { CFB, utils, write } from '@e965/xlsx';
import { fc, test as prop } from '@fast-check/vitest';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ImportError } from '#api/imports/errors.ts';
import { errorMessage } from '#api/imports/messages.ts';
import { understand } from '#api/imports/understand.ts';
import { type Line, options, utf8 } from './workbooks.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)));

const FIXTURES = [
  'hamlets.kml',
  'register.gpkg',
  'register.gpx',
  'register.kml',
  'register.kmz',
  'register.ods',
  'register.xls',
  'shapefile-utf8.zip',
  'shapefile-windows1258.zip',
  'shapefile-vn2000.zip',
];

/** Why a file is not read; throws where it is, or where anything but a clear error comes of it. */
async function refused(bytes: Uint8Array): Promise<ImportError> {
  const error = await understand(bytes, options).then(
    () => new Error('the file was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImportError)) throw error;
  for (const lang of ['vi', 'en'] as const) expect(errorMessage(lang, error)).not.toMatch(/[{}]|undefined/);
  return error;
}

const code = async (bytes: Uint8Array) => (await refused(bytes)).code;

/** A file with some of its bytes changed. */
function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = new Uint8Array(bytes);
  change(new DataView(copy.buffer));
  return copy;
}

const inZip = (name: string, part: string, change: (bytes: Uint8Array) => Uint8Array): Uint8Array => {
  const parts = unzipSync(fixture(name));
  return zipSync({ ...parts, [part]: change(parts[part] ?? new Uint8Array()) });
};

const kml = (content: string, before = '') => utf8(`<?xml version="1.0"?>${before}<kml>${content}</kml>`);

describe('XML', () => {
  test('a billion laughs are not expanded', async () => {
    const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('');
    const doctype = `<!DOCTYPE kml [<!ENTITY a0 "ha">${laughs}]>`;
    expect(await code(kml('<Placemark><name>&a10;</name></Placemark>', doctype))).toBe('xml_entities');
  });

  test('files of the server are not fetched', async () => {
    const doctype = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(await code(kml('<Placemark><name>&x;</name></Placemark>', doctype))).toBe('xml_entities');
    expect(await code(kml('<Placemark><name>&x;</name></Placemark>'))).toBe('xml_invalid');
  });

  test('nested without end, or with parts without end, is too large', async () => {
    expect(await code(kml('<Folder>'.repeat(100_000)))).toBe('too_large');
    expect(await code(kml(`<Placemark>${'<a/>'.repeat(200_000)}</Placemark>`))).toBe('too_large');
  });

  test('cut off is said to be cut off, wrong with its line', async () => {
    const whole = fixture('register.kml');
    expect(await code(whole.slice(0, whole.lastIndexOf(0x3e)))).toBe('truncated');
    expect(await refused(kml('\n<Folder></Placemark>'))).toMatchObject({ code: 'xml_invalid', details: { line: 2 } });
  });

  test('a description of brackets only takes no time', async () => {
    const started = performance.now();
    const description = `<description><![CDATA[${'<tr<td'.repeat(8_000)}]]></description>`;
    const placemark = `<Placemark><name>Lê A</name>${description}</Placemark>`;
    await understand(kml(`<Folder><name>Xóm 1</name>${placemark.repeat(20)}</Folder>`), options);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('headings that are hostile', () => {
  const hostile = ['__proto__', 'constructor', 'toString'];
  const lines: Line[] = [
    ['Chủ hộ', 'Xóm', ...hostile],
    ['Lê A', 'Xóm 1', 'a', 'b', 'c'],
  ];
  const book = (bookType: 'xls' | 'ods') => {
    const made = utils.book_new();
    utils.book_append_sheet(made, utils.aoa_to_sheet(lines), '__proto__x');
    return new Uint8Array(write(made, { type: 'array', bookType }));
  };
  const data = hostile.map((name) => `<Data name="${name}"><value>a</value></Data>`).join('');

  test.each([
    ['xls', book('xls')],
    ['ods', book('ods')],
    [
      'kml',
      kml(
        `<Folder><name>__proto__</name><Placemark><name>Lê A</name><ExtendedData>${data}<Data name="Xóm"><value>1</value></Data></ExtendedData></Placemark></Folder>`,
      ),
    ],
    [
      'geojson',
      utf8(
        '{"type":"Feature","properties":{"__proto__":"a","constructor":"b","toString":"c","Chủ hộ":"Lê A","Xóm":"1"}}',
      ),
    ],
  ])('do no harm in %s', async (_, bytes) => {
    const { rows, columns } = await understand(bytes, options);
    expect(rows).toMatchObject([{ head: 'Lê A', hamletName: 'Xóm 1' }]);
    expect(columns.map(({ heading }) => heading)).toEqual(expect.arrayContaining(hostile));
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});

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
    const content = inZip('register.ods', 'content.xml', (bytes) =>
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
    const manifest = inZip('register.ods', 'META-INF/manifest.xml', () =>
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

describe('a shapefile', () => {
  test('whose table claims a billion records is refused at once', async () => {
    const claim = (count: number, recordBytes?: number) =>
      inZip('shapefile-utf8.zip', 'households.dbf', (bytes) =>
        changed(bytes, (view) => {
          view.setUint32(4, count, true);
          if (recordBytes !== undefined) view.setUint16(10, recordBytes, true);
        }),
      );
    expect(await code(claim(1_000_000_000))).toBe('truncated');
    expect(await code(claim(1_000_000_000, 0))).toBe('unreadable');
    expect(await code(claim(2, 1))).toBe('truncated');
  });

  test('whose geometries claim corners without end is refused', async () => {
    const claim = (at: number, value: number) =>
      inZip('shapefile-utf8.zip', 'hamlets.shp', (bytes) => changed(bytes, (view) => view.setInt32(at, value, true)));
    expect(await code(claim(108 + 36, 0x7fffffff))).toBe('unreadable');
    expect(await code(claim(108 + 40, 0x7fffffff))).toBe('unreadable');
    expect(await code(claim(108 + 44, -5))).toBe('unreadable');
    expect(await code(claim(104, -1))).toBe('unreadable');
  });

  test('that is a bomb is not unpacked', async () => {
    const bomb = inZip('shapefile-utf8.zip', 'hamlets.shp', () => new Uint8Array(100 * 1024 * 1024));
    expect(await code(bomb)).toBe('too_large');
  });
});

describe('a GeoPackage', () => {
  const whole = fixture('register.gpkg');

  test('whose pages go in circles is refused', async () => {
    // An inner page of the schema that has itself as its only child.
    const circle = changed(whole, (view) => {
      view.setUint8(100, 5);
      view.setUint16(103, 0);
      view.setUint32(108, 1);
    });
    expect(await code(circle)).toBe('unreadable');
  });

  test('cut off, or another database, is named', async () => {
    expect(await code(whole.slice(0, 8_000))).toBe('truncated');
    expect(await code(whole.slice(0, 300))).toBe('truncated');
    const other = Buffer.from(
      Buffer.from(whole).toString('latin1').replaceAll('gpkg_geometry_columns', 'else_geometry_columns'),
      'latin1',
    );
    expect((await refused(new Uint8Array(other))).details).toEqual({ format: 'sqlite' });
  });
});

// Parsing goes on in a thread with two minutes; here each file has a small part of that.
const PATIENCE_MS = 5_000;

async function survives(bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  await understand(bytes, options).catch((error: unknown) => {
    if (!(error instanceof ImportError)) throw error;
  });
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
}

describe('whatever the bytes, there are good rows or a clear error', () => {
  const damage = fc.array(
    fc.record({
      at: fc.nat(200_000),
      value: fc.oneof(fc.constantFrom(0, 1, 0x7fffffff, 0xffffffff), fc.nat(255)),
      wide: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const damaged = (
    bytes: Uint8Array,
    faults: readonly { at: number; value: number; wide: boolean }[],
    keep: number,
  ) => {
    const copy = changed(bytes, (view) => {
      for (const { at, value, wide } of faults) {
        const where = at % view.byteLength;
        if (wide && where + 4 <= view.byteLength) view.setUint32(where, value, true);
        else view.setUint8(where, value & 255);
      }
    });
    return copy.slice(0, Math.ceil(copy.length * keep));
  };
  const keep = fc.oneof(
    { weight: 4, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0.01, max: 1, noNaN: true }) },
  );

  for (const name of FIXTURES) {
    prop.prop([damage, keep, fc.nat(50)], { numRuns: 60 })(`of ${name} with damage`, async (faults, kept, pick) => {
      await survives(damaged(fixture(name), faults, kept));
      if (!/\.(zip|ods|kmz)$/.test(name)) return;
      // Damage behind the zip's own checksums.
      const parts = Object.entries(unzipSync(fixture(name)));
      const [part, bytes] = parts[pick % parts.length] ?? ['', new Uint8Array()];
      await survives(
        zipSync({ ...Object.fromEntries(parts), [part]: bytes.length > 0 ? damaged(bytes, faults, kept) : bytes }),
      );
    });
  }

  const BEGINNINGS = [
    '',
    'SQLite format 3\0',
    'PK\u0003\u0004',
    '\u00d0\u00cf\u0011\u00e0',
    '<kml>',
    '<gpx>',
    '{"type":',
    '\0\0\u0027\n',
  ];
  prop.prop([fc.constantFrom(...BEGINNINGS), fc.uint8Array({ maxLength: 4_000 })], { numRuns: 200 })(
    'by chance, behind any beginning',
    async (beginning, rest) => {
      await survives(new Uint8Array([...Buffer.from(beginning, 'latin1'), ...rest]));
    },
  );
});
