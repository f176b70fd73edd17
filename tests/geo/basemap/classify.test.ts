import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { isArea } from '#geo/basemap/areas.ts';
import { classify } from '#geo/basemap/classify.ts';
import { tidyName } from '#geo/basemap/name.ts';
import { BASE_KINDS, type Form, SUBKINDS } from '#geo/basemap/types.ts';

const tags = (object: Record<string, string>) => new Map(Object.entries(object));
const sorts = (object: Record<string, string>, form: Form) =>
  classify(tags(object), form).map(({ kind, subkind }) => (subkind === null ? kind : `${kind}/${subkind}`));

describe('what tags make of a thing', () => {
  test.each<[Record<string, string>, Form, string[]]>([
    [{ highway: 'residential' }, 'line', ['lane/lane']],
    [{ highway: 'trunk' }, 'line', ['lane/highway']],
    [{ highway: 'steps' }, 'line', ['lane/path']],
    [{ highway: 'proposed' }, 'line', []],
    [{ highway: 'pedestrian', area: 'yes' }, 'area', []],
    [{ waterway: 'drain' }, 'line', ['water/ditch']],
    [{ waterway: 'drain', tunnel: 'culvert' }, 'line', []],
    [{ natural: 'water', water: 'reservoir' }, 'area', ['water/lake']],
    [{ landuse: 'aquaculture' }, 'area', ['water/pond']],
    [{ natural: 'wetland', wetland: 'mangrove' }, 'area', ['land_cover/mangrove']],
    [{ man_made: 'dyke' }, 'line', ['dyke']],
    [{ railway: 'rail' }, 'line', ['railway']],
    [{ building: 'school', amenity: 'school' }, 'area', ['building', 'place/school']],
    [{ building: 'no' }, 'area', []],
    [{ amenity: 'place_of_worship', religion: 'christian' }, 'point', ['place/church']],
    [{ amenity: 'place_of_worship', name: 'Chùa Cả' }, 'point', ['place/pagoda']],
    [{ amenity: 'place_of_worship', name: 'Đình làng' }, 'point', ['place/temple']],
    [{ amenity: 'townhall' }, 'point', ['place/office']],
    [{ place: 'hamlet' }, 'point', []],
    [{ place: 'hamlet', name: 'Xóm 5' }, 'point', ['place/settlement']],
    [{ kind: 'field', subkind: 'x' }, 'area', ['field']],
    [{ kind: 'lane' }, 'area', []],
    [{ kind: 'place', subkind: 'market' }, 'point', ['place/market']],
    [{ kind: 'toString' }, 'point', []],
  ])('%j as %s', (object, form, expected) => {
    expect(sorts(object, form)).toEqual(expected);
  });

  test('a lane keeps what walking will ask, and nothing that is no plain value', () => {
    const [lane] = classify(
      tags({ highway: 'path', bridge: 'yes', access: 'private', foot: 'no<script>', oneway: 'yes' }),
      'line',
    );
    expect(lane?.facts).toEqual({ highway: 'path', bridge: 'yes', access: 'private' });
  });

  prop.prop([
    fc.dictionary(fc.constantFrom('highway', 'kind', 'building', 'natural', 'amenity', 'name', 'landuse'), fc.string()),
    fc.constantFrom<Form>('point', 'line', 'area'),
  ])('only kinds and subkinds that the map knows come out', (object, form) => {
    for (const { kind, subkind } of classify(tags(object), form)) {
      expect(BASE_KINDS).toContain(kind);
      if (subkind !== null) expect([...SUBKINDS[kind], 'other']).toContain(subkind);
    }
  });
});

describe('a closed way', () => {
  test.each<[Record<string, string>, boolean]>([
    [{ building: 'yes' }, true],
    [{ highway: 'residential' }, false],
    [{ highway: 'residential', amenity: 'parking' }, false],
    [{ highway: 'pedestrian', area: 'yes' }, true],
    [{ natural: 'water' }, true],
    [{ waterway: 'canal' }, false],
    [{ waterway: 'riverbank' }, true],
    [{ barrier: 'fence', amenity: 'school' }, true],
    [{ barrier: 'fence' }, false],
    [{ landuse: 'farmland', area: 'no' }, false],
    [{ kind: 'dyke' }, false],
  ])('with %j is an area: %s', (object, area) => {
    expect(isArea(tags(object))).toBe(area);
  });
});

describe('a name on the map', () => {
  test('is in NFC, on one line, without what cannot be seen', () => {
    expect(tidyName('  Ngo\u0303\n\u202eĐông\u200b ')).toBe('Ngõ Đông');
    expect(tidyName('\u202e \u0007')).toBeNull();
    expect([...(tidyName('ã'.repeat(500)) ?? '')]).toHaveLength(120);
  });
  prop.prop([fc.string({ unit: 'grapheme' })])('is the same when tidied again', (text) => {
    const once = tidyName(text);
    expect(tidyName(once ?? undefined)).toBe(once);
  });
});
