import { Worker } from 'node:worker_threads';
import type { VroomSolution } from '#geo/routing/vroom/types.ts';
import type { PlanThreadInput } from './plan-thread.ts';

/** The same problem by several threads with seeds of their own; the best of their solutions. */
export async function planInThreads(problem: unknown, timeLimitMs: number, threads: number): Promise<VroomSolution> {
  const solutions = await Promise.all(
    Array.from({ length: threads }, (_, i) => inThread({ problem, options: { timeLimitMs, seed: i + 1 } })),
  );
  return solutions.reduce((best, other) => (isBetter(other, best) ? other : best));
}

function isBetter({ summary: a }: VroomSolution, { summary: b }: VroomSolution): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  if (a.unassigned !== b.unassigned) return a.unassigned < b.unassigned;
  return a.cost < b.cost;
}

function inThread(input: PlanThreadInput): Promise<VroomSolution> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./plan-thread.mjs', import.meta.url), {
      workerData: input,
      execArgv: [],
    });
    worker.once('message', (solution: VroomSolution) => {
      resolve(solution);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}
