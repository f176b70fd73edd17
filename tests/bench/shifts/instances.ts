import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { VroomProblem } from '#geo/routing/vroom/types.ts';

const read = (path: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(new URL(`../instances/${path}`, import.meta.url))).toString());

/** A problem with its best-known value. */
export interface Instance {
  name: string;
  problem: VroomProblem;
  best: number;
}

interface Solomon {
  name: string;
  vehicles: number;
  capacity: number;
  best: number;
  /** x, y, demand, ready, due, service; the depot first */
  nodes: [number, number, number, number, number, number][];
}

/** Solomon's 56 instances of 100 customers; all times and distances times 10, distances cut to one decimal. */
export function solomonInstances(): Instance[] {
  return (read('solomon/solomon.json.gz') as Solomon[]).map(({ name, vehicles, capacity, best, nodes }) => {
    const [depot, ...customers] = nodes;
    const cut = nodes.map(([x, y]) => nodes.map(([u, v]) => Math.floor(Math.hypot(x - u, y - v) * 10 + 1e-9)));
    return {
      name,
      best: Math.round(best * 10),
      problem: {
        jobs: customers.map(([, , demand, ready, due, service], i) => ({
          id: i + 1,
          location_index: i + 1,
          delivery: [demand],
          service: service * 10,
          time_windows: [[ready * 10, due * 10]],
        })),
        vehicles: Array.from({ length: vehicles }, (_, i) => ({
          id: i + 1,
          start_index: 0,
          end_index: 0,
          capacity: [capacity],
          time_window: [depot![3] * 10, depot![4] * 10],
        })),
        matrices: { car: { durations: cut } },
      },
    };
  });
}

interface Chao {
  points: Record<string, [number, number, number][]>;
  instances: { name: string; vehicles: number; tmax: number; best: number }[];
}

/** Distances as whole numbers: the sixth decimal decides whether a tour fits. */
const CHAO_SCALE = 1e6;
/** Rounding of a tour of at most 100 ways. */
const CHAO_SLACK = 100;

/** Team orienteering: Chao's sets 4 to 7 with a best-known score above 0; scores as priorities. */
export function chaoInstances(): Instance[] {
  const { points, instances } = read('chao/chao.json.gz') as Chao;
  return instances
    .filter(({ best }) => best > 0)
    .map(({ name, vehicles, tmax, best }) => {
      const nodes = points[name.slice(0, 2)]!;
      const durations = nodes.map(([x, y]) => nodes.map(([u, v]) => Math.round(Math.hypot(x - u, y - v) * CHAO_SCALE)));
      return {
        name,
        best,
        problem: {
          jobs: nodes.slice(1, -1).map(([, , score], i) => ({ id: i + 1, location_index: i + 1, priority: score })),
          vehicles: Array.from({ length: vehicles }, (_, i) => ({
            id: i + 1,
            start_index: 0,
            end_index: nodes.length - 1,
            time_window: [0, Math.round(tmax * CHAO_SCALE) + CHAO_SLACK] as const,
          })),
          matrices: { car: { durations } },
        },
      };
    });
}
