import { describe, expect, test } from 'vitest';
import { understand } from '#api/imports/understand.ts';
import { personName } from '#geo/demo/person_names.ts';
import { createRandom } from '#geo/demo/random.ts';
import { asOldCell, encodeVietnamese } from '#tests/geo/text/support/encoders.ts';
import { withFont } from './fonts.ts';
import { type Line, options, workbook } from './workbooks.ts';

const HEADINGS = ['Mã hộ', 'Chủ hộ', 'Xóm', 'Địa chỉ', 'Số điện thoại', 'Số người cao tuổi'];
const LANES = ['Ngõ Chùa, số', 'Đường trục xã, số', 'Bờ kênh Đông, số', 'Sau nhà thờ, số'];
const random = createRandom(41);
const REGISTER: string[][] = Array.from({ length: 60 }, (_, i) => [
  `H${i + 1}`,
  personName(random, i % 2 === 0),
  `Xóm ${1 + (i % 4)}`,
  `${LANES[i % LANES.length]} ${i + 1}`,
  `09120${String(10_000 + i).padStart(5, '0')}`,
  i % 3 === 0 ? 'Có' : 'Không',
]);
const csv = [HEADINGS, ...REGISTER].map((line) => line.map((cell) => `"${cell}"`).join(';')).join('\r\n');
const expected = REGISTER.map(([code, head, hamletName, address]) => ({ code, head, hamletName, address }));
/** TCVN3 has one code for a capital with a tone and its small letter. */
const folded = (rows: object[]) => JSON.parse(JSON.stringify(rows).toLowerCase());

async function rowsOf(bytes: Uint8Array) {
  const { rows, problems, encoding } = await understand(bytes, options);
  expect(problems).toEqual([]);
  return {
    encoding,
    rows: rows.map(({ code, head, hamletName, address }) => ({ code, head, hamletName, address })),
  };
}

describe('a register as text', () => {
  test.each(['utf-8', 'windows-1258', 'vni', 'tcvn3'] as const)('in %s', async (encoding) => {
    const read = await rowsOf(encodeVietnamese(csv, encoding));
    expect(read.encoding).toBe(encoding);
    expect(folded(read.rows)).toEqual(folded(expected));
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('in %s with a byte-order mark', async (encoding) => {
    expect(await rowsOf(encodeVietnamese(`\ufeff${csv}`, encoding))).toEqual({ encoding, rows: expected });
  });
});

describe('a workbook typed in old fonts', () => {
  const sheet = (write: (cell: string, column: number) => string): Line[] =>
    [HEADINGS, ...REGISTER].map((line) => line.map(write));

  test.each(['tcvn3', 'vni'] as const)('all in %s, headings too', async (encoding) => {
    const read = await rowsOf(workbook({ DS: sheet((cell) => asOldCell(cell, encoding)) }));
    expect(read.encoding).toBe(encoding);
    expect(folded(read.rows)).toEqual(folded(expected));
  });

  test('one column in VNI, the others in Unicode: decided by column, and said to be mixed', async () => {
    const read = await rowsOf(workbook({ DS: sheet((cell, i) => (i === 1 ? asOldCell(cell, 'vni') : cell)) }));
    expect(read).toEqual({ encoding: 'mixed', rows: expected });
  });

  test('a sheet a typist', async () => {
    const read = await rowsOf(
      workbook({
        'Xóm 1': sheet((cell) => cell).slice(0, 21),
        'Xóm 2': [HEADINGS, ...REGISTER.slice(20)].map((line) => line.map((cell) => asOldCell(cell, 'tcvn3'))),
      }),
    );
    expect(read.encoding).toBe('mixed');
    expect(folded(read.rows)).toEqual(folded(expected));
  });
});

describe('fonts named in the styles of a workbook', () => {
  const FONTS = { tcvn3: '.VnTime', vni: 'VNI-Times' } as const;
  const LINES = [
    ['Mã hộ', 'Chủ hộ', 'Xóm'],
    ['H1', 'Hà', 'Xóm 1'],
  ];

  test.each(['tcvn3', 'vni'] as const)('a single short cell in %s is read, as its font says how', async (encoding) => {
    const old = LINES.map((line, i) => line.map((cell, j) => (i === 1 && j === 1 ? asOldCell(cell, encoding) : cell)));
    const without = await understand(workbook({ DS: old }), options);
    expect(without.rows[0]?.head).not.toBe('Hà');
    const { rows, encoding: said } = await understand(withFont(old, 1, 1, FONTS[encoding]), options);
    expect(rows).toMatchObject([{ head: 'Hà', hamletName: 'Xóm 1' }]);
    expect(said).toBe('mixed');
  });

  test('a font left over text that was converted changes nothing', async () => {
    const { rows } = await understand(withFont([LINES[0]!, ['H1', 'Đỗ Thị Hường', 'Xóm 1']], 1, 1, '.VnTime'), options);
    expect(rows[0]?.head).toBe('Đỗ Thị Hường');
  });

  test('a font of capitals', async () => {
    const lines = [LINES[0]!, ['H1', asOldCell('Đỗ Thị Hường', 'tcvn3'), 'Xóm 1']];
    const { rows } = await understand(withFont(lines, 1, 1, '.VnTimeH'), options);
    expect(rows[0]?.head).toBe('ĐỖ THỊ HƯỜNG');
  });
});

describe('names of sheets in old fonts', () => {
  test.each([
    ['tcvn3', 'Xóm 1'],
    ['tcvn3', 'Khu phố 4'],
    ['tcvn3', 'Thôn Đông Hải'],
    ['vni', 'Xóm 1'],
    ['vni', 'Khu phố 4'],
    ['vni', 'Tổ dân phố 2'],
  ] as const)('%s %s', async (encoding, name) => {
    const lines = [HEADINGS, ...REGISTER].map((line) => line.filter((_, i) => i !== 2));
    const old = lines.map((line) => line.map((cell) => asOldCell(cell, encoding)));
    const { rows } = await understand(workbook({ [asOldCell(name, encoding)]: old }), options);
    expect(rows[0]?.hamletName).toBe(name);
  });

  test('in Unicode over cells in an old font stay', async () => {
    const old = [HEADINGS, ...REGISTER].map((line) =>
      line.filter((_, i) => i !== 2).map((cell) => asOldCell(cell, 'tcvn3')),
    );
    const { sheets } = await understand(
      workbook(
        new Map(
          ['Xóm 1', 'Thôn Đồng', 'Làng Vân'].map((name) => [
            name,
            old.map((line, i) => (i > 0 ? [`${name}${line[0]}`, ...line.slice(1)] : line)),
          ]),
        ),
      ),
      options,
    );
    expect(sheets.map(({ hamlet }) => hamlet)).toEqual(['Xóm 1', 'Thôn Đồng', 'Làng Vân']);
  });
});
