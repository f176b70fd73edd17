import { describe, expect, test } from 'vitest';
import { understand } from '#api/imports/understand.ts';
import { fromWgs84, type Near, provinceInText } from '#geo/crs/index.ts';
import { type Line, workbook } from './workbooks.ts';

const HOMES: [lon: number, lat: number][] = [
  [106.3121, 20.1203],
  [106.3145, 20.1211],
  [106.3169, 20.1188],
  [106.3102, 20.1175],
];
const COMMUNE: Near = { bounds: [106.28, 20.09, 106.35, 20.15] };
const NAM_DINH = { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 3 } as const;

/** As surveyors write it: northing first, under X. */
const surveyed = HOMES.map((home, i): Line => {
  const [east, north] = fromWgs84(home, NAM_DINH);
  return [
    `Hộ số ${'ABCD'[i]}`,
    `M${i}`,
    'Xóm 1',
    north.toFixed(2).replace('.', ','),
    east.toFixed(2).replace('.', ','),
  ];
});
const register = workbook({ DS: [['Chủ hộ', 'Mã hộ', 'Xóm', 'X', 'Y'], ...surveyed] });
const options = { today: '2026-03-01', lang: 'vi', platforms: [], hamlet: null } as const;

describe('coordinates in metres', () => {
  test('are read in the grid that puts the households into the commune, and it is said which', async () => {
    const read = await understand(register, { ...options, near: COMMUNE });
    expect(read.crs).toMatchObject({ code: 'EPSG:9209', centralMeridian: 105.5, guessed: true });
    expect(read.problems).toEqual([]);
    for (const [i, { location }] of read.rows.entries())
      expect(location).toEqual(HOMES[i]!.map((degrees) => expect.closeTo(degrees, 6)));
  });

  test('are not guessed where nobody knows where the commune lies: what they could be is told', async () => {
    const read = await understand(register, options);
    expect(read.rows).toEqual([]);
    expect(read.problems.map(({ code }) => code)).toEqual(HOMES.map(() => 'coordinate_national'));
    expect(read.crs.guessed).toBe(true);
    expect([read.crs.code, ...read.crs.alternatives.map(({ code }) => code)]).toContain('EPSG:9209');
  });

  test('are what the user says they are', async () => {
    const read = await understand(register, { ...options, crs: 'EPSG:9209' });
    expect(read.crs).toMatchObject({ code: 'EPSG:9209', guessed: false });
    expect(read.rows.map(({ location }) => location)).toEqual(
      HOMES.map((home) => home.map((degrees) => expect.closeTo(degrees, 6))),
    );
  });
});

describe('a province named in the titles', () => {
  const titled = (title: string) =>
    workbook({ DS: [[title], ['DANH SÁCH HỘ DÂN'], [], ['Chủ hộ', 'Mã hộ', 'Xóm', 'X', 'Y'], ...surveyed] });

  test('says the central meridian where nobody knows yet where the commune lies', async () => {
    const read = await understand(titled('UBND XÃ XUÂN VINH, HUYỆN XUÂN TRƯỜNG, TỈNH NAM ĐỊNH'), options);
    expect(read.problems).toEqual([]);
    expect(read.crs).toMatchObject({ code: 'EPSG:9209', guessed: true });
    expect(read.notes).toMatchObject([{ code: 'province_named', params: { province: 'Nam Định' } }]);
    for (const [i, { location }] of read.rows.entries())
      expect(location).toEqual(HOMES[i]!.map((degrees) => expect.closeTo(degrees, 6)));
  });

  test('that was merged from several with meridians of their own leaves the question open', async () => {
    const read = await understand(titled('UBND XÃ XUÂN HƯNG - TỈNH NINH BÌNH'), options);
    expect(read.rows).toEqual([]);
    expect(read.crs.guessed).toBe(true);
    expect([read.crs.code, ...read.crs.alternatives.map(({ code }) => code)]).toContain('EPSG:9209');
  });

  test('is found in any spelling', () => {
    expect(provinceInText('Tỉnh Bà Rịa - Vũng Tàu năm 2024')).toBe('Bà Rịa - Vũng Tàu');
    expect(provinceInText('xa An Trieu, tinh nam dinh')).toBe('Nam Định');
    expect(provinceInText('ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN')).toBe('Hưng Yên');
    expect(provinceInText('Thừa Thiên Huế')).toBeNull();
    expect(provinceInText('TP. Hồ Chí Minh')).toBe('Hồ Chí Minh');
  });
});
