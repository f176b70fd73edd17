import { isoWeekday } from '#geo/coverage/iso-week.ts';
import { orderOfVisits } from '#geo/coverage/pins.ts';
import { planQuarter, type QuarterDay, VIETNAM_HOLIDAYS } from '#geo/quarter/index.ts';
import { addDays } from '#geo/time/local-date.ts';
import { type Habit, habitDay, startRounds } from './habits.ts';
import type { Team } from './team.ts';

const SHIFT_MINUTES = 240;
const HABIT_FROM = '14:00';
const HOLIDAYS = new Set(VIETNAM_HOLIDAYS.map(({ date }) => date));

/** A year by habit: Saturday and Sunday afternoons; members with four hours a week take turns. */
export function liveByHabit(habit: Habit, team: Team, from: string, to: string, seed: number): void {
  const rounds = startRounds(seed);
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const weekday = isoWeekday(date);
    if (weekday < 6 || HOLIDAYS.has(date) || team.world.rains(date)) continue;
    const monday = addDays(date, 1 - weekday);
    const members = team.base.members
      .filter(({ id, weeklyHours }, i) => !team.world.isAway(id, monday) && (weeklyHours >= 8 || i % 2 === weekday % 2))
      .map(({ id }) => id)
      .filter((id) => team.world.shows(id, date));
    if (members.length === 0) continue;
    team.sessions.push({ date, from: HABIT_FROM, to: '18:00' });
    habitDay(habit, team, rounds, date, members, SHIFT_MINUTES, HABIT_FROM);
  }
}

/** As many days a week as those have who plan by habit: what differs is whom they call at. */
const DAYS_A_WEEK = 2;

/** A year by plan: each Monday, and after each day that fell into the water, the quarter is planned anew from what really happened. */
export async function liveByPlan(team: Team, from: string, to: string, iterations: number): Promise<void> {
  let days: QuarterDay[] = [];
  let anew = true;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (anew || isoWeekday(date) === 1 || date.slice(8) === '01') days = await planFrom(team, date, iterations);
    anew = false;
    const day = days.find((one) => one.date === date);
    if (!day) continue;
    if (team.world.rains(date)) {
      anew = true;
      continue;
    }
    const present = day.memberIds.filter((id) => team.world.shows(id, date));
    if (present.length === 0) {
      anew = true;
      continue;
    }
    team.sessions.push({ date, from: day.from, to: day.to });
    walkDay(team, day, present);
  }
}

async function planFrom(team: Team, today: string, iterations: number): Promise<QuarterDay[]> {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const first = Math.floor((month - 1) / 3) * 3 + 1;
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  const to = addDays(first === 10 ? `${year + 1}-01-01` : `${year}-${String(first + 3).padStart(2, '0')}-01`, -1);
  const monday = addDays(today, 1 - isoWeekday(today));
  const plan = await planQuarter(
    {
      ...team.base,
      from,
      to,
      today,
      households: team.households(today),
      members: team.base.members.map((one) => ({ ...one, absences: team.absences(one.id, monday, 15) })),
      history: team.history.slice(-400),
      recorded: {
        sessions: team.sessions.filter(({ date }) => date >= addDays(from, -7)),
        supports: [...team.supportsOn].reduce((sum, [date, supports]) => (date >= from ? sum + supports : sum), 0),
      },
    },
    { iterations, daysPerWeek: DAYS_A_WEEK },
  );
  return plan.days;
}

/** Each walks his own stops, the nearest first; who is through takes what others have left, then who waits by priority. */
function walkDay(team: Team, day: QuarterDay, present: readonly string[]): void {
  const lists = new Map(present.map((id) => [id, [] as string[]]));
  const orphans: string[] = [];
  for (const { householdId, memberId } of day.visits) (lists.get(memberId) ?? orphans).push(householdId);
  const called = new Set<string>();
  const clusters = new Set(day.clusterIds);
  const waiting = orderOfVisits(
    team
      .households(day.date)
      .filter(({ rank, followUpOn }) => rank <= 5 && (followUpOn === null || followUpOn <= day.date)),
    [],
    day.date,
  ).map(({ household }) => household);
  const planned = new Set(day.visits.map(({ householdId }) => householdId));
  for (const member of present) {
    const own = lists.get(member)!;
    team.walkShift(day.date, day.from, SHIFT_MINUTES, (here) => {
      const list = own.length > 0 ? own : orphans;
      let id = nearest(team, list, here);
      if (id !== null) list.splice(list.indexOf(id), 1);
      else {
        const open = waiting.filter((one) => !called.has(one.id) && !planned.has(one.id));
        id =
          (open.find(({ rank, clusterId }) => rank <= 2 || (clusterId !== null && clusters.has(clusterId))) ?? open[0])
            ?.id ?? null;
      }
      if (id !== null) called.add(id);
      return id;
    });
  }
}

function nearest(team: Team, list: readonly string[], here: number | null): string | null {
  if (list.length === 0) return null;
  if (here === null) return list[0]!;
  return list.reduce((a, b) => (team.walk(here, team.index.get(b)!) < team.walk(here, team.index.get(a)!) ? b : a));
}
