/** Where an order begins and ends. */
export interface Ends {
  closed: boolean;
  start: number | null;
  end: number | null;
}

/** Closed tours over `size` stops that stand for the orders asked for. */
export interface Frame {
  size: number;
  /** row-major, may depend on the direction; an edge below 0 is in every tour */
  costs: Float64Array;
  symmetric: boolean;
}

/**
 * Turns orders with given ends into closed tours.
 *
 * Two given ends: the edge from end to start is fixed. Otherwise an open order gets one more stop, at no distance from
 * all, where the tour is cut; its edge to a given end is fixed. Fixed edges cost so much below 0 that none is given up.
 */
export function frameOf(count: number, costs: Float64Array, symmetric: boolean, { closed, start, end }: Ends): Frame {
  if (closed && (start === null || end === null || start === end)) return { size: count, costs, symmetric };
  const fixed = -fixedCost(costs);
  const pinned = start !== null && end !== null;
  const size = pinned ? count : count + 1;
  const framed = new Float64Array(size * size);
  for (let i = 0; i < count; i++) framed.set(costs.subarray(i * count, (i + 1) * count), i * size);
  const fix = (from: number, to: number) => {
    framed[from * size + to] = fixed;
    if (symmetric) framed[to * size + from] = fixed;
  };
  if (pinned) fix(end, start);
  else if (start !== null) fix(count, start);
  else if (end !== null) fix(end, count);
  return { size, costs: framed, symmetric };
}

/** More than any exchange could gain. */
export function fixedCost(costs: Float64Array): number {
  let most = 0;
  for (let i = 0; i < costs.length; i++) if (costs[i]! > most) most = costs[i]!;
  return 16 * most + 1;
}

/** The order a closed tour of the frame stands for. */
export function orderOf(tour: Int32Array, count: number, frame: Frame, { closed, start, end }: Ends): number[] {
  const { size } = frame;
  if (size > count) {
    // cut at the added stop
    const cut = tour.indexOf(count);
    const order = Array.from({ length: count }, (_, i) => tour[(cut + 1 + i) % size]!);
    const turned = (start !== null && order[0] !== start) || (end !== null && order[count - 1] !== end);
    return turned || (start === null && end === null && frame.symmetric && order[0]! > order[count - 1]!)
      ? order.reverse()
      : order;
  }
  if (closed && start === null && end !== null) return rotated(tour, (tour.indexOf(end) + 1) % count);
  const order = rotated(tour, tour.indexOf(start ?? 0));
  if (end === null || order[count - 1] === end) {
    // either way round is as long: the same one each time
    if (frame.symmetric && end === null && count > 2 && order[1]! > order[count - 1]!) return turnedRound(order);
    return order;
  }
  return turnedRound(order);
}

function rotated(tour: Int32Array, from: number): number[] {
  return Array.from({ length: tour.length }, (_, i) => tour[(from + i) % tour.length]!);
}

/** The same circle the other way, from the same stop. */
function turnedRound(order: number[]): number[] {
  return [order[0]!, ...order.slice(1).reverse()];
}
