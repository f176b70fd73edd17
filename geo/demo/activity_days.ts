/** On which days a team went out, and at which hours: weekends and evenings, with the lapses of real life. */
import { weekday } from './calendar.ts';
import type { Random } from './random.ts';

/**
 * Day numbers in order, at least one.
 *
 * @param quality  about −1 (a team that sleeps for weeks) to 1
 */
export function activityDays(random: Random, start: number, today: number, quality: number): number[] {
  const lapses = Array.from({ length: quality < -0.5 ? 3 : quality < 0.3 ? 1 : 0 }, () => {
    const from = random.int(start, today - 1);
    return [from, from + random.int(14, quality < -0.5 ? 40 : 24)] as const;
  });
  const zeal = 0.82 + 0.2 * quality;
  const days: number[] = [];
  for (let day = start; day < today; day++) {
    if (lapses.some(([from, to]) => day >= from && day <= to)) continue;
    const likely = [0.08, 0.14, 0.2, 0.14, 0.22, 0.86, 0.8][weekday(day)]!;
    if (random.chance(likely * zeal)) days.push(day);
  }
  return days.length > 0 ? days : [today - 1];
}

/** Days on which the team was in one cluster: a handful of its activity days. */
export function clusterDays(random: Random, days: readonly number[], count: number): number[] {
  const wanted = Math.min(days.length, Math.max(4, Math.ceil(count / 3)));
  return random.shuffle(days).slice(0, wanted);
}

/** Minutes after midnight of a call at a door. */
export function visitMinute(random: Random, day: number): number {
  const weekend = weekday(day) >= 5;
  const spell = random.weighted(weekend ? [0.5, 0.25, 0.25] : [0.04, 0.18, 0.78]);
  if (spell === 0) return random.int(7 * 60 + 45, 11 * 60);
  if (spell === 1) return random.int(14 * 60 + 30, 17 * 60 + 15);
  return random.int(18 * 60, 20 * 60 + 40);
}
