import { orderStops } from '../routing/order/order-stops.ts';
import { planShifts } from '../routing/shifts/plan-shifts.ts';

/** A door of a day's walk. Its place in the list is its place in the matrix, from 1; 0 is where the day begins. */
export interface DayStop {
  householdId: string;
  /** expected at the door */
  minutes: number;
  /** flagged, or put first by the leader: such doors go before all others when not all fit */
  urgent: boolean;
}

/** A call made today. */
export interface DayCall {
  householdId: string;
  /** nobody was home: the door may be tried once more */
  notHome: boolean;
}

export interface ReplanInput {
  /** in the order planned */
  stops: readonly DayStop[];
  /** oldest first; the last one is where the member stands, unless `fromHere` says otherwise */
  done: readonly DayCall[];
  /** minute of the day */
  now: number;
  /** minute of the day by which the last door is left */
  until: number;
  /** walking minutes, square: row and column 0 the start, then the stops */
  matrix: readonly (readonly number[])[];
  /** walking minutes from where the member stands to each stop */
  fromHere?: readonly number[] | undefined;
}

export interface ReplannedStop {
  householdId: string;
  /** minute of the day, rounded down */
  arriveAt: number;
  /** from the stop before, or from where the member stands */
  walkMinutes: number;
  /** tried once more, as nobody was home */
  again: boolean;
}

export interface LeftOut {
  householdId: string;
  /** `too_far`: even gone to at once, it would not end in time; `no_time`: others go first */
  reason: 'no_time' | 'too_far';
}

/** What is left of a day. */
export interface ReplannedDay {
  order: ReplannedStop[];
  /** doors without a call today for which no time is left; a second try that does not fit is not told */
  leftOut: LeftOut[];
  /** minute of the day at which the last door is left; `now` where there is none */
  endsAt: number;
  walkMinutes: number;
}

/** Steps of the searches: the same everywhere, so that the phone's answer is the server's. @see tests/bench/replan.ts */
const ORDER_ITERATIONS = 500;
const CHOICE_ITERATIONS = 100;
/** VROOM's most urgent job; the others count 1, so that no number of them outweighs one of these. */
const FIRST = 100;

/**
 * What is left of a day, in the order of the shortest walk, for the time left. Where not all doors fit, as many urgent
 * ones as can be go, then as many others as fit beside them; in what is left then, doors where nobody was home are
 * tried once more at the end. Depends on its input alone.
 *
 * @throws {PlanInputError} where the matrix is not square or holds no minutes
 */
export async function replanDay(input: ReplanInput): Promise<ReplannedDay> {
  const calls = new Map<string, DayCall[]>();
  for (const call of input.done) calls.set(call.householdId, [...(calls.get(call.householdId) ?? []), call]);
  const open: number[] = [];
  const again: number[] = [];
  for (const [at, { householdId }] of input.stops.entries()) {
    const made = calls.get(householdId) ?? [];
    if (made.length === 0) open.push(at);
    else if (made.length === 1 && made[0]!.notHome) again.push(at);
  }
  const walk = walkOf(input);
  const isUrgent = (at: number) => input.stops[at]!.urgent;
  const here = { node: -1, at: input.now };
  const urgent = await widest(walk, here, [], open.filter(isUrgent));
  const first = await widest(
    walk,
    here,
    urgent,
    open.filter((at) => !isUrgent(at)),
  );
  const turn = { node: first.at(-1) ?? -1, at: walk.end(here, first) };
  const urgentAgain = await widest(walk, turn, [], again.filter(isUrgent));
  const second = await widest(
    walk,
    turn,
    urgentAgain,
    again.filter((at) => !isUrgent(at)),
  );
  return told(input, walk, first, second, open);
}

/** A place of the walk (a stop by index, -1 where the member stands) and the minute there. */
interface Here {
  node: number;
  at: number;
}

interface Walk {
  until: number;
  minutes: (from: number, to: number) => number;
  service: (at: number) => number;
  /** the minute at which the last of an order is left */
  end: (here: Here, order: readonly number[]) => number;
}

function walkOf({ stops, done, until, matrix, fromHere }: ReplanInput): Walk {
  const last = done.at(-1);
  const standing = last ? stops.findIndex(({ householdId }) => householdId === last.householdId) + 1 : 0;
  const minutes = (from: number, to: number): number =>
    from >= 0 ? matrix[from + 1]![to + 1]! : (fromHere?.[to] ?? matrix[standing]![to + 1]!);
  const service = (at: number): number => stops[at]!.minutes;
  const end = (here: Here, order: readonly number[]): number => {
    let { node, at } = here;
    for (const next of order) {
      at += minutes(node, next) + service(next);
      node = next;
    }
    return at;
  };
  return { until, minutes, service, end };
}

