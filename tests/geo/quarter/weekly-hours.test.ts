import { expect, test } from 'vitest';
import { hoursAWeek } from '#geo';

test('who names two hours on one evening has two hours a week, whatever the most is', () => {
  expect(hoursAWeek(10, [{ weekday: 1, from: '18:00', to: '20:00' }])).toBe(2);
});

test('the most a week holds where the days add up to more', () => {
  const mornings = [1, 2, 3].map((weekday) => ({ weekday, from: '07:30', to: '11:30' }));
  expect(hoursAWeek(10, mornings)).toBe(10);
  expect(hoursAWeek(20, mornings)).toBe(12);
});

test('where any time suits the most counts alone', () => {
  expect(hoursAWeek(6, null)).toBe(6);
});
