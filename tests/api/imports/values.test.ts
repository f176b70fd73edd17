import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { recogniseLoosely } from '#api/imports/columns.ts';
import { asHamletName, hamletFromCell, hamletInText, hamletKey } from '#api/imports/hamlet-names.ts';
import { recogniseHeading } from '#api/imports/headings.ts';
import { editDistance } from '#api/imports/misspelt.ts';
import { HamletIndex } from '#api/imports/place.ts';
import { parseDevices } from '#api/imports/values/devices.ts';
import { parseBirthYears, parseElders } from '#api/imports/values/elderly.ts';
import { parsePair, toPosition } from '#api/imports/values/position.ts';
import { Fault } from '#api/imports/values/words.ts';

const TODAY = '2026-03-15';

describe('headings', () => {
  test.each([
    ['Họ và tên chủ hộ (viết hoa)', 'head'],
    ['HO TEN CHU HO', 'head'],
    ['Điện thoại chủ hộ', 'phone'],
    ['Số điện thoại', 'phone'],
    ['Số điện thoại thông minh', 'devices'],
    ['Số ĐT thông minh', 'devices'],
    ['Hộ không có thiết bị thông minh', 'deviceless'],
    ['Có/không có smartphone', 'devices'],
    ['Số người lớn', 'adults'],
    ['Số người lớn chưa có điện thoại thông minh', 'adultsWithoutDevice'],
    ['Người lớn (chưa có smartphone)', 'adultsWithoutDevice'],
    ['Adults without device', 'adultsWithoutDevice'],
    ['NCT', 'elders'],
    ['Số người từ 60 tuổi trở lên', 'elders'],
    ['Năm sinh người già nhất', 'eldestBirthYear'],
    ['Tuổi người cao tuổi nhất', 'eldestAge'],
    ['Năm sinh', 'headBirthYear'],
    ['Địa chỉ (ngõ, số nhà)', 'address'],
    ['Thôn/Xóm', 'hamlet'],
    ['Vĩ độ (Lat)', 'lat'],
    ['Longitude', 'lon'],
    ['Tọa độ (vĩ độ, kinh độ)', 'coordinates'],
    ['Mã hộ', 'code'],
    ['STT', 'order'],
    ['#', 'order'],
    ['Quan hệ với chủ hộ', 'relation'],
    ['Họ tên thành viên', 'member'],
    ['STT hộ', 'householdNumber'],
    ['Họ tên CH', 'head'],
    ['Ng.cao tuổi', 'elders'],
    ['K.độ', 'lon'],
    ['V.độ', 'lat'],
    ['Đ/c', 'address'],
    ['Mã HGĐ', 'code'],
    ['T.bị', 'devices'],
    ['N.sinh', 'headBirthYear'],
    ['X_VN2000', 'x'],
    ['Easting', 'lon'],
  ])('%s is %s', (heading, field) => expect(recogniseHeading(heading)?.field).toBe(field));

  test.each(['Giới tính', 'Số CCCD', 'Nhân khẩu', 'Số thành viên', 'Số nhân khẩu', '__proto__', '', 'toString'])(
    '%j is left out',
    (heading) => expect(recogniseHeading(heading)).toBeNull(),
  );
});

describe('misspelt headings', () => {
  test.each([
    ['Chủ hội', 'head'],
    ['Adress', 'address'],
    ['Longtitude', 'lon'],
    ['Số điện thọaii', 'phone'],
    ['Hộ tên chủ hộ', 'head'],
    ['Nguòi caotuổi', 'elders'],
  ])('%s is %s, with less confidence', (heading, field) => {
    expect(recogniseLoosely(heading)).toEqual({ field, confidence: expect.any(Number) });
    if (recogniseHeading(heading) === null) expect(recogniseLoosely(heading)?.confidence).toBeLessThan(0.7);
  });

  test.each(['Giới tính', 'Số nhân khẩu', 'Thu nhập', 'Diện tích', 'Học sinh', 'Số con'])('%s is none', (heading) =>
    expect(recogniseLoosely(heading)).toBeNull(),
  );

  test.prop([fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 })])('distance is the same both ways', (a, b) => {
    expect(editDistance(a, b, 24)).toBe(editDistance(b, a, 24));
    expect(editDistance(a, a, 2)).toBe(0);
    expect(editDistance(a, b, 1)).toBe(Math.min(2, editDistance(a, b, 24)));
  });
});

describe('the elderly', () => {
  const said = (elders: number | null, stated: boolean | null, eldestBirthYear: number | null) => ({
    elders,
    stated,
    eldestBirthYear,
  });
  test.each([
    [2, said(2, null, null)],
    ['0', said(0, null, null)],
    ['2 cụ', said(2, null, null)],
    ['hai người', said(2, null, null)],
    ['x', said(null, true, null)],
    [true, said(null, true, null)],
    ['Có', said(null, true, null)],
    ['không', said(null, false, null)],
    ['72', said(null, null, 1954)],
    ['72, 68 tuổi', said(2, null, 1954)],
    [1947, said(null, null, 1947)],
    ['1947; 1952', said(2, null, 1947)],
    ['12/3/1947', said(null, null, 1947)],
    [null, said(null, null, null)],
    ['-', said(null, null, null)],
    ['chưa rõ', said(null, null, null)],
    ['…', said(null, null, null)],
    ['trên 60', said(null, true, null)],
    ['>70 tuổi', said(null, true, null)],
    ['60 tuổi trở lên', said(null, true, null)],
    ['dưới 60', said(null, false, null)],
    ['80t', said(null, null, 1946)],
    ['khoảng 80', said(null, null, 1946)],
    ['có 2 cụ', said(2, null, null)],
    ['2 NCT', said(2, null, null)],
  ])('%j', (cell, expected) => expect(parseElders(cell, TODAY)).toEqual(expected));

  test.each(['có lẽ', 'trên 50', '45', '-2', '1,5', '19947', '2 hay 3'])('%j is not clear', (cell) =>
    expect(parseElders(cell, TODAY)).toBeInstanceOf(Fault),
  );

  test('a year of birth is a year that was', () => {
    expect(parseBirthYears(1990, TODAY)).toEqual(said(0, null, 1990));
    for (const bad of ['19947', '47', '2030', '1850', 'x1947y2']) {
      expect(parseBirthYears(bad, TODAY)).toBeInstanceOf(Fault);
    }
  });
});

