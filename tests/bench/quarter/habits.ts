import { createRandom, type Random } from '#geo/demo/random.ts';
import type { QuarterHousehold } from '#geo/quarter/index.ts';
import type { Team } from './team.ts';

export type Habit = 'nearest' | 'list' | 'choose';

/** Rounds through the hamlet: everybody once, then from the beginning. */
interface Rounds {
  done: Set<string>;
  random: Random;
}

export const startRounds = (seed: number): Rounds => ({ done: new Set(), random: createRandom(seed, 'choose') });

/**
 * A day as people plan today, with the same hours: whoever can come comes on Saturday or Sunday afternoon.
 * `nearest`: always the nearest house not yet called at in this round; `list`: down the register; `choose`: one's own
 * households, rather those that one knows already. All keep away from doors that were closed and from days too early.
 */
export function habitDay(
  habit: Habit,
  team: Team,
  rounds: Rounds,
  date: string,
  members: readonly string[],
  minutes: number,
  from: string,
): void {
  const open = new Map(
    team
      .households(date)
      .filter(({ rank, followUpOn }) => rank !== 7 && (followUpOn === null || followUpOn <= date))
      .map((one) => [one.id, one]),
  );
  const called = new Set<string>();
  for (const member of members) {
    team.walkShift(date, from, minutes, (here) => {
      let left = [...open.values()].filter(({ id }) => !rounds.done.has(id) && !called.has(id));
      if (left.length === 0) {
        rounds.done.clear();
        left = [...open.values()].filter(({ id }) => !called.has(id));
      }
      if (left.length === 0) return null;
      const { id } = choose(habit, team, rounds, left, member, here);
      called.add(id);
      rounds.done.add(id);
      return id;
    });
  }
}

function choose(
  habit: Habit,
  team: Team,
  { random }: Rounds,
  left: readonly QuarterHousehold[],
  member: string,
  here: number | null,
): QuarterHousehold {
  if (habit === 'list') return left[0]!;
  const own = left.filter(({ memberId }) => memberId === member);
  if (habit === 'choose') {
    const among = own.length > 0 ? own : left;
    const weights = among.map(({ rank, status }) => (rank >= 5 ? 3 : status === 'attempted' ? 0.5 : 1));
    return among[random.weighted(weights)]!;
  }
  const start = here ?? team.index.get((own[0] ?? left[0]!).id)!;
  return left.reduce((a, b) =>
    team.walk(start, team.index.get(b.id)!) < team.walk(start, team.index.get(a.id)!) ? b : a,
  );
}
