import { test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { isDeviceless, isElderly, isFlagged, isUnreached, outreachStatus, priorityOf, type ResidentFacts } from '#geo';
import { facts, households, TODAY, visited } from './households.ts';

const OLD: Partial<ResidentFacts> = { elders: 1 };
const YOUNG: Partial<ResidentFacts> = { elders: 0 };
const WITHOUT: Partial<ResidentFacts> = { adults: 2, adultsWithoutDevice: 2 };
const WITH: Partial<ResidentFacts> = { adults: 2, adultsWithoutDevice: 0 };

describe('rank and reasons', () => {
  test.each([
    ['elderly and deviceless', { ...OLD, ...WITHOUT }, 1, ['elderly', 'deviceless', 'never_reached']],
    ['elderly alone', { ...OLD, ...WITH }, 2, ['elderly', 'never_reached']],
    ['deviceless, ages unknown', { ...WITHOUT }, 2, ['deviceless', 'never_reached']],
    ['nothing known', {}, 3, ['elderly_unknown', 'devices_unknown', 'never_reached']],
    ['devices unknown', { ...YOUNG }, 3, ['devices_unknown', 'never_reached']],
    [
      'one adult without',
      { ...YOUNG, adults: 3, adultsWithoutDevice: 1 },
      4,
      ['adult_without_device', 'never_reached'],
    ],
    ['the others', { ...YOUNG, ...WITH }, 4, ['never_reached']],
    ['due', { ...OLD, visits: [visited('supported', 9, -1)] }, 5, ['elderly', 'follow_up_due']],
    ['reached', { visits: [visited('supported')] }, 6, ['reached']],
    ['refused', { ...OLD, ...WITHOUT, visits: [visited('refused')] }, 7, ['elderly', 'deviceless', 'refused']],
    ['moved', { visits: [visited('moved')] }, 7, ['inactive']],
  ])('%s', (_, known, rank, reasons) => {
    expect(priorityOf(facts(known), TODAY)).toMatchObject({ rank, reasons });
  });

  test('inside rank 4 some adult without a device goes first', () => {
    const within = (adultsWithoutDevice: number) =>
      priorityOf(facts({ ...YOUNG, adults: 3, adultsWithoutDevice }), TODAY).within;
    expect(within(1)).toBeLessThan(within(0));
  });
});

describe('unknown is not no', () => {
  test('an age of sixty is reached in the year, and a number says more than a tick', () => {
    expect(isElderly(facts({ eldestBirthYear: 1966 }), TODAY)).toBe(true);
    expect(isElderly(facts({ eldestBirthYear: 1967 }), TODAY)).toBe(false);
    expect(isElderly(facts({ elders: 0, elderlyStated: true }), TODAY)).toBe(false);
    expect(isElderly(facts({ elderlyStated: true }), TODAY)).toBe(true);
    expect(isElderly(facts(), TODAY)).toBeNull();
  });
  test('devices: counts first, then the tick; no adults say nothing', () => {
    expect(isDeviceless(facts({ adults: 2, adultsWithoutDevice: 1, devicelessStated: true }))).toBe(false);
    expect(isDeviceless(facts({ adults: 0, adultsWithoutDevice: 0 }))).toBeNull();
    expect(isDeviceless(facts({ adultsWithoutDevice: 2, devicelessStated: true }))).toBe(true);
  });
});

propertyTest.prop([households()])('flagged is a priority household never reached, and ranks first', (household) => {
  const status = outreachStatus(household, TODAY);
  const priority = isElderly(household, TODAY) === true || isDeviceless(household) === true;
  expect(isFlagged(household, TODAY)).toBe(isUnreached(status) && priority);
  expect(priorityOf(household, TODAY).rank <= 2).toBe(isFlagged(household, TODAY));
});

propertyTest.prop([households()])('the rank follows the status, and the reason names it', (household) => {
  const status = outreachStatus(household, TODAY);
  const { rank, reasons } = priorityOf(household, TODAY);
  expect(reasons.at(-1)).toBe(status);
  expect(rank === 7).toBe(status === 'refused' || status === 'inactive');
  expect(rank === 5).toBe(status === 'follow_up_due');
  expect(rank === 6).toBe(status === 'reached' || status === 'adopting');
});

propertyTest.prop([households()])(
  'learning that someone is old or without a device never lowers the rank',
  (household) => {
    const before = priorityOf(household, TODAY).rank;
    expect(priorityOf({ ...household, elders: 1 }, TODAY).rank).toBeLessThanOrEqual(before);
    expect(priorityOf({ ...household, adults: 1, adultsWithoutDevice: 1 }, TODAY).rank).toBeLessThanOrEqual(before);
  },
);
