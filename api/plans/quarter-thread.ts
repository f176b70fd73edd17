import { parentPort } from 'node:worker_threads';
import { inWalkingOrder, ledByPairs, planQuarter, type QuarterDay, type QuarterInput, type QuarterOptions } from '#geo';
import { minutesOf, type WalkingTable } from '../network/walking-minutes.ts';

/** A quarter to be planned, as it goes to the thread: functions cannot. */
export interface QuarterTask {
  input: Omit<QuarterInput, 'walkingMinutes'>;
  table: WalkingTable;
  options: Pick<QuarterOptions, 'seed' | 'daysPerWeek' | 'fewestMembers' | 'replan'>;
}
export type QuarterMessage =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; days: QuarterDay[] }
  | { kind: 'failed'; code: string; message: string };

const say = (message: QuarterMessage) => parentPort!.postMessage(message);

parentPort!.on('message', async ({ input, table, options }: QuarterTask) => {
  try {
    const facts: QuarterInput = { ...input, walkingMinutes: minutesOf(table) };
    const plan = await planQuarter(facts, { ...options, onProgress: (share) => say({ kind: 'progress', share }) });
    const kept = new Set((options.replan === 'all' ? [] : (input.kept ?? [])).map((day) => day.date));
    // A published day keeps the order its members know.
    const fresh = await inWalkingOrder(
      facts,
      ledByPairs(
        facts,
        plan.days.filter((day) => !kept.has(day.date)),
      ),
      options.seed,
    );
    const days = [...plan.days.filter((day) => kept.has(day.date)), ...fresh];
    say({ kind: 'done', days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'internal';
    say({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  }
});
