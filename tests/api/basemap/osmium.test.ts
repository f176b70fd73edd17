import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BaseFeature, Box } from '#geo/basemap/types.ts';
import { countryside } from '#tests/support/osm/countryside.ts';
import { exported, hasOsmium, type OsmiumFeature, osmium, squareDegrees } from '#tests/support/osm/osmium.ts';
import { osmPbf } from '#tests/support/osm/write_pbf.ts';
import { osmXml } from '#tests/support/osm/write_xml.ts';
import { problemOf, read, tally } from './reading.ts';

/** A real extract to compare as well: any `.osm.pbf`, named by OSM_EXTRACT. */
const REAL = process.env.OSM_EXTRACT;
const EVERYWHERE: Box = [-180, -85, 180, 85];
const HIGHWAYS =
  /^((motorway|trunk|primary|secondary|tertiary)(_link)?|unclassified|road|residential|living_street|service|pedestrian|track|path|footway|cycleway|bridleway|steps)$/;

const folder = mkdtempSync(join(tmpdir(), 'tn-osmium-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isArea = ({ geometry }: { geometry: { type: string } }) => /Polygon$/.test(geometry.type);
const isLine = ({ geometry }: { geometry: { type: string } }) => geometry.type === 'LineString';
const areaOf = (features: readonly { geometry: OsmiumFeature['geometry'] }[]) =>
  features.reduce((sum, { geometry }) => sum + squareDegrees(geometry), 0);
const visible = ({ tags }: OsmiumFeature) => tags.tunnel !== 'culvert' && !(Number(tags.level ?? 0) < 0);

const isWater = ({ natural, waterway, landuse }: OsmiumFeature['tags']) =>
  natural === 'water' ||
  /^(riverbank|dock)$/.test(waterway ?? '') ||
  /^(basin|reservoir|aquaculture|salt_pond)$/.test(landuse ?? '');

/** Each kind as osmium counts it, by tags alone; and as we do. */
const COMPARED: [string, (feature: OsmiumFeature) => boolean, (feature: BaseFeature) => boolean][] = [
  [
    'lanes',
    (f) => isLine(f) && HIGHWAYS.test(f.tags.highway ?? '') && f.tags.area !== 'yes' && visible(f),
    (f) => f.kind === 'lane',
  ],
  ['buildings', (f) => isArea(f) && (f.tags.building ?? 'no') !== 'no' && visible(f), (f) => f.kind === 'building'],
  [
    'waters with an area',
    (f) => isArea(f) && isWater(f.tags) && (f.tags.building ?? 'no') === 'no',
    (f) => f.kind === 'water' && isArea(f) && f.subkind !== 'sea',
  ],
  [
    'forests',
    (f) => isArea(f) && (f.tags.landuse === 'forest' || f.tags.natural === 'wood'),
    (f) => f.subkind === 'forest',
  ],
  ['fields', (f) => isArea(f) && /^(farmland|paddy|allotments)$/.test(f.tags.landuse ?? ''), (f) => f.kind === 'field'],
];

function compare(path: string): void {
  const theirs = exported(path);
  const { features } = read({ path }, EVERYWHERE);
  for (const [name, byTags, byKind] of COMPARED) {
    const [wanted, found] = [theirs.filter(byTags), features.filter(byKind)];
    expect(`${found.length} ${name}`).toBe(`${wanted.length} ${name}`);
    expect(areaOf(found) / (areaOf(wanted) || 1), name).toBeCloseTo(areaOf(wanted) > 0 ? 1 : 0, 9);
  }
}

// Without osmium there is nothing to compare with.
describe.skipIf(!hasOsmium())('counts and areas are those of osmium', () => {
  const [xml, pbf] = [join(folder, 'countryside.osm'), join(folder, 'countryside.osm.pbf')];
  beforeAll(() => {
    const data = countryside({ seed: 7 });
    writeFileSync(xml, osmXml(data));
    writeFileSync(pbf, osmPbf(data));
  });

  test('for a countryside as XML', () => compare(xml));
  test('for the same as PBF of our own making, which osmium reads as well', () => {
    compare(pbf);
    expect(osmium('fileinfo', '--no-progress', '-e', '-g', 'data.count.ways', pbf)).toBe(
      osmium('fileinfo', '--no-progress', '-e', '-g', 'data.count.ways', xml),
    );
  });
  test.each(['pbf,pbf_dense_nodes=false', 'pbf,pbf_compression=none', 'pbf,locations_on_ways=true', 'xml'])(
    'for what osmium itself writes as %s',
    (format) => {
      const path = join(folder, `by-osmium-${format.replaceAll(/\W/g, '-')}`);
      if (format.includes('locations')) {
        osmium('add-locations-to-ways', '--no-progress', '-n', '-f', 'pbf', '-O', '-o', path, xml);
      } else osmium('cat', '--no-progress', '-f', format, '-O', '-o', path, xml);
      expect(tally(read({ path }, EVERYWHERE).features)).toEqual(tally(read({ path: xml }, EVERYWHERE).features));
    },
  );
  test('a compression we do not read is said', () => {
    const path = join(folder, 'lz4.osm.pbf');
    osmium('cat', '--no-progress', '-f', 'pbf,pbf_compression=lz4', '-O', '-o', path, xml);
    expect(problemOf(() => read({ path }))).toBe('unsupported_compression');
  });
  test('a file with history is refused', () => {
    const path = join(folder, 'history.osh.pbf');
    osmium('cat', '--no-progress', '-f', 'osh.pbf', '-O', '-o', path, xml);
    expect(problemOf(() => read({ path }))).toBe('history');
  });

  // Only where a real extract is at hand: none may be kept in this repository.
  describe.runIf(REAL !== undefined && existsSync(REAL))('for a real extract', () => {
    test('as PBF', { timeout: 120_000 }, () => compare(REAL!));
    test('as XML', { timeout: 120_000 }, () => {
      const path = join(folder, 'real.osm');
      osmium('cat', '--no-progress', '-O', '-o', path, REAL!);
      compare(path);
    });
  });
});
