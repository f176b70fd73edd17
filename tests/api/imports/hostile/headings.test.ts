import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { understand } from '#api/imports/understand.ts';
import { type Line, options, utf8 } from '../workbooks.ts';
import { kml } from './parts.ts';

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
