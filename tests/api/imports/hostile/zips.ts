import { strToU8, zipSync } from 'fflate';
import type { Hostile } from './corpus.ts';
import { changed, cuts, fixture, soundWorkbook, withPart } from './parts.ts';

const MEGABYTE = 1024 * 1024;
const bomb = (megabytes: number) => new Uint8Array(megabytes * MEGABYTE);
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Where records of a kind begin. */
function recordsOf(view: DataView, kind: number): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= view.byteLength; at++) if (view.getUint32(at, true) === kind) found.push(at);
  return found;
}

const eachRecord = (kind: number, change: (view: DataView, at: number) => void) => () =>
  changed(soundWorkbook(), (view) => {
    for (const at of recordsOf(view, kind)) change(view, at);
  });

const nested = (depth: number): Uint8Array =>
  depth === 0
    ? zipSync({ a: bomb(10) })
    : zipSync({ 'inner.zip': nested(depth - 1), 'xl/workbook.xml': strToU8('<x/>') });

/** Zips that lie, swell or go on within themselves. */
export const zips = (): Hostile[] => [
  {
    name: 'zip: a sheet of 300 MB of zeros',
    heavy: true,
    make: () => withPart(soundWorkbook(), 'xl/worksheets/sheet1.xml', () => bomb(300)),
    outcome: 'too_large',
  },
  {
    name: 'zip: a sheet of 30 MB of zeros',
    make: () => withPart(soundWorkbook(), 'xl/worksheets/sheet1.xml', () => bomb(30)),
    outcome: 'too_large',
  },
  {
    name: 'zip: forty parts of 7 MB',
    heavy: true,
    make: () =>
      zipSync({
        'xl/workbook.xml': strToU8('<x/>'),
        ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`xl/worksheets/sheet${i}.xml`, bomb(7)])),
      }),
    outcome: 'too_large',
  },
  { name: 'zip: zips within zips', make: () => nested(5), outcome: 'unreadable|no_header|empty' },
  {
    name: 'zip: all parts are the same bytes',
    make: eachRecord(CENTRAL, (view, at) => view.setUint32(at + 42, 0, true)),
    outcome: 'rows|unreadable|truncated|no_header|empty',
  },
  {
    name: 'zip: parts claim 4 GB',
    make: eachRecord(CENTRAL, (view, at) => view.setUint32(at + 24, 0xfffffffe, true)),
    outcome: 'too_large',
  },
  {
    name: 'zip: parts claim nothing',
    make: eachRecord(CENTRAL, (view, at) => view.setUint32(at + 24, 0, true)),
    outcome: 'truncated|unreadable',
  },
  {
    name: 'zip: parts lie beyond the end',
    make: eachRecord(CENTRAL, (view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
    outcome: 'truncated|unreadable',
  },
  {
    name: 'zip: an unknown way of packing',
    make: eachRecord(CENTRAL, (view, at) => view.setUint16(at + 10, 99, true)),
    outcome: 'truncated|unreadable',
  },
  {
    name: 'zip: said to have a password',
    make: eachRecord(CENTRAL, (view, at) => view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true)),
    outcome: 'encrypted',
  },
  {
    name: 'zip: 65,000 parts',
    make: () => zipSync(Object.fromEntries(Array.from({ length: 65_000 }, (_, i) => [`xl/${i}`, new Uint8Array()]))),
    heavy: true,
    outcome: 'too_large',
  },
  {
    name: 'zip: claims 65,000 parts',
    make: eachRecord(END, (view, at) => {
      view.setUint16(at + 8, 65_000, true);
      view.setUint16(at + 10, 65_000, true);
    }),
    outcome: 'too_large',
  },
  {
    name: 'zip: a directory that is none',
    make: eachRecord(END, (view, at) => view.setUint32(at + 16, 3, true)),
    outcome: 'unreadable|truncated',
  },
  {
    name: 'zip: packed data of nonsense',
    make: eachRecord(LOCAL, (view, at) => {
      for (let i = at + 60; i < at + 90; i++) view.setUint8(i, 0xff);
    }),
    outcome: 'truncated|unreadable',
  },
  {
    name: 'zip: names that lead elsewhere',
    make: () =>
      zipSync({
        '../../../../etc/passwd': strToU8('x'),
        '../xl/workbook.xml': strToU8('x'),
        '/doc.kml': strToU8('<kml/>'),
      }),
    outcome: 'unreadable|unsupported_format',
  },
  {
    name: 'zip: names with backslashes',
    make: () => zipSync({ 'xl\\..\\..\\doc.kml': strToU8('<kml/>') }),
    outcome: 'unreadable|unsupported_format|empty|no_header',
  },
  { name: 'zip: nothing in it', make: () => zipSync({}), outcome: 'unsupported_format|truncated' },
  {
    name: 'zip: parts named __proto__ and constructor',
    make: () => {
      const zip = Buffer.from(zipSync({ __prot__x: strToU8('x'), constructor: strToU8('x') }));
      return new Uint8Array(Buffer.from(zip.toString('latin1').replaceAll('__prot__x', '__proto__'), 'latin1'));
    },
    outcome: 'unsupported_format',
  },
  {
    name: 'zip: an older workbook in it',
    make: () => zipSync({ 'so_ho.xls': fixture('register.xls') }),
    outcome: 'unsupported_format',
  },
  ...cuts('xlsx', soundWorkbook, 'truncated'),
  ...cuts('ods', () => fixture('register.ods'), 'truncated'),
  ...cuts('kmz', () => fixture('register.kmz'), 'truncated'),
  ...cuts('shapefile', () => fixture('shapefile-utf8.zip'), 'truncated'),
];
