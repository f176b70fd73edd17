import { fc, test as propertyTest } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { addDays, deriveState, outreachStatus, priorityOf, wasInformed, wasReached } from '#geo';
import { facts, households, TODAY, visited } from './households.ts';

propertyTest.prop([households()])('the state on the day it turns is the state derived that day', (household) => {
  const { now, turnsOn, next } = deriveState(household, TODAY);
  expect(turnsOn === null || turnsOn > TODAY).toBe(true);
  expect(next).toEqual(turnsOn === null ? now : deriveState(household, turnsOn).now);
});

propertyTest.prop([households(), fc.integer({ min: 1, max: 900 })])(
  'until the day it turns a state stays as it is, and from turn to turn every day is right',
  (household, days) => {
    const day = addDays(TODAY, days);
    let state = deriveState(household, TODAY);
    while (state.turnsOn !== null && state.turnsOn <= day) state = deriveState(household, state.turnsOn);
    expect(state.now).toEqual(deriveState(household, day).now);
  },
);

propertyTest.prop([households()])('what is kept agrees with the rules one by one', (household) => {
  const state = deriveState(household, TODAY);
  expect(state.now.status).toBe(outreachStatus(household, TODAY));
  expect(state.now.rank).toBe(priorityOf(household, TODAY).rank);
  expect(state.reached).toBe(wasReached(household));
  expect(state.informed).toBe(wasInformed(household));
});

test('a phase ends at the first of what is to come', () => {
  const household = facts({ eldestBirthYear: 1967, visits: [visited('refused', 10, null)] });
  expect(deriveState(household, TODAY)).toMatchObject({
    now: { status: 'refused', elderly: false },
    turnsOn: '2027-01-01',
    next: { status: 'refused', elderly: true },
  });
  expect(deriveState(household, '2027-01-01')).toMatchObject({
    turnsOn: '2027-02-11',
    next: { status: 'attempted', flagged: true },
  });
});

test('the last call at the wrong door leaves the position in doubt, and is no attempt', () => {
  const visits = [visited('not_home', 5), visited('wrong_location', 2)];
  expect(deriveState(facts({ visits }), TODAY)).toMatchObject({
    locationDoubtful: true,
    lastVisitAt: visits[1]!.at,
    lastAttemptAt: visits[0]!.at,
  });
});