describe('devices', () => {
  test.each([
    [0, false],
    [3, true],
    ['x', true],
    ['không', false],
    ['không có', false],
    ['Không có điện thoại thông minh', false],
    ['1 smartphone', true],
    ['2 điện thoại thông minh, 1 máy tính', true],
    ['0 smartphone', false],
    ['điện thoại cục gạch', false],
    ['1 chiếc', true],
    ['1 cái', true],
    ['2 ĐTTM + 1 máy tính bảng', true],
    ['1ĐTTM', true],
    ['có (1)', true],
    ['ĐTTM: 0; MTB: 0', false],
    [null, null],
    ['?', null],
  ])('%j', (cell, has) => expect(parseDevices(cell)).toBe(has));

  test.each(['có lẽ', '1000', 'nhiều'])('%j is not clear', (cell) => expect(parseDevices(cell)).toBeInstanceOf(Fault));
});

describe('positions', () => {
  test.each([
    ['20,2531, 106,4123'],
    ['20.2531,106.4123'],
    ['20,2531;106,4123'],
    ['20,2531,106,4123'],
    ['106.4123 20.2531'],
    ['20.2531°N 106.4123°E'],
    ['https://www.google.com/maps/@20.2531,106.4123,17z'],
    ['POINT(106.4123 20.2531)'],
  ])('%s', (text) => expect(parsePair(text)).toEqual([106.4123, 20.2531]));

  test('degrees, minutes and seconds', () => {
    const [lon, lat] = toPosition('20°15\'11,16"', '106°24\'44,28"') as [number, number];
    expect([lon, lat]).toEqual([expect.closeTo(106.4123, 9), expect.closeTo(20.2531, 9)]);
    expect(toPosition('20,25', '106,3b')).toMatchObject({ code: 'coordinate_not_number', part: 'lon' });
  });

  test('metres of the national grid need to be told which', () => {
    const [north, east] = ['2 240 533,66', '595 113,42'];
    expect(toPosition(north, east)).toMatchObject({ code: 'coordinate_national' });
    const system = { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 3 } as const;
    const expected = [expect.closeTo(106.4123, 6), expect.closeTo(20.2531, 6)];
    expect(toPosition(north, east, system)).toEqual(expected);
    expect(toPosition(east, north, system)).toEqual(expected);
    expect(parsePair(`X=${north}; Y=${east}`, system)).toEqual(expected);
  });

  test.prop([fc.double({ min: 8, max: 24, noNaN: true }), fc.double({ min: 102, max: 118, noNaN: true })])(
    'written with dots or commas, any place in Vietnam is read as it is',
    (lat, lon) => {
      const [a, b] = [lat.toFixed(6), lon.toFixed(6)];
      const expected = [Number(b), Number(a)];
      expect(toPosition(a, b)).toEqual(expected);
      expect(toPosition(a.replace('.', ','), b.replace('.', ','))).toEqual(expected);
      expect(parsePair(`${a.replace('.', ',')} ${b.replace('.', ',')}`)).toEqual(expected);
      expect(toPosition(b, a)).toMatchObject({ code: 'coordinates_swapped' });
    },
  );
});

describe('hamlets', () => {
  test('are named by sheets, sections and titles', () => {
    expect(asHamletName('Xóm 3')).toBe('Xóm 3');
    expect(asHamletName('II. XÓM ĐÔNG: 120 hộ')).toBe('Xóm Đông');
    expect(asHamletName('Sheet1')).toBeNull();
    expect(hamletInText('DANH SÁCH HỘ DÂN XÓM 3 XÃ XUÂN HƯNG NĂM 2026')).toBe('Xóm 3');
    expect(hamletInText('Số 5, xóm Đông Hải, xã An Triều')).toBe('Xóm Đông Hải');
    expect(hamletFromCell('03', 'Thôn')).toBe('Thôn 3');
    expect(hamletKey('XÓM  03')).toBe(hamletKey('xom 3'));
  });

  test('of the commune are found again, and none is mistaken for another', () => {
    let n = 0;
    const index = new HamletIndex(
      [
        { id: 'a', name: 'Xóm 3' },
        { id: 'b', name: 'Xóm Đông Hải' },
      ],
      () => `new-${++n}`,
    );
    expect(index.find('xom 03')?.id).toBe('a');
    expect(index.find('Đông Hải')?.id).toBe('b');
    expect(index.find('Thôn 3')).toBeUndefined();
    expect(index.findOrCreate('Xóm Tây').id).toBe('new-1');
    expect(index.findOrCreate('XÓM TÂY').id).toBe('new-1');
    expect(index.created).toHaveLength(1);
  });
});
