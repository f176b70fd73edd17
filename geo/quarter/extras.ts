import { type DraftDay, reasonOf } from './draft.ts';
import { REST_DAYS } from './jobs.ts';
import { type Problem, workOf } from './problem.ts';
import type { VisitReason } from './types.ts';

/** A call that nobody waits for. */
export interface Extra {
  household: number;
  group: number;
  /** unit of the member in charge, −1 without */
  unit: number;
  work: number;
  release: number;
  blocked: Uint8Array | null;
  reason: VisitReason;
  taken: boolean;
}

/** Households already reached: cluster by cluster, the longest untouched first. */
export function fillers(problem: Problem): Extra[] {
  const { fillers: batches, jobs, input, unitOf } = problem;
  const age = (list: Int32Array) => {
    const dates = [...list].map((j) => Date.parse(input.households[jobs[j]!.household]!.lastAttemptAt ?? '2000-01-01'));
    return dates.reduce((sum, date) => sum + date, 0) / dates.length;
  };
  return [...batches]
    .map((batch) => ({ batch, age: age(batch.jobs) }))
    .sort((a, b) => a.age - b.age || a.batch.group - b.batch.group)
    .flatMap(({ batch }) =>
      [...batch.jobs].map((j) => {
        const { household, release, blocked, cls } = jobs[j]!;
        const work = workOf(problem, j);
        return {
          household,
          group: batch.group,
          unit: unitOf[j]!,
          work,
          release,
          blocked,
          reason: reasonOf(cls),
          taken: false,
        };
      }),
    );
}

/** The same households once more, four weeks after the call of a day, and not before the day that was promised. */
export function secondCalls(problem: Problem, days: readonly DraftDay[]): Extra[] {
  const byHousehold = new Map(problem.jobs.map((job, j) => [job.household, j]));
  return days.flatMap(({ d, visits }) =>
    visits.map(({ household, group }): Extra => {
      const j = byHousehold.get(household)!;
      const { blocked } = problem.jobs[j]!;
      const unit = problem.unitOf[j]!;
      const work = workOf(problem, j);
      const release = Math.max(d + REST_DAYS, promisedFrom(problem, household));
      return { household, group, unit, work, release, blocked, reason: 'second_call', taken: false };
    }),
  );
}

/** The first day, by number, on which a household may be called at as promised; past the last one where none is. */
function promisedFrom({ input, dates }: Problem, household: number): number {
  const { followUpOn } = input.households[household]!;
  if (followUpOn === null) return 0;
  const first = dates.findIndex((date) => date >= followUpOn);
  return first < 0 ? dates.length : first;
}
