import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type DayCall, type ReplanInput, type ReplannedDay, replanDay } from '#geo';

const NOW = 8 * 60;

const door = fc.record({
  x: fc.integer({ min: 0, max: 900 }),
  y: fc.integer({ min: 0, max: 600 }),
  minutes: fc.integer({ min: 1, max: 40 }),
  urgent: fc.boolean(),
  called: fc.constantFrom('no', 'no', 'no', 'not_home', 'not_home_twice', 'supported'),
});

/** A day on a plane where a minute covers 60 m. */
const anyDay = fc
  .record({ doors: fc.array(door, { maxLength: 14 }), hours: fc.double({ min: 0, max: 5, noNaN: true }) })
  .map(({ doors, hours }): ReplanInput => {
    const places = [{ x: 0, y: 0 }, ...doors];
    const done = doors.flatMap(({ called }, i): DayCall[] => {
      const call = { householdId: `h${i}`, notHome: called !== 'supported' };
      return called === 'no' ? [] : called === 'not_home_twice' ? [call, call] : [call];
    });
    return {
      stops: doors.map(({ minutes, urgent }, i) => ({ householdId: `h${i}`, minutes, urgent })),
      done,
      now: NOW,
      until: NOW + hours * 60,
      matrix: places.map((a) => places.map((b) => Math.hypot(a.x - b.x, a.y - b.y) / 60)),
    };
  });

const idsOf = (day: ReplannedDay) => day.order.map(({ householdId }) => householdId);
const callsAt = (input: ReplanInput, id: string) => input.done.filter(({ householdId }) => householdId === id);
const isUrgent = (input: ReplanInput, id: string) => input.stops.find(({ householdId }) => householdId === id)!.urgent;

describe('what is left of a day', () => {
  property.prop([anyDay])('goes to each door at most once, and tells of every door that is left out', async (input) => {
    const day = await replanDay(input);
    const told = [...idsOf(day), ...day.leftOut.map(({ householdId }) => householdId)];
    expect(new Set(told).size).toBe(told.length);
    const untouched = input.stops.filter(({ householdId }) => callsAt(input, householdId).length === 0);
    for (const { householdId } of untouched) expect(told).toContain(householdId);
  });

  property.prop([anyDay])('ends in time, and every arrival follows from the walk before it', async (input) => {
    const day = await replanDay(input);
    let [row, at] = [0, NOW];
    const last = input.done.at(-1);
    if (last) row = input.stops.findIndex(({ householdId }) => householdId === last.householdId) + 1;
    for (const { householdId, arriveAt, walkMinutes } of day.order) {
      const to = input.stops.findIndex((stop) => stop.householdId === householdId) + 1;
      expect(walkMinutes).toBeCloseTo(input.matrix[row]![to]!, 9);
      at += input.matrix[row]![to]!;
      expect(arriveAt).toBe(Math.floor(at));
      at += input.stops[to - 1]!.minutes;
      row = to;
    }
    expect(day.endsAt).toBeCloseTo(at, 9);
    if (day.order.length > 0) expect(day.endsAt).toBeLessThanOrEqual(input.until);
  });

  property.prop([anyDay])('serves as many urgent doors as if there were no others', async (input) => {
    const all = await replanDay(input);
    const first = all.order.filter(({ again }) => !again).map(({ householdId }) => householdId);
    const others = input.stops.filter(({ householdId, urgent }) => !urgent && callsAt(input, householdId).length === 0);
    const alone = await replanDay({
      ...input,
      // a door called at without success any more is still a place to stand
      done: [
        ...others.map(({ householdId }) => ({ householdId, notHome: false })),
        ...input.done,
        ...(input.done.length === 0 ? [{ householdId: 'nowhere', notHome: false }] : []),
      ],
    });
    const urgent = (ids: readonly string[]) => ids.filter((id) => isUrgent(input, id)).sort();
    expect(urgent(first)).toEqual(
      urgent(alone.order.filter(({ again }) => !again).map(({ householdId }) => householdId)),
    );
  });

  property.prop([anyDay])(
    'tries again once where nobody was home, after all others, and nowhere else',
    async (input) => {
      const { order } = await replanDay(input);
      const again = order.filter((stop) => stop.again);
      expect(order.slice(order.length - again.length)).toEqual(again);
      for (const { householdId } of order) {
        const calls = callsAt(input, householdId);
        expect(calls.length).toBeLessThanOrEqual(1);
        if (calls.length === 1) expect(calls[0]!.notHome).toBe(true);
        expect(order.find((stop) => stop.householdId === householdId)!.again).toBe(calls.length === 1);
      }
    },
  );

  property.prop([anyDay], { numRuns: 20 })('is the same each time', async (input) => {
    expect(await replanDay(input)).toEqual(await replanDay(input));
  });
});

test('doors along a lane are walked without turning back, with time enough', async () => {
  const at = [0, 300, 100, 400, 200];
  const day = await replanDay({
    stops: at.slice(1).map((_, i) => ({ householdId: `h${i}`, minutes: 10, urgent: false })),
    done: [],
    now: NOW,
    until: NOW + 240,
    matrix: at.map((a) => at.map((b) => Math.abs(a - b) / 60)),
  });
  expect(idsOf(day)).toEqual(['h1', 'h3', 'h0', 'h2']);
  expect(day.walkMinutes).toBeCloseTo(400 / 60);
});

test('with time for one door the flagged one goes first, though it is further; one too far is told so', async () => {
  const day = await replanDay({
    stops: [
      { householdId: 'near', minutes: 20, urgent: false },
      { householdId: 'flagged', minutes: 20, urgent: true },
      { householdId: 'far', minutes: 20, urgent: true },
    ],
    done: [],
    now: NOW,
    until: NOW + 30,
    matrix: [
      [0, 1, 8, 50],
      [1, 0, 8, 50],
      [8, 8, 0, 50],
      [50, 50, 50, 0],
    ],
  });
  expect(idsOf(day)).toEqual(['flagged']);
  expect(day.leftOut).toEqual([
    { householdId: 'near', reason: 'no_time' },
    { householdId: 'far', reason: 'too_far' },
  ]);
});

test('where the device says it is counts more than the door called at last', async () => {
  const input: ReplanInput = {
    stops: ['a', 'b', 'c'].map((householdId) => ({ householdId, minutes: 5, urgent: false })),
    done: [{ householdId: 'a', notHome: false }],
    now: NOW,
    until: NOW + 60,
    matrix: [
      [0, 1, 2, 3],
      [1, 0, 1, 2],
      [2, 1, 0, 1],
      [3, 2, 1, 0],
    ],
  };
  expect(idsOf(await replanDay(input))).toEqual(['b', 'c']);
  expect(idsOf(await replanDay({ ...input, fromHere: [3, 2, 1] }))).toEqual(['c', 'b']);
});
