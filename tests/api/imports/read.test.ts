import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ImportError } from '#api/imports/errors.ts';
import { understandApart } from '#api/imports/isolate.ts';
import { errorMessage } from '#api/imports/messages.ts';
import { detectDelimiter } from '#api/imports/read/delimited.ts';
import { readFile } from '#api/imports/read/index.ts';
import { understand } from '#api/imports/understand.ts';
import { type Line, options, utf8, workbook } from './workbooks.ts';

const HOUSEHOLDS: Line[] = [
  ['Mã hộ', 'Chủ hộ', 'Xóm', 'Người cao tuổi'],
  ['A1', 'Lê A', 'Xóm 1', 2],
];

/** What goes wrong with a file, by its code. */
async function failure(work: Promise<unknown>): Promise<ImportError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImportError)) throw error ?? new Error('the file was read');
  return error;
}

/** A workbook with the XML of its first sheet changed. */
function edited(change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(workbook({ DS: HOUSEHOLDS }));
  const path = 'xl/worksheets/sheet1.xml';
  const sheet = parts[path];
  if (!sheet) throw new Error('no sheet');
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(sheet))) });
}

describe('a malicious or damaged file', () => {
  test('a bomb is refused before it is unpacked', async () => {
    const zeros = new Uint8Array(200 * 1024 * 1024);
    const parts = unzipSync(workbook({ DS: HOUSEHOLDS }));
    const bomb = zipSync({ ...parts, 'xl/sharedStrings.xml': [zeros, { level: 9 }] });
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect((await failure(readFile(bomb))).code).toBe('too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('a bomb that lies about its size is stopped on the way', async () => {
    const parts = unzipSync(workbook({ DS: HOUSEHOLDS }));
    const bytes = zipSync({ ...parts, 'xl/sharedStrings.xml': [new Uint8Array(64 * 1024 * 1024), { level: 9 }] });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let i = 0; i < bytes.length - 46; i++) {
      if (view.getUint32(i, true) === 0x02014b50 && view.getUint32(i + 24, true) > 1e6)
        view.setUint32(i + 24, 1000, true);
    }
    expect((await failure(readFile(bytes))).code).toBe('truncated');
  });

  test('thousands of parts are refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`xl/${i}.xml`, new Uint8Array()]));
    expect((await failure(readFile(zipSync(parts)))).code).toBe('too_large');
  });

  test('cut off anywhere it is said to be cut off', async () => {
    const whole = workbook({ DS: HOUSEHOLDS });
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      expect((await failure(readFile(whole.slice(0, whole.length * part)))).code).toBe('truncated');
    }
    const json = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { name: 'x' } }],
    });
    expect((await failure(readFile(utf8(json.slice(0, 60))))).code).toBe('truncated');
    expect((await failure(readFile(utf8('Chủ hộ;Xóm\n"Lê A;3\nLê B;3')))).code).toBe('unclosed_quote');
  });

  test.each([
    ['', 'empty'],
    [' \r\n\t', 'empty'],
    ['%PDF-1.7', 'unsupported_format'],
    ['<html><table>', 'unsupported_format'],
    ['{"households": []}', 'unsupported_format'],
    ['{"type": oops}', 'unreadable'],
    ['a;b;c\n1;2;3\n4;5;6', 'no_header'],
  ])('%j says %s', async (text, code) => {
    const error = await failure(understand(utf8(text), options));
    expect(error.code).toBe(code);
    expect(errorMessage('vi', error)).not.toMatch(/[{}]/);
  });

  test('bytes that are no text are said to be none', async () => {
    const bytes = new Uint8Array([...utf8('Chủ hộ,Xóm\n'), 0, 1, 2, 0, ...utf8(',3\n')]);
    expect((await failure(readFile(bytes))).code).toBe('unreadable');
  });
});

describe('a formula', () => {
  test('counts as what Excel last showed; without that the row is told', async () => {
    const bytes = edited((xml) =>
      xml.replace(
        '</sheetData>',
        '<row r="3"><c r="A3" t="str"><v>A2</v></c><c r="B3" t="str"><f>"L"</f><v>Lê B</v></c><c r="C3" t="str"><v>Xóm 1</v></c>' +
          '<c r="D3"><f>1+1</f><v>2</v></c></row>' +
          '<row r="4"><c r="A4" t="str"><v>A3</v></c><c r="B4" t="str"><v>Lê C</v></c><c r="C4" t="str"><v>Xóm 1</v></c>' +
          '<c r="D4"><f>1+1</f></c></row>' +
          '<row r="5"><c r="A5" t="str"><v>A4</v></c><c r="B5" t="e"><v>#REF!</v></c><c r="C5" t="str"><v>Xóm 1</v></c></row></sheetData>',
      ),
    );
    const { rows, problems } = await understand(bytes, options);
    expect(rows.map(({ row, head, elders }) => [row, head, elders])).toEqual([
      [2, 'Lê A', 2],
      [3, 'Lê B', 2],
    ]);
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'Người cao tuổi', 'formula'],
      [5, 'Chủ hộ', 'cell_error'],
    ]);
  });

  test('in text is never computed', async () => {
    const text = 'Chủ hộ,Xóm,Ghi chú\n"=HYPERLINK(""http://x"")",3,\nLê B,3,=1+1\n';
    const { rows, problems } = await understand(utf8(text), options);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([[2, 'formula']]);
    expect(rows.map(({ row }) => row)).toEqual([3]);
  });
});

