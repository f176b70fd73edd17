import type { OrderResult } from './options.ts';
import type { Costs } from './read-input.ts';
import { ROUNDING_MINUTES, type Timetable } from './timetable.ts';

/** What an order costs, when it is where, and what it breaks. */
export function resultOf(order: number[], { size, costs }: Costs, closed: boolean, t: Timetable | null): OrderResult {
  const sum = (matrix: Float64Array) => {
    let total = 0;
    for (let i = 1; i < size; i++) total += matrix[order[i - 1]! * size + order[i]!]!;
    return closed && size > 1 ? total + matrix[order[size - 1]! * size + order[0]!]! : total;
  };
  const result: OrderResult = { order, cost: sum(costs) };
  if (t === null) return result;
  const begins: number[] = [];
  const late: { stop: number; minutes: number }[] = [];
  let clock = t.departAt;
  order.forEach((stop, i) => {
    if (i > 0) clock += t.minutes[order[i - 1]! * size + stop]!;
    clock = Math.max(clock, t.opens[stop]!);
    begins.push(clock);
    if (clock > t.closes[stop]! + ROUNDING_MINUTES) late.push({ stop, minutes: clock - t.closes[stop]! });
    clock += t.service[stop]!;
  });
  if (t.closed) clock += t.minutes[order[size - 1]! * size + order[0]!]!;
  const overEnd = clock - t.endBy;
  const overTravel = sum(t.minutes) - t.travelLimit;
  return {
    ...result,
    begins,
    ...(late.length > 0 ? { late } : {}),
    ...(overEnd > ROUNDING_MINUTES ? { overEnd } : {}),
    ...(overTravel > ROUNDING_MINUTES ? { overTravel } : {}),
  };
}
