import { pinOn } from '../coverage/pins.ts';
import { isUnreached } from '../coverage/priority.ts';
import { addDays, type LocalDate, localDateOf } from '../time/local-date.ts';
import type { QuarterHousehold, QuarterInput, Unplanned, VisitReason } from './types.ts';

/** Order of classes: none is begun while one before it can still be worked on. */
export const CLASS_REASONS: readonly VisitReason[] = ['pinned', 'flagged', 'never_reached', 'follow_up', 'deepen'];
export const FILLER = 4;
/** A household supported a short while ago is left in peace. */
export const REST_DAYS = 30;

/** A call wanted in this quarter. */
export interface Job {
  /** index in the input */
  household: number;
  cls: number;
  /** cost of each day of waiting */
  weight: number;
  /** first possible date index */
  release: number;
  /** date index from which waiting counts */
  due: number;
  /** 1 on dates on which a pin forbids the call; null: none */
  blocked: Uint8Array | null;
}

/** Days of waiting weighed: an old person without a device twice a flagged one, that one 25 never reached others. */
const WEIGHTS = { pinned: 400, both: 200, flagged: 100, unknown: 5, unreached: [4, 3], followUp: 2 };

/** What is to be done in the quarter, and what waits but cannot be. */
export function jobsOf(input: QuarterInput, dates: readonly LocalDate[]): { jobs: Job[]; left: Unplanned[] } {
  const jobs: Job[] = [];
  const left: Unplanned[] = [];
  const taken = new Set((input.kept ?? []).flatMap((day) => day.visits.map((visit) => visit.householdId)));
  const pins = new Map<string, NonNullable<QuarterInput['pins']>[number][]>();
  for (const pin of input.pins ?? []) pins.set(pin.householdId, [...(pins.get(pin.householdId) ?? []), pin]);
  for (const [i, household] of input.households.entries()) {
    if (household.rank === 7 || taken.has(household.id)) continue;
    const own = pins.get(household.id) ?? [];
    const kinds = own.length === 0 ? [] : dates.map((date) => pinOn(own, household.id, date)?.kind ?? null);
    const job = jobOf(i, household, dates, kinds);
    if (job === null) {
      if (waits(household)) left.push({ householdId: household.id, reason: 'comes_later' });
    } else if (job.blocked !== null && !dates.some((_, d) => d >= job.release && job.blocked![d] === 0)) {
      if (waits(household)) left.push({ householdId: household.id, reason: 'postponed' });
    } else jobs.push(job);
  }
  return { jobs, left };
}

/** Flagged, never reached or promised: what must be named when it is not in the plan. */
export const waits = (household: QuarterHousehold): boolean => household.rank <= 5;

function jobOf(
  index: number,
  household: QuarterHousehold,
  dates: readonly LocalDate[],
  kinds: readonly ('pin' | 'postpone' | null)[],
): Job | null {
  const { followUpOn } = household;
  const unreached = isUnreached(household.status);
  const promised = followUpOn === null ? 0 : dates.findIndex((date) => date >= followUpOn);
  if (promised < 0) return null;
  let cls = unreached ? (household.flagged ? 1 : 2) : followUpOn !== null || household.rank === 5 ? 3 : FILLER;
  let weight = weightOf(household, cls);
  let release = promised;
  if (cls === FILLER && household.lastAttemptAt !== null) {
    const rested = addDays(localDateOf(household.lastAttemptAt), REST_DAYS);
    release = dates.findIndex((date) => date >= rested);
    if (release < 0) return null;
  }
  const firstPin = kinds.indexOf('pin');
  if (firstPin >= 0) {
    cls = 0;
    weight = WEIGHTS.pinned;
    // The leader's word is about these days: neither before nor after.
    return {
      household: index,
      cls,
      weight,
      release: firstPin,
      due: firstPin,
      blocked: Uint8Array.from(kinds, (kind) => (kind === 'pin' ? 0 : 1)),
    };
  }
  const blocked = kinds.includes('postpone') ? Uint8Array.from(kinds, (kind) => (kind === 'postpone' ? 1 : 0)) : null;
  return { household: index, cls, weight, release, due: release, blocked };
}

function weightOf({ rank, within }: QuarterHousehold, cls: number): number {
  if (cls === 1) return rank === 1 ? WEIGHTS.both : WEIGHTS.flagged;
  if (cls === 2) return rank <= 3 ? WEIGHTS.unknown : WEIGHTS.unreached[within === 0 ? 0 : 1]!;
  return cls === 3 ? WEIGHTS.followUp : 0;
}
