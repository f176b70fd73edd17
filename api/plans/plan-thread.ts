import { parentPort, workerData } from 'node:worker_threads';
import { type PlanShiftsOptions, planShifts } from '#geo/routing/shifts/plan-shifts.ts';

export interface PlanThreadInput {
  problem: unknown;
  options: Pick<PlanShiftsOptions, 'seed' | 'timeLimitMs'>;
}

const { problem, options } = workerData as PlanThreadInput;
parentPort!.postMessage(await planShifts(problem, options));
