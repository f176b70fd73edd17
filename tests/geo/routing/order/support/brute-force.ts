import type { OrderOptions } from '#geo/routing/order/options.ts';

/** What an order costs and by how much it is late, by the definitions. */
export interface Judged {
  cost: number;
  late: number;
}

/** The plain version: every stop in turn. */
export function judge(order: number[], costs: number[][], options: OrderOptions): Judged {
  const closed = options.closed ?? true;
  const minutes = (options.minutes as number[][] | undefined) ?? costs;
  const path = closed && order.length > 1 ? [...order, order[0]!] : order;
  let cost = 0;
  let travel = 0;
  let clock = options.departAt ?? 0;
  let late = 0;
  path.forEach((stop, i) => {
    if (i > 0) {
      cost += costs[path[i - 1]!]![stop]!;
      travel += minutes[path[i - 1]!]![stop]!;
      clock += minutes[path[i - 1]!]![stop]!;
    }
    if (i === order.length) return; // back home: no service
    const window = options.timeWindows?.[stop] ?? [-Infinity, Infinity];
    clock = Math.max(clock, window[0]);
    late += Math.max(0, clock - window[1]);
    clock += options.service?.[stop] ?? 0;
  });
  late += Math.max(0, clock - (options.endBy ?? Infinity)) + Math.max(0, travel - (options.travelLimit ?? Infinity));
  return { cost, late };
}

/** Every order that begins and ends where it must; the least late, of those the cheapest. */
export function bestOf(costs: number[][], options: OrderOptions): Judged {
  let best: Judged = { cost: Infinity, late: Infinity };
  const walk = (order: number[], rest: number[]) => {
    if (rest.length === 0) {
      if (options.end !== undefined && order.at(-1) !== options.end) return;
      const judged = judge(order, costs, options);
      if (judged.late < best.late - 1e-9 || (judged.late < best.late + 1e-9 && judged.cost < best.cost)) best = judged;
      return;
    }
    for (const stop of rest) {
      if (order.length === 0 && options.start !== undefined && stop !== options.start) continue;
      walk(
        [...order, stop],
        rest.filter((other) => other !== stop),
      );
    }
  };
  walk(
    [],
    costs.map((_, i) => i),
  );
  return best;
}
