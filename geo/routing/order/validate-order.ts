import type { OrderOptions, OrderResult } from './options.ts';

/** Costs and minutes as the validator asks for them. */
export interface Distances {
  size: number;
  cost(from: number, to: number): number;
  minutes(from: number, to: number): number;
}

/**
 * What is wrong with an order, by the definitions alone: shares nothing with the search. Empty if nothing is.
 *
 * @param given  costs of the input; minutes are only asked where the result has a timetable
 */
export function orderProblems(given: Distances, options: OrderOptions, result: OrderResult): string[] {
  const problems: string[] = [];
  const { order } = result;
  const { closed = true, start, end } = options;
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  const stops = new Set(order);
  if (order.length !== given.size || stops.size !== given.size) problems.push('not every stop exactly once');
  if (order.some((stop) => !(Number.isInteger(stop) && stop >= 0 && stop < given.size))) problems.push('unknown stop');
  if (problems.length > 0) return problems;
  if (start !== undefined && order.at(0) !== start) problems.push('does not begin at start');
  if (end !== undefined && order.at(-1) !== end) problems.push('does not finish at end');
  const legs = order.slice(1).map((stop, i) => [order[i]!, stop] as const);
  if (closed && order.length > 1) legs.push([order.at(-1)!, order[0]!]);
  const cost = legs.reduce((sum, [from, to]) => sum + given.cost(from, to), 0);
  if (!near(cost, result.cost)) problems.push(`cost is ${cost}, not ${result.cost}`);
  if (result.begins === undefined) return problems;

  let free = options.departAt ?? 0;
  const late = new Map((result.late ?? []).map(({ stop, minutes }) => [stop, minutes]));
  order.forEach((stop, place) => {
    const arrival = place === 0 ? free : free + given.minutes(order[place - 1]!, stop);
    const [from, until] = options.timeWindows?.[stop] ?? [arrival, arrival];
    const begins = Math.max(arrival, from);
    if (!near(begins, result.begins![place]!)) problems.push(`stop ${stop} begins at ${begins}`);
    if (!near(Math.max(0, begins - until), late.get(stop) ?? 0)) problems.push(`stop ${stop} is not as late as said`);
    free = begins + (options.service?.[stop] ?? 0);
  });
  if (closed && order.length > 1) free += given.minutes(order.at(-1)!, order[0]!);
  const travel = legs.reduce((sum, [from, to]) => sum + given.minutes(from, to), 0);
  if (!near(Math.max(0, free - (options.endBy ?? free)), result.overEnd ?? 0)) problems.push('end is not as said');
  if (!near(Math.max(0, travel - (options.travelLimit ?? travel)), result.overTravel ?? 0))
    problems.push('travel is not as said');
  return problems;
}