describe('text with a delimiter', () => {
  test('whose lines end in several ways loses none of them', async () => {
    const text = 'Chủ hộ,Xóm\r\nLê A,Xóm 1\nLê B,Xóm 1\rLê C,"Xóm\n1"\r\n\r\nLê D,Xóm 1';
    const { rows } = await understand(utf8(text), options);
    expect(rows.map(({ head, row }) => [head, row])).toEqual([
      ['Lê A', 2],
      ['Lê B', 3],
      ['Lê C', 4],
      ['Lê D', 6],
    ]);
  });

  test.each([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2,5;3', ';'],
    ['a\tb\n1,5\t2', '\t'],
    ['"a;x",b\n"c;y",d', ','],
  ])('%j has %j', (text, delimiter) => expect(detectDelimiter(text)).toBe(delimiter));

  test('rows are counted as a spreadsheet shows them', async () => {
    const text = '\ufeffChủ hộ\tXóm\tĐịa chỉ\r\n\r\nLê A\t3\t"Ngõ 1\r\nsố 2"\r\nLê B\t\t\r\n';
    const { format, rows, problems } = await understand(utf8(text), options);
    expect(format).toBe('tsv');
    expect(rows).toMatchObject([{ row: 3, address: 'Ngõ 1 số 2', hamletName: 'Xóm 3' }]);
    expect(problems).toMatchObject([{ row: 4, column: 'Xóm', code: 'hamlet_missing' }]);
  });
});

test('points of GeoJSON are households', async () => {
  const point = (properties: object, coordinates: number[] | null) => ({
    type: 'Feature',
    properties,
    geometry: coordinates && { type: 'Point', coordinates },
  });
  const features = [
    point({ 'Chủ hộ': 'Lê A', Xóm: 3, 'Thiết bị': false }, [106.41, 20.25, 3]),
    point({ 'Chủ hộ': 'Lê B', Xóm: 3 }, null),
    point({ 'Chủ hộ': 'Lê C', Xóm: 3 }, [20.25, 106.41]),
    { type: 'Feature', properties: { 'Chủ hộ': 'Lê D' }, geometry: { type: 'LineString', coordinates: [] } },
  ];
  const read = await understand(utf8(JSON.stringify({ type: 'FeatureCollection', features })), options);
  expect(read.format).toBe('geojson');
  expect(read.rows).toMatchObject([
    { row: 1, head: 'Lê A', location: [106.41, 20.25], devicelessStated: true },
    { row: 2, head: 'Lê B', location: null, devicelessStated: null },
  ]);
  expect(read.problems.map(({ row, code }) => [row, code])).toEqual([
    [4, 'geometry_unsupported'],
    [3, 'coordinates_swapped'],
  ]);
});

describe('reading in a thread of its own', () => {
  test('gives the same as reading here', async () => {
    const bytes = workbook({ DS: HOUSEHOLDS });
    expect(await understandApart(bytes, options)).toEqual(await understand(bytes, options));
  });

  test('passes the error on', async () => {
    expect((await failure(understandApart(utf8(''), options))).code).toBe('empty');
  });

  test('a hundred thousand rows fit into bounded memory', { timeout: 120_000 }, async () => {
    const line = (i: number) =>
      `H${i};Lê Văn ${i};Ngõ ${i % 50}, số ${i};20,${2000 + (i % 999)};106,41;${i % 3};x;Xóm ${i % 12}`;
    const text = `Mã hộ;Chủ hộ;Địa chỉ;Vĩ độ;Kinh độ;NCT;Smartphone;Xóm\n${Array.from({ length: 100_000 }, (_, i) => line(i)).join('\n')}`;
    const limits = { heapMegabytes: 384, patienceMs: 110_000 };
    const { rows, problems } = await understandApart(utf8(text), options, limits);
    expect(rows).toHaveLength(100_000);
    expect(problems).toEqual([]);
  });

  test('gives up where memory runs out', async () => {
    const lines: Line[] = [
      ['Chủ hộ', 'Xóm'],
      ...Array.from({ length: 20_000 }, (_, i): Line => [`Lê ${i}`, `Xóm ${i}`]),
    ];
    const limits = { heapMegabytes: 16, patienceMs: 60_000 };
    expect((await failure(understandApart(workbook({ DS: lines }), options, limits))).code).toBe('too_large');
  });

  test('gives up where it takes too long', async () => {
    const limits = { heapMegabytes: 256, patienceMs: 1 };
    expect((await failure(understandApart(workbook({ DS: HOUSEHOLDS }), options, limits))).code).toBe('too_slow');
  });
});
