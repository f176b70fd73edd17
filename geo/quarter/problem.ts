import { addDays, type LocalDate } from '../time/local-date.ts';
import { FILLER, type Job, jobsOf } from './jobs.ts';
import { learnRates, type VisitRates } from './rates.ts';
import { type Slot, slotsOf } from './slots.ts';
import type { QuarterInput, QuarterOptions, Unplanned } from './types.ts';
import { type Unit, unitsOf } from './units.ts';
import { type Minutes, middleStop, nearestNeighbourWalk, stepMinutes, straightMinutes } from './walking.ts';

/** Minutes from the meeting point to the first door. */
export const ACCESS_MINUTES = 8;

/** Calls of one class in one cluster: what the search puts in order. */
export interface Batch {
  group: number;
  cls: number;
  /** indexes of jobs, urgent first, neighbours after each other */
  jobs: Int32Array;
}

/** The quarter in numbers: dates and jobs by index, minutes. */
export interface Problem {
  input: QuarterInput;
  dates: LocalDate[];
  slots: (Slot | null)[];
  units: Unit[];
  jobs: Job[];
  left: Unplanned[];
  rates: VisitRates;
  /** cluster ids, null for households far from any */
  groups: (string | null)[];
  groupOf: Int32Array;
  /** at the door and to the next one */
  minutesOf: Float64Array;
  stepOf: Float64Array;
  /** unit of the member in charge, −1 without */
  unitOf: Int32Array;
  /** group × group minutes */
  between: Float64Array;
  /** urgent batches */
  batches: Batch[];
  fillers: Batch[];
  daysPerWeek: number;
  fewestMembers: number;
}

const DAYS_PER_WEEK = 4;
const FEWEST_MEMBERS = 2;

/** Everything the search needs, computed once. */
export function toProblem(input: QuarterInput, options: QuarterOptions): Problem {
  const start = [input.today, input.from].sort().at(-1)!;
  const dates: LocalDate[] = [];
  for (let date = start; date <= input.to; date = addDays(date, 1)) dates.push(date);
  const commune = input.communeHistory ? learnRates(input.communeHistory) : undefined;
  const rates = learnRates(input.history ?? [], commune);
  const units = unitsOf(input);
  const { jobs, left } = jobsOf(input, dates);
  const minutes = input.walkingMinutes ?? straightMinutes(input.households.map((household) => household.position));
  const { groups, groupOf } = groupsOf(input, jobs);
  const unitOfMember = new Map(units.flatMap((unit, u) => unit.members.map((i) => [input.members[i]!.id, u])));
  const problem: Problem = {
    input,
    dates,
    slots: slotsOf(input, dates, units, rates),
    units,
    jobs,
    left,
    rates,
    groups,
    groupOf,
    minutesOf: Float64Array.from(jobs, (job) => rates.minutes[Number(input.households[job.household]!.priority)]!),
    stepOf: new Float64Array(jobs.length),
    unitOf: Int32Array.from(jobs, (job) => unitOfMember.get(input.households[job.household]!.memberId ?? '') ?? -1),
    between: new Float64Array(0),
    batches: [],
    fillers: [],
    daysPerWeek: options.daysPerWeek ?? DAYS_PER_WEEK,
    fewestMembers: options.fewestMembers ?? FEWEST_MEMBERS,
  };
  toBatches(problem, minutes);
  return problem;
}

/** Groups are clusters; households without one are a group of their own. */
function groupsOf(input: QuarterInput, jobs: readonly Job[]): { groups: (string | null)[]; groupOf: Int32Array } {
  const index = new Map<string | null, number>();
  const groupOf = Int32Array.from(jobs, ({ household }) => {
    const { clusterId } = input.households[household]!;
    if (!index.has(clusterId)) index.set(clusterId, index.size);
    return index.get(clusterId)!;
  });
  return { groups: [...index.keys()], groupOf };
}

function toBatches(problem: Problem, minutes: Minutes): void {
  const { input, jobs, groups, groupOf } = problem;
  const stops: number[][] = groups.map(() => []);
  const members = new Map<number, number[]>();
  const known = new Map(groups.map((id, g) => [id, g]));
  for (const [i, household] of input.households.entries()) {
    const g = known.get(household.clusterId);
    if (g !== undefined && household.position !== null) stops[g]!.push(i);
  }
  for (const [j, job] of jobs.entries()) {
    const key = groupOf[j]! * (FILLER + 1) + job.cls;
    const list = members.get(key);
    if (list) list.push(j);
    else members.set(key, [j]);
  }
  for (const [key, list] of [...members].sort((a, b) => a[0] - b[0])) {
    const group = Math.floor(key / (FILLER + 1));
    const cls = key % (FILLER + 1);
    const step = stepMinutes(stops[group]!, list.length, minutes);
    for (const j of list) problem.stepOf[j] = step;
    const batch = { group, cls, jobs: Int32Array.from(inWalkingOrder(problem, list, minutes)) };
    (cls === FILLER ? problem.fillers : problem.batches).push(batch);
  }
  const middles = stops.map((list) => (list.length > 0 ? middleStop(list, minutes) : -1));
  problem.between = Float64Array.from({ length: groups.length ** 2 }, (_, at) => {
    const [a, b] = [middles[Math.floor(at / groups.length)]!, middles[at % groups.length]!];
    return a < 0 || b < 0 ? ACCESS_MINUTES : a === b ? 0 : minutes(a, b);
  });
}

/** Heaviest first (both elderly and deviceless before one of them), then from neighbour to neighbour. */
function inWalkingOrder({ input, jobs }: Problem, list: readonly number[], minutes: Minutes): number[] {
  const weights = [...new Set(list.map((j) => jobs[j]!.weight))].sort((a, b) => b - a);
  return weights.flatMap((weight) => {
    const same = list.filter((j) => jobs[j]!.weight === weight);
    const placed = same.filter((j) => input.households[jobs[j]!.household]!.position !== null);
    const lost = same.filter((j) => input.households[jobs[j]!.household]!.position === null);
    const between = (a: number, b: number) => minutes(jobs[a]!.household, jobs[b]!.household);
    return [...nearestNeighbourWalk(placed, between).order, ...lost];
  });
}

/** Minutes at the door and on the way to it, without going from one cluster to another. */
export const workOf = (problem: Problem, job: number): number => problem.minutesOf[job]! + problem.stepOf[job]!;
