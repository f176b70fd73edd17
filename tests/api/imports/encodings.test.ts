import { describe, expect, test } from 'vitest';
import { understand } from '#api/imports/understand.ts';
import { personName } from '#geo/demo/person_names.ts';
import { createRandom } from '#geo/demo/random.ts';
import { asOldCell, encodeVietnamese } from '#tests/geo/text/support/encoders.ts';
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
