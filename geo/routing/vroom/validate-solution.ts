import { type Travel, travelOf } from './travel.ts';
import type { VroomProblem, VroomSolution } from './types.ts';
import { routeProblems } from './validate-route.ts';

export interface ValidationOptions {
  /**
   * Compare travel with the problem's matrices (default) or believe the solution's own, where its maker knows other ways
   * (a VROOM server with a routing engine).
   */
  travel?: 'check' | 'believe';
}

/**
 * What is wrong with a solution, in words; nothing if it keeps everything the problem asks. Looks at the solution only,
 * not at how it was found.
 *
 * @param problem  read by `readProblem`, with those together joined
 */
export function solutionProblems(
  problem: VroomProblem,
  solution: VroomSolution,
  { travel: mode = 'check' }: ValidationOptions = {},
): string[] {
  const problems: string[] = [];
  const travel: Travel | null = mode === 'check' ? travelOf(problem) : null;
  const jobIndex = new Map(problem.jobs.map(({ id }, i) => [id, i]));
  const vehicleIndex = new Map(problem.vehicles.map(({ id }, i) => [id, i]));
  const seen = new Set<number>();
  const see = (id: number | undefined, where: string) => {
    if (id === undefined || !jobIndex.has(id)) problems.push(`${where}: there is no job ${id}`);
    else if (seen.has(id)) problems.push(`${where}: job ${id} is there twice`);
    else seen.add(id);
  };
  const driven = new Set<number>();
  for (const route of solution.routes) {
    const where = `vehicle ${route.vehicle}`;
    const v = vehicleIndex.get(route.vehicle);
    if (v === undefined) {
      problems.push(`${where}: there is no such vehicle`);
      continue;
    }
    if (driven.has(route.vehicle)) problems.push(`${where}: has two routes`);
    driven.add(route.vehicle);
    for (const { type, id } of route.steps) if (type === 'job') see(id, where);
    problems.push(...routeProblems(problem, travel, v, route, jobIndex).map((text) => `${where}: ${text}`));
  }
  for (const { id } of solution.unassigned) see(id, 'unassigned');
  for (const { id } of problem.jobs)
    if (!seen.has(id)) problems.push(`job ${id}: is neither in a route nor unassigned`);
  const { summary } = solution;
  const priority = solution.routes.reduce((sum, route) => sum + route.priority, 0);
  const cost = solution.routes.reduce((sum, route) => sum + route.cost, 0);
  if (summary.unassigned !== solution.unassigned.length) problems.push('summary: wrong number of unassigned');
  if (summary.priority !== priority) problems.push('summary: wrong priority');
  if (Math.abs(summary.cost - cost) > 1e-6) problems.push('summary: wrong cost');
  if (summary.violations.length > 0) problems.push('summary: has violations');
  return problems;
}
