import { createRandom } from '#geo/demo/random.ts';
import type { VroomJob, VroomProblem, VroomVehicle } from '#geo/routing/vroom/types.ts';

const WALKING = 1.25;
const HOUR = 3600;
/** Police, for VNeID; a woman where one is asked for. */
const SKILLS = { police: 1, woman: 2 };
/** By rank: what a household's visit is worth. */
const PRIORITIES = [100, 80, 50, 30, 20, 10, 0];
const SHARES = [6, 14, 20, 25, 15, 15, 5];
const SHIFTS = [
  [14 * HOUR, 17.5 * HOUR],
  [16 * HOUR, 20 * HOUR],
  [17 * HOUR, 20.5 * HOUR],
] as const;

/**
 * An evening in a hamlet: a main lane with side lanes, 60 to 200 households, 3 to 10 members of the team with shifts,
 * a break and skills, and more work than fits. Seconds since midnight; the same for the same seed.
 */
export function hamlet(seed: number): VroomProblem {
  const random = createRandom('shifts', seed);
  const households = random.int(60, 200);
  const members = Math.max(3, Math.min(10, Math.round(households / random.range(15, 25))));
  const lanes = Array.from({ length: random.int(6, 14) }, () => random.range(0, 900));
  const places = Array.from({ length: households + members + 1 }, () => ({
    lane: random.int(0, lanes.length - 1),
    up: random.range(-250, 250),
  }));
  const metres = places.map((a) =>
    places.map((b) =>
      a.lane === b.lane
        ? Math.abs(a.up - b.up)
        : Math.abs(a.up) + Math.abs(lanes[a.lane]! - lanes[b.lane]!) + Math.abs(b.up),
    ),
  );
  const jobs = Array.from({ length: households }, (_, i): VroomJob => {
    const wish = random.next();
    const from = random.int(14, 19) * HOUR;
    return {
      id: i + 1,
      location_index: i,
      setup: 120,
      service: 60 * random.pick([10, 15, 20, 25, 30, 40]),
      priority: PRIORITIES[random.weighted(SHARES)]!,
      ...(random.chance(0.12) ? { skills: [SKILLS.police] } : random.chance(0.1) ? { skills: [SKILLS.woman] } : {}),
      ...(wish < 0.25
        ? { time_windows: [[17 * HOUR, 21 * HOUR]] }
        : wish < 0.45
          ? { time_windows: [[from, from + 1.5 * HOUR]] }
          : wish < 0.5
            ? {
                time_windows: [
                  [14 * HOUR, 15 * HOUR],
                  [18 * HOUR, 20 * HOUR],
                ],
              }
            : {}),
    };
  });
  const vehicles = Array.from({ length: members }, (_, k): VroomVehicle => {
    const [from, to] = random.pick(SHIFTS);
    const home = households + k;
    const skills = [...(k % 4 === 0 ? [SKILLS.police] : []), ...(random.chance(0.5) ? [SKILLS.woman] : [])];
    const rest = from + 1.25 * HOUR;
    return {
      id: k + 1,
      start_index: home,
      ...(random.chance(0.7) ? { end_index: home } : {}),
      time_window: [from, to],
      skills,
      ...(random.chance(0.6)
        ? { breaks: [{ id: 1, service: 15 * 60, time_windows: [[rest, rest + HOUR] as const] }] }
        : {}),
      ...(random.chance(0.2) ? { speed_factor: 0.8 } : {}),
      ...(random.chance(0.2) ? { max_tasks: random.int(5, 8) } : {}),
    };
  });
  return {
    jobs,
    vehicles,
    matrices: { car: { durations: metres.map((row) => row.map((way) => Math.round(way / WALKING))) } },
  };
}
