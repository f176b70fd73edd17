import { describe, expect, test } from 'vitest';
import { planShifts } from '#geo/routing/shifts/plan-shifts.ts';
import { readProblem } from '#geo/routing/vroom/read-problem.ts';
import type { VroomSolution } from '#geo/routing/vroom/types.ts';
import { solutionProblems } from '#geo/routing/vroom/validate-solution.ts';

const problem = readProblem({
  jobs: [1, 2, 3].map((id) => ({
    id,
    location_index: id,
    setup: 10,
    service: 60,
    priority: id,
    delivery: [1],
    skills: [1],
    time_windows: [[0, 3000]],
  })),
  vehicles: [
    {
      id: 1,
      start_index: 0,
      end_index: 0,
      skills: [1],
      capacity: [3],
      time_window: [0, 5000],
      max_tasks: 3,
      max_travel_time: 400,
      breaks: [{ id: 1, service: 100, time_windows: [[100, 2000]] }],
    },
  ],
  matrix: [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => 50 * Math.abs(i - j))),
});
const solution = await planShifts(problem, { iterations: 50 });
const spoiled = (spoil: (of: VroomSolution) => void): string => {
  const copy = structuredClone(solution);
  spoil(copy);
  return solutionProblems(problem, copy).join('; ');
};
const jobStep = (of: VroomSolution) => of.routes[0]!.steps.find(({ type }) => type === 'job')!;
const against = (change: object) =>
  solutionProblems({ ...problem, vehicles: [{ ...problem.vehicles[0]!, ...change }] }, solution).join('; ');

describe('what is wrong is found', () => {
  test('nothing in a good one', () => {
    expect(solution.summary.unassigned).toBe(0);
    expect(spoiled(() => {})).toBe('');
  });

  test('in the solution', () => {
    expect(spoiled((of) => of.unassigned.push({ id: 1, type: 'job' }))).toContain('twice');
    expect(spoiled((of) => of.routes[0]!.steps.splice(1, 1))).not.toBe('');
    expect(
      spoiled((of) => {
        of.routes = [];
      }),
    ).toContain('neither');
    expect(
      spoiled((of) => {
        of.routes.push(of.routes[0]!);
      }),
    ).toContain('two routes');
    expect(
      spoiled((of) => {
        of.routes[0]!.vehicle = 9;
      }),
    ).toContain('no such vehicle');
    expect(
      spoiled((of) => {
        jobStep(of).arrival -= 5;
      }),
    ).toContain('does not follow');
    expect(
      spoiled((of) => {
        jobStep(of).setup = 0;
      }),
    ).toContain('wrong time');
    expect(
      spoiled((of) => {
        for (const step of of.routes[0]!.steps) step.arrival += 9000;
      }),
    ).toContain('outside its windows');
    expect(
      spoiled((of) => {
        of.routes[0]!.steps = of.routes[0]!.steps.filter(({ type }) => type !== 'break');
      }),
    ).toContain('taken 0 times');
    expect(
      spoiled((of) => {
        of.summary.priority = 7;
      }),
    ).toContain('priority');
    expect(
      spoiled((of) => {
        of.summary.cost = 7;
      }),
    ).toContain('cost');
  });

  test('against the vehicle', () => {
    expect(against({ skills: [] })).toContain('skills');
    expect(against({ capacity: [2] })).toContain('capacity');
    expect(against({ max_tasks: 2 })).toContain('max_tasks');
    expect(against({ max_travel_time: 299 })).toContain('max_travel_time');
    expect(against({ time_window: [0, 400] })).toContain('ends after');
    expect(against({ speed_factor: 0.5 })).toContain('not that of the matrix');
  });
});
