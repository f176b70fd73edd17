import type { CapacitatedMedianProblem, CapacitatedMedianSolution } from './problem.ts';

/**
 * What is wrong with a solution, in words; empty where it is right. Shares nothing with the solver: counts anew from
 * the problem as it was given.
 */
export function capacitatedMedianFaults(
  problem: CapacitatedMedianProblem,
  solution: CapacitatedMedianSolution,
): string[] {
  const faults: string[] = [];
  const n = problem.demands.length;
  const chosen = new Set(solution.medians);
  if (chosen.size !== problem.medians || solution.medians.length !== problem.medians) {
    faults.push(`${chosen.size} different medians of ${solution.medians.length}, ${problem.medians} asked`);
  }
  for (const median of chosen)
    if (!(Number.isInteger(median) && median >= 0 && median < n)) faults.push(`median ${median}`);
  if (solution.assignment.length !== n) faults.push(`${solution.assignment.length} of ${n} points assigned`);
  const loads = new Map<number, number>();
  let cost = 0;
  solution.assignment.forEach((median, point) => {
    if (!chosen.has(median)) faults.push(`point ${point} given to ${median}, which is no median`);
    loads.set(median, (loads.get(median) ?? 0) + problem.demands[point]!);
    cost += problem.costs[point * n + median] ?? Number.NaN;
  });
  for (const [median, load] of loads) {
    const room = typeof problem.capacities === 'number' ? problem.capacities : problem.capacities[median]!;
    if (load > room * (1 + 1e-9) + 1e-9) faults.push(`median ${median} holds ${load} of ${room}`);
  }
  if (!(Math.abs(cost - solution.cost) <= 1e-6 * Math.max(1, cost)))
    faults.push(`cost ${solution.cost}, counted ${cost}`);
  return faults;
}