/** An order of `sure`, which fits, and of as many of `others` as fit beside them. */
async function widest(
  walk: Walk,
  here: Here,
  sure: readonly number[],
  others: readonly number[],
): Promise<readonly number[]> {
  if (others.length === 0) return sure;
  const wanted = [...sure, ...others];
  if (leastEnd(walk, here, wanted) <= walk.until) {
    const all = await shortest(walk, here, wanted);
    if (walk.end(here, all) <= walk.until) return all;
  }
  const chosen = await choice(walk, here, sure, others);
  const inOrder = await shortest(walk, here, chosen);
  const better = walk.end(here, inOrder) < walk.end(here, chosen) ? inOrder : chosen;
  return squeezedIn(
    walk,
    here,
    better,
    others.filter((at) => !better.includes(at)),
  );
}

/** No order of these stops ends before: each is entered by no less than its shortest way. */
const leastEnd = (walk: Walk, here: Here, stops: readonly number[]): number =>
  stops.reduce(
    (end, at) =>
      end +
      walk.service(at) +
      Math.min(
        walk.minutes(here.node, at),
        ...stops.filter((from) => from !== at).map((from) => walk.minutes(from, at)),
      ),
    here.at,
  );

/** The shortest walk through stops from where the member stands, ending anywhere. */
async function shortest(walk: Walk, here: Here, stops: readonly number[]): Promise<number[]> {
  if (stops.length < 2) return [...stops];
  const nodes = [here.node, ...stops];
  const costs = nodes.map((from, i) => nodes.map((to, j) => (i === j || j === 0 ? 0 : walk.minutes(from, to))));
  const { order } = await orderStops(costs, { kind: 'matrix', closed: false, start: 0, iterations: ORDER_ITERATIONS });
  return order.slice(1).map((i) => nodes[i]!);
}

/** Which of the others go beside the sure ones, by the engine's shifts; the sure ones alone where it lost one of them. */
async function choice(
  walk: Walk,
  here: Here,
  sure: readonly number[],
  others: readonly number[],
): Promise<readonly number[]> {
  const nodes = [here.node, ...sure, ...others];
  const seconds = (minutes: number) => Math.ceil(minutes * 60);
  const durations = nodes.map((from, i) =>
    nodes.map((to, j) => (i === j || j === 0 ? 0 : seconds(walk.minutes(from, to)))),
  );
  const left = Math.floor((walk.until - here.at) * 60);
  if (left <= 0) return sure;
  const { routes } = await planShifts(
    {
      vehicles: [{ id: 1, start_index: 0, time_window: [0, left] }],
      jobs: nodes.slice(1).map((at, i) => ({
        id: i + 1,
        location_index: i + 1,
        service: seconds(walk.service(at)),
        priority: i < sure.length ? FIRST : 1,
      })),
      matrices: { car: { durations } },
    },
    { iterations: CHOICE_ITERATIONS },
  );
  const steps = routes[0]?.steps ?? [];
  const found = steps.flatMap((step) => (step.type === 'job' ? [nodes[step.id!]!] : []));
  return sure.every((at) => found.includes(at)) ? found : sure;
}

/** Puts what still fits where it costs the least; the engine counts in whole seconds and may have left a minute. */
function squeezedIn(walk: Walk, here: Here, order: readonly number[], others: readonly number[]): readonly number[] {
  let best = order;
  for (const at of others) {
    let shortestEnd = walk.until;
    let found: readonly number[] | null = null;
    for (let place = 0; place <= best.length; place++) {
      const tried = best.toSpliced(place, 0, at);
      const end = walk.end(here, tried);
      if (end > shortestEnd || (found !== null && end === shortestEnd)) continue;
      shortestEnd = end;
      found = tried;
    }
    best = found ?? best;
  }
  return best;
}

function told(
  { stops, now, until }: ReplanInput,
  walk: Walk,
  first: readonly number[],
  second: readonly number[],
  open: readonly number[],
): ReplannedDay {
  const order: ReplannedStop[] = [];
  let here: Here = { node: -1, at: now };
  let walkMinutes = 0;
  for (const [place, at] of [...first, ...second].entries()) {
    const way = walk.minutes(here.node, at);
    walkMinutes += way;
    order.push({
      householdId: stops[at]!.householdId,
      arriveAt: Math.floor(here.at + way),
      walkMinutes: way,
      again: place >= first.length,
    });
    here = { node: at, at: here.at + way + walk.service(at) };
  }
  const leftOut = open
    .filter((at) => !first.includes(at))
    .map((at): LeftOut => {
      const alone = walk.end({ node: -1, at: now }, [at]);
      return { householdId: stops[at]!.householdId, reason: alone > until ? 'too_far' : 'no_time' };
    });
  return { order, leftOut, endsAt: here.at, walkMinutes };
}
