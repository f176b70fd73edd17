import { type Frame, fixedCost } from './frame.ts';

/**
 * Costs that depend on the direction, as symmetric ones: each stop becomes an arrival (its own number) and a departure
 * (+ size) joined by a fixed edge; between stops only departures and arrivals may be neighbours.
 *
 * @see Jonker and Volgenant, Transforming asymmetric into symmetric traveling salesman problems (1983)
 */
export function doubled({ size, costs }: Frame): Frame {
  const twice = 2 * size;
  const much = fixedCost(costs);
  const symmetric = new Float64Array(twice * twice).fill(much);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const cost = i === j ? -16 * much : costs[i * size + j]! < 0 ? -16 * much : costs[i * size + j]!;
      symmetric[(i + size) * twice + j] = cost;
      symmetric[j * twice + i + size] = cost;
    }
    symmetric[i * twice + i] = 0;
    symmetric[(i + size) * twice + i + size] = 0;
  }
  return { size: twice, costs: symmetric, symmetric: true };
}

/** The stops in the order of travel of a tour over the doubled ones. */
export function halved(tour: Int32Array): Int32Array {
  const size = tour.length / 2;
  // an arrival followed by its departure: travelled forwards
  const at = tour.indexOf(0);
  const forwards = tour[(at + 1) % tour.length] === size;
  const order = forwards ? tour : tour.toReversed();
  return order.filter((stop) => stop < size);
}
