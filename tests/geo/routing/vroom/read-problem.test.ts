import { describe, expect, test } from 'vitest';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { readProblem } from '#geo/routing/vroom/read-problem.ts';

const job = { id: 1, location: [106, 20] };
const vehicle = { id: 1, start: [106, 20] };
const indexed = { jobs: [{ id: 1, location_index: 1 }], vehicles: [{ id: 1, start_index: 0 }] };

describe('bad input names its field', () => {
  test.each<[string, string, unknown]>([
    ['not_an_object', 'problem', 3],
    ['missing', 'vehicles', { jobs: [] }],
    ['empty', 'vehicles', { jobs: [], vehicles: [] }],
    ['not_supported', 'shipments', { shipments: [{}], vehicles: [vehicle] }],
    ['missing', 'jobs[0].id', { jobs: [{ location: [1, 2] }], vehicles: [vehicle] }],
    ['duplicate_id', 'jobs[1].id', { jobs: [job, job], vehicles: [vehicle] }],
    ['duplicate_id', 'vehicles[1].id', { jobs: [], vehicles: [vehicle, vehicle] }],
    ['out_of_range', 'jobs[0].priority', { jobs: [{ ...job, priority: 101 }], vehicles: [vehicle] }],
    ['not_an_integer', 'jobs[0].service', { jobs: [{ ...job, service: '5' }], vehicles: [vehicle] }],
    [
      'impossible_window',
      'jobs[0].time_windows[0]',
      { jobs: [{ ...job, time_windows: [[9, 8]] }], vehicles: [vehicle] },
    ],
    [
      'overlapping_windows',
      'jobs[0].time_windows[1]',
      {
        jobs: [
          {
            ...job,
            time_windows: [
              [0, 5],
              [5, 8],
            ],
          },
        ],
        vehicles: [vehicle],
      },
    ],
    ['missing', 'jobs[0].location', { jobs: [{ id: 1 }], vehicles: [vehicle] }],
    ['missing', 'jobs[0].location_index', { jobs: [job], vehicles: [{ id: 1, start_index: 0 }], matrix: [[0]] }],
    ['out_of_range', 'jobs[0].location_index', { ...indexed, matrix: [[0]] }],
    ['missing', 'vehicles[0].start', { jobs: [], vehicles: [{ id: 1 }] }],
    ['not_square', 'matrix[1]', { ...indexed, matrix: [[0, 1], [1]] }],
    [
      'not_an_integer',
      'matrix[0][1]',
      {
        ...indexed,
        matrix: [
          [0, Number.NaN],
          [1, 0],
        ],
      },
    ],
    ['missing', 'matrices.car', { ...indexed, matrices: { bike: { durations: [[0]] } } }],
    [
      'not_supported',
      'vehicles[0].breaks[0].max_load',
      { jobs: [], vehicles: [{ ...vehicle, breaks: [{ id: 1, max_load: [1] }] }] },
    ],
    [
      'inconsistent_amounts',
      'jobs[0].delivery',
      { jobs: [{ ...job, delivery: [1, 2] }], vehicles: [{ ...vehicle, capacity: [1] }] },
    ],
    ['out_of_range', 'vehicles[0].speed_factor', { jobs: [], vehicles: [{ ...vehicle, speed_factor: 6 }] }],
    [
      'missing',
      'matrices.car.distances',
      {
        ...indexed,
        vehicles: [{ id: 1, start_index: 0, costs: { per_km: 1 } }],
        matrix: [
          [0, 1],
          [1, 0],
        ],
      },
    ],
  ])('%s at %s', (code, field, problem) => {
    const read = () => readProblem(problem);
    expect(read).toThrow(PlanInputError);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ code, field });
    }
  });
});

test('the old names are taken, the unknown is left out', () => {
  const read = readProblem({
    ...indexed,
    jobs: [{ id: 1, location_index: 1, amount: [2], colour: 'red' }],
    matrix: [
      [0, 1],
      [1, 0],
    ],
  });
  expect(read.jobs).toEqual([{ id: 1, location_index: 1, delivery: [2] }]);
  expect(read.matrices).toEqual({
    car: {
      durations: [
        [0, 1],
        [1, 0],
      ],
    },
  });
});
