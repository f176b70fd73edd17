import type { DayCall, ReplanInput, ReplannedDay } from '#geo';
import { minuteOfDay } from '#geo/coverage/activity.ts';
import type { MyDayPlan } from '../../data/my-day.ts';
import workerAddress from './replan-worker.ts?worker&url';

export { workerAddress };

/**
 * A day for the engine: flagged doors and those the leader put first are urgent.
 * @param now, until  minutes of the day
 */
export function inputOf(day: MyDayPlan, now: number, until: number, fromHere?: readonly number[]): ReplanInput {
  const done = day.stops
    .flatMap(({ householdId, calls }) => calls.map(({ at, outcome }) => ({ householdId, at, outcome })))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ householdId, outcome }): DayCall => ({ householdId, notHome: outcome === 'not_home' }));
  return {
    stops: day.stops.map(({ householdId, expectedMinutes, flagged, reason }) => ({
      householdId,
      minutes: expectedMinutes,
      urgent: flagged === true || reason === 'pinned',
    })),
    done,
    now: Math.max(now, minuteOfDay(day.from)),
    until,
    matrix: day.matrix,
    fromHere,
  };
}

/** Puts a day in order in a worker of its own, which ends with the answer. */
export function replanned(input: ReplanInput): Promise<ReplannedDay> {
  const worker = new Worker(workerAddress, { type: 'module' });
  return new Promise<ReplannedDay>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ day?: ReplannedDay; failure?: string }>) =>
      data.day ? resolve(data.day) : reject(new Error(data.failure));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(input);
  }).finally(() => worker.terminate());
}
