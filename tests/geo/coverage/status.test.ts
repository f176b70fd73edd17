import { test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { followUpOn, isAdopting, isUnreached, outreachStatus, type VisitOutcome, wasInformed, wasReached } from '#geo';
import { facts, histories, households, TODAY, visited } from './households.ts';

const statusAfter = (...visits: Parameters<typeof visited>[]) =>
  outreachStatus(facts({ visits: visits.map((visit) => visited(...visit)) }), TODAY);

describe('the last word wins', () => {
  test.each<[string, VisitOutcome[], string]>([
    ['nobody came', [], 'never_reached'],
    ['an empty house', ['not_home'], 'attempted'],
    ['asked to come back', ['come_back'], 'attempted'],
    ['a wrong address says nothing', ['wrong_location'], 'never_reached'],
    ['told, then an empty house', ['informed', 'not_home'], 'informed'],
    ['supported', ['supported'], 'reached'],
    ['supported, then an empty house', ['supported', 'not_home'], 'reached'],
    ['a refusal after support', ['supported', 'refused'], 'refused'],
    ['support after a refusal', ['refused', 'supported'], 'reached'],
    ['a leaflet after a refusal', ['refused', 'informed'], 'informed'],
    ['moved', ['supported', 'moved'], 'inactive'],
    ['back again', ['moved', 'informed'], 'informed'],
    ['nobody home after a refusal', ['refused', 'not_home'], 'refused'],
  ])('%s', (_, outcomes, status) => {
    expect(statusAfter(...outcomes.map((outcome, index) => [outcome, 20 - index] as [VisitOutcome, number]))).toBe(
      status,
    );
  });
});

describe('a refusal holds ninety days', () => {
  test('then a household counts as attempted, or where it was reached, as due', () => {
    expect(statusAfter(['refused', 89])).toBe('refused');
    expect(statusAfter(['refused', 90])).toBe('attempted');
    expect(statusAfter(['supported', 200], ['refused', 90])).toBe('follow_up_due');
  });
});

describe('coming back', () => {
  test('falls due on the day agreed', () => {
    expect(statusAfter(['supported', 30, 1])).toBe('reached');
    expect(statusAfter(['supported', 30, 0])).toBe('follow_up_due');
  });
  test('is settled by support without a new day, not by an empty house', () => {
    expect(statusAfter(['supported', 30, -5], ['not_home', 2])).toBe('follow_up_due');
    expect(statusAfter(['supported', 30, -5], ['supported', 2])).toBe('reached');
    expect(followUpOn(facts({ visits: [visited('supported', 30, 5), visited('come_back', 2, 9)] }))).toBe('2026-12-02');
  });
});

const ATTEMPTS: ReadonlySet<VisitOutcome> = new Set(['not_home', 'come_back']);

propertyTest.prop([histories()])('attempts alone never make a household reached', (history) => {
  const visits = history.filter((visit) => ATTEMPTS.has(visit.outcome));
  expect(outreachStatus(facts({ visits }), TODAY)).toBe(visits.length > 0 ? 'attempted' : 'never_reached');
});

propertyTest.prop([households()])('support is never forgotten: only a refusal or a move hides it', (household) => {
  const status = outreachStatus(household, TODAY);
  if (isUnreached(status)) expect(wasReached(household)).toBe(false);
  if (['reached', 'adopting', 'follow_up_due'].includes(status)) expect(wasReached(household)).toBe(true);
  if (status === 'adopting') expect(isAdopting(household)).toBe(true);
  if (wasReached(household)) expect(wasInformed(household)).toBe(true);
});

propertyTest.prop([households()])('a call at the wrong door changes no status', (household) => {
  const visits = household.visits.map((visit) => ({ ...visit, followUpOn: null }));
  const right = visits.filter((visit) => visit.outcome !== 'wrong_location');
  expect(outreachStatus({ ...household, visits }, TODAY)).toBe(outreachStatus({ ...household, visits: right }, TODAY));
});
