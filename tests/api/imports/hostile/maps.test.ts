import { describe, expect, test } from 'vitest';
import { changed, fixture, withPart } from './parts.ts';
import { code, refused } from './refused.ts';

describe('a shapefile', () => {
  test('whose table claims a billion records is refused at once', async () => {
    const claim = (count: number, recordBytes?: number) =>
      withPart(fixture('shapefile-utf8.zip'), 'households.dbf', (bytes) =>
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
      withPart(fixture('shapefile-utf8.zip'), 'hamlets.shp', (bytes) =>
        changed(bytes, (view) => view.setInt32(at, value, true)),
      );
    expect(await code(claim(108 + 36, 0x7fffffff))).toBe('unreadable');
    expect(await code(claim(108 + 40, 0x7fffffff))).toBe('unreadable');
    expect(await code(claim(108 + 44, -5))).toBe('unreadable');
    expect(await code(claim(104, -1))).toBe('unreadable');
  });

  test('that is a bomb is not unpacked', async () => {
    const bomb = withPart(fixture('shapefile-utf8.zip'), 'hamlets.shp', () => new Uint8Array(100 * 1024 * 1024));
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
