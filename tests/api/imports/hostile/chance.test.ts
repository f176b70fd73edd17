import { fc, test as prop } from '@fast-check/vitest';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { ImportError } from '#api/imports/errors.ts';
import { understand } from '#api/imports/understand.ts';
import { options } from '../workbooks.ts';
import { changed, fixture } from './parts.ts';

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
