import { describe, expect, test } from 'vitest';
import { parseHouseAddress, streetOfLane } from '#geo/placing/house_address.ts';

const told = (text: string) => {
  const { street, number, mouth, beside, areas } = parseHouseAddress(text);
  return [street, number?.label ?? null, mouth?.label ?? null, beside, areas.join()];
};

describe('an address says its lane and its number', () => {
  test.each([
    ['số 12 ngõ 5 đường Trần Phú', 'phu tran n5', '12'],
    ['12 ngõ 5 Trần Phú', 'phu tran n5', '12'],
    ['Ngõ Chùa, số 7', 'chua', '7'],
    ['9ngõ Miếu', 'mieu', '9'],
    ['SN 15 Ngõ Đình, xóm 6', 'dinh', '15'],
    ['Ngõ Đình 0012', 'dinh', '12'],
    ['12A', '', '12A'],
    ['ngõ 5', 'n5', null],
    ['Xóm 6', '', null],
  ])('%s', (text, street, number) => {
    expect(told(text).slice(0, 2)).toEqual([street, number]);
  });
});

test('house 5 of alley 12 is a number in the alley, whose mouth is number 12', () => {
  expect(told('nhà 12/5')).toEqual(['n12', '12/5', '12', null, '']);
  expect(told('12/3/5 Ven Đê').slice(0, 3)).toEqual(['de ven n12 n3', '12/3/5', '12']);
});

test('12A and 12B stand between 12 and 13, in this order', () => {
  const values = ['12', '12A', '12B', '12C', '13'].map((text) => parseHouseAddress(`số ${text}`).number!.value);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(new Set(values).size).toBe(5);
});

test('a neighbour is told by his name, a group by its number', () => {
  expect(told('cạnh nhà ông Nam, đội 3')).toEqual(['', null, null, 'nam', 'doi 3']);
  expect(told('đối diện nhà bà Nguyễn Thị Hoa')[3]).toBe('nguyen thi hoa');
  expect(told('gần đình làng')[3]).toBeNull();
  expect(told('tổ 4')[4]).toBe('to 4');
});

test('a lane’s own name is what addresses call it', () => {
  for (const [lane, address] of [
    ['Đường Trần Phú', '12 Trần Phú'],
    ['Ngõ 5', 'số 3 ngõ 5'],
    ['Ngõ Chùa', 'Ngõ chùa, số 7'],
  ] as const)
    expect(streetOfLane(lane)).toBe(parseHouseAddress(address).street);
});
