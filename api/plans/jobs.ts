import type { Logger } from 'pino';
import type { QuarterDay } from '#geo';
import type { Database } from '../db/database.ts';
import type { Identity } from '../db/door.ts';
import type { Events } from '../http/events.ts';
import { planApart, QuarterFailed } from './quarter-apart.ts';
import type { QuarterTask } from './quarter-thread.ts';

/** Plans being made in this process; more wait their turn, so that one hamlet does not slow all others down. */
const AT_ONCE = 2;
/** Progress is told in steps of this. */
const TOLD_STEP = 0.05;

interface Job {
  progress: number;
  abort: AbortController;
}
const jobs = new Map<string, Job>();
const waiting: (() => void)[] = [];
let running = 0;

/** How far a plan is that is being made, 0 … 1; null where this process does not make it. */
export const progressOf = (planId: string): number | null => jobs.get(planId)?.progress ?? null;

/** Ends the making of a plan. @returns whether there was one */
export function cancelJob(planId: string): boolean {
  const job = jobs.get(planId);
  job?.abort.abort(new DOMException('cancelled', 'AbortError'));
  return job !== undefined;
}

export interface PlanJob {
  planId: string;
  hamletId: string;
  user: Identity;
  task: QuarterTask;
  /** days that come before those made: what was published and has passed */
  past: QuarterDay[];
}

interface Surroundings {
  db: Database;
  events: Events;
  log: Pick<Logger, 'error'>;
}

/** Makes a plan in the background and keeps it; open pages hear how it goes. Never rejects. */
export const makePlan = (job: PlanJob, surroundings: Surroundings): Promise<void> =>
  make(job, surroundings).catch((error: unknown) => {
    // With the server the database goes: the plan shows as interrupted when it starts again.
    surroundings.log.error({ err: error, planId: job.planId }, 'a plan could not be kept');
  });

async function make(job: PlanJob, { db, events }: Surroundings): Promise<void> {
  const { planId, hamletId, user, task } = job;
  const communeId = user.communeId!;
  const mine: Job = { progress: 0, abort: new AbortController() };
  jobs.set(planId, mine);
  const tell = (state: string, progress: number | null, version: number) =>
    events.tell(communeId, { planId, hamletId, state, progress, version });
  /** Nobody is told of a plan that was thrown away meanwhile. */
  const end = async (outcome: Outcome) => {
    const version = await finish(db, user, planId, outcome);
    if (version !== undefined) tell(outcome.state, null, version);
  };
  let stopping = false;
  void events.ended.then(() => {
    stopping = true;
    mine.abort.abort(new DOMException('stopping', 'AbortError'));
  });
  let told = 0;
  const onProgress = (share: number) => {
    mine.progress = share;
    if (share - told < TOLD_STEP) return;
    told = share;
    tell('computing', share, 1);
  };
  try {
    await turn();
    const days = await planApart(task, { signal: mine.abort.signal, onProgress });
    await end({ state: 'draft', days: [...job.past, ...days] });
  } catch (error) {
    if (stopping) return;
    const state = mine.abort.signal.aborted ? 'cancelled' : 'failed';
    const failure = error instanceof QuarterFailed ? error.code : 'internal';
    await end({ state, failure: state === 'failed' ? failure : null });
  } finally {
    jobs.delete(planId);
    running -= 1;
    waiting.shift()?.();
  }
}

/** Waits until fewer than {@link AT_ONCE} are being made. */
async function turn(): Promise<void> {
  running += 1;
  if (running > AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
}

interface Outcome {
  state: 'draft' | 'failed' | 'cancelled';
  days?: QuarterDay[];
  failure?: string | null;
}

/** @returns the plan's version; undefined where it is no longer being made */
const finish = (db: Database, user: Identity, planId: string, { state, days = [], failure = null }: Outcome) =>
  db.asUser(user, async (tx) => {
    const [row] = await tx<{ version: number }[]>`
      update tn.plan set state = ${state}, days = ${tx.json(days as never)}, failure = ${failure}, changed_at = now(),
        version = version + 1
      where commune_id = tn.current_commune() and id = ${planId} and state = 'computing'
      returning version`;
    return row?.version;
  });
