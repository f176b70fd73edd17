import * as XLSX from '@e965/xlsx';
import type { Hostile } from './corpus.ts';
import { changed, cuts, fixture } from './parts.ts';

const container = (name: string, content: Uint8Array) => {
  const file = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(file, `/${name}`, content);
  return new Uint8Array(XLSX.CFB.write(file, { type: 'array' }) as ArrayBuffer);
};
const xls = (change: (view: DataView) => void) => () => changed(fixture('register.xls'), change);
const gpkg = (change: (view: DataView) => void) => () => changed(fixture('register.gpkg'), change);
const record = (type: number, ...data: number[]) => [
  type & 255,
  type >> 8,
  data.length & 255,
  data.length >> 8,
  ...data,
];
const BOF = record(0x809, 0, 6, 5, 0, 0, 0, 0, 0);
const book =
  (...records: number[][]) =>
  () =>
    container('Workbook', new Uint8Array([...BOF, ...records.flat(), ...new Array<number>(5_000).fill(0)]));
const pageBytes = (view: DataView) => view.getUint16(16) || 4096;

/** Files of records and pages that point where they should not. */
export const binaries = (): Hostile[] => [
  {
    name: 'xls: a new workbook with a password',
    make: () => container('EncryptedPackage', new Uint8Array(9_000)),
    outcome: 'encrypted',
  },
  { name: 'xls: an old workbook with a password', make: book(record(0x2f, 1, 0)), outcome: 'encrypted' },
  { name: 'xls: a letter', make: () => container('WordDocument', new Uint8Array(50)), outcome: 'unsupported_format' },
  {
    name: 'xls: sectors in circles',
    make: xls((view) => {
      const table = (view.getUint32(76, true) + 1) * 512;
      for (let i = 0; i < 128; i++) view.setUint32(table + i * 4, i ^ 1, true);
    }),
    outcome: 'unreadable',
  },
  {
    name: 'xls: a table of sectors in circles',
    make: xls((view) => {
      view.setUint32(68, 0, true);
      view.setUint32(72, 99, true);
    }),
    outcome: 'unreadable|rows',
  },
  { name: 'xls: sectors of two bytes', make: xls((view) => view.setUint16(30, 1, true)), outcome: 'unreadable' },
  {
    name: 'xls: a directory beyond the end',
    make: xls((view) => view.setUint32(48, 0x00ffffff, true)),
    outcome: 'truncated|unreadable',
  },
  {
    name: 'xls: streams of four gigabytes',
    make: xls((view) => {
      const directory = (view.getUint32(48, true) + 1) * 512;
      for (let i = 0; i < 4; i++) view.setUint32(directory + i * 128 + 120, 0xfffffff0, true);
    }),
    outcome: 'truncated|unreadable',
  },
  {
    name: 'xls: every small stream too large',
    make: xls((view) => view.setUint32(56, 0xffffffff, true)),
    outcome: 'truncated|unreadable|rows',
  },
  {
    name: 'xls: a sheet beyond the end',
    make: book(record(0x85, 255, 255, 255, 127, 0, 0, 1, 0, 65)),
    outcome: 'unreadable|truncated|empty|no_header',
  },
  {
    name: 'xls: texts claimed and not there',
    make: book(record(0xfc, 255, 255, 255, 255, 255, 255, 255, 255)),
    outcome: 'unreadable|truncated|empty|no_header',
  },
  {
    name: 'xls: a text longer than its record',
    make: book(record(0xfc, 1, 0, 0, 0, 1, 0, 0, 0, 255, 255, 0, 65)),
    outcome: 'unreadable|truncated|empty|no_header',
  },
  {
    name: 'xls: records longer than the book',
    make: book([0xfc, 0, 0xff, 0xff]),
    outcome: 'unreadable|truncated|empty|no_header',
  },
  ...cuts('xls', () => fixture('register.xls'), 'truncated'),
  {
    name: 'gpkg: a page within itself',
    make: gpkg((view) => {
      view.setUint8(100, 5);
      view.setUint16(103, 0);
      view.setUint32(108, 1);
    }),
    outcome: 'unreadable',
  },
  { name: 'gpkg: pages of one byte', make: gpkg((view) => view.setUint16(16, 3)), outcome: 'unreadable' },
  { name: 'gpkg: nothing usable in a page', make: gpkg((view) => view.setUint8(20, 255)), outcome: 'unreadable' },
  {
    name: 'gpkg: claims four billion pages',
    make: gpkg((view) => view.setUint32(28, 0xffffffff)),
    outcome: 'truncated',
  },
  { name: 'gpkg: 65,535 cells in a page', make: gpkg((view) => view.setUint16(103, 65_535)), outcome: 'unreadable' },
  {
    name: 'gpkg: all cells in one place',
    make: gpkg((view) => {
      for (let page = pageBytes(view); page < view.byteLength; page += pageBytes(view))
        if (view.getUint8(page) === 13)
          for (let i = 0; i < Math.min(view.getUint16(page + 3), 100); i++)
            view.setUint16(page + 8 + i * 2, view.getUint16(page + 8));
    }),
    outcome: 'unreadable|rows|unsupported_format',
  },
  {
    name: 'gpkg: cells longer than the file',
    make: gpkg((view) => {
      for (let page = pageBytes(view); page < view.byteLength; page += pageBytes(view))
        if (view.getUint8(page) === 13) view.setUint32(page + view.getUint16(page + 8), 0xffffff7f);
    }),
    outcome: 'unreadable|truncated|unsupported_format',
  },
  {
    name: 'gpkg: letters of a kind that is none',
    make: gpkg((view) => view.setUint32(56, 9)),
    outcome: 'rows|unreadable|unsupported_format',
  },
  ...cuts('gpkg', () => fixture('register.gpkg'), 'truncated'),
];
