import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { activityDays } from '#geo/coverage/activity.ts';
import { demoCommune } from '#geo/demo/index.ts';
import { weeksIn } from '#geo/quarter/figures.ts';
import { addDays } from '#geo/time/local-date.ts';
import { chart } from './chart.ts';
import { demoInputs, factsOf } from './demo-input.ts';
import { liveByHabit, liveByPlan } from './simulate.ts';
import { Team } from './team.ts';
import { World } from './world.ts';

const WAYS = ['plan', 'nearest', 'list', 'choose'] as const;
type Way = (typeof WAYS)[number];
const NAMES: Record<Way, string> = {
  plan: 'Từng Nhà',
  nearest: 'Nhà gần trước',
  list: 'Theo danh sách',
  choose: 'Tổ viên tự chọn',
};
const RANGE = { from: '2027-01-01', to: '2027-12-31' };

export interface YearOptions {
  households: number;
  seed: number;
  iterations: number;
  json: string | null;
  svg: string | null;
}

/** The simulated year of the demo commune: our plan beside three ways people plan today. */
export async function simulatedYear({ households, seed, iterations, json, svg }: YearOptions): Promise<void> {
  const facts = factsOf(demoCommune({ seed, households, today: RANGE.from }));
  const inputs = demoInputs(households, RANGE, seed);
  const series: { way: Way; name: string; shares: number[] }[] = [];
  console.log(
    'way        50 %   90 %   99 %   all called  weeks 2 days  quarters 50  walk/support  supports  calls  hours',
  );
  for (const way of WAYS) {
    const teams: Team[] = [];
    for (const input of inputs) {
      const team = new Team(input, facts, new World(seed));
      if (way === 'plan') await liveByPlan(team, RANGE.from, RANGE.to, iterations);
      else liveByHabit(way, team, RANGE.from, RANGE.to, seed);
      teams.push(team);
    }
    report(way, teams);
    series.push({ way, name: NAMES[way], shares: sharesByWeek(teams) });
  }
  if (json) save(json, `${JSON.stringify({ households, seed, ...RANGE, weekly: series }, null, 1)}\n`);
  if (svg) save(svg, chart(series));
}

const dayOf = (date: string): number => (Date.parse(date) - Date.parse(RANGE.from)) / 86_400_000;

function report(way: Way, teams: readonly Team[]): void {
  const flagged = teams.reduce((sum, team) => sum + team.flagged.size, 0);
  const sorted = (maps: ReadonlyMap<string, string>[]) =>
    maps
      .flatMap((map) => [...map.values()])
      .map(dayOf)
      .sort((a, b) => a - b);
  const reached = sorted(teams.map((team) => team.reachedOn));
  const called = sorted(teams.map((team) => team.calledOn));
  const at = (days: readonly number[], share: number) => days[Math.ceil(flagged * share) - 1]?.toFixed(0) ?? 'never';
  const weeks = teams.flatMap((team) => {
    const days = activityDays(team.sessions);
    return weeksIn(RANGE.from, RANGE.to).map(({ week }) => (days.get(week) ?? 0) >= 2);
  });
  const quarters = teams.flatMap((team) =>
    [0, 3, 6, 9].map((month) => {
      let sum = 0;
      for (const [date, supports] of team.supportsOn)
        if (Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 === month) sum += supports;
      return sum >= 50;
    }),
  );
  const share = (list: readonly boolean[]) => `${((list.filter(Boolean).length / list.length) * 100).toFixed(1)} %`;
  const sum = (of: (team: Team) => number) => teams.reduce((all, team) => all + of(team), 0);
  console.log(
    way.padEnd(8),
    ...[0.5, 0.9, 0.99].map((part) => at(reached, part).padStart(6)),
    at(called, 1).padStart(11),
    share(weeks).padStart(13),
    share(quarters).padStart(12),
    `${(sum((team) => team.walked) / sum((team) => team.supports)).toFixed(2)} min`.padStart(13),
    String(sum((team) => team.supports)).padStart(9),
    String(sum((team) => team.calls)).padStart(6),
    sum((team) => team.memberHours)
      .toFixed(0)
      .padStart(6),
  );
}

/** Percent of the households flagged at the start that are still never reached, at the end of each week. */
function sharesByWeek(teams: readonly Team[]): number[] {
  const flagged = teams.reduce((sum, team) => sum + team.flagged.size, 0);
  const dates = teams.flatMap((team) => [...team.reachedOn.values()]);
  return Array.from({ length: 53 }, (_, week) => {
    const end = addDays(RANGE.from, week * 7);
    return Math.round(1000 * (1 - dates.filter((date) => date < end).length / flagged)) / 10;
  });
}

function save(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log('written:', path);
}
