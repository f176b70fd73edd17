import { isoWeekday } from '../coverage/iso-week.ts';
import { localDateOf } from '../time/local-date.ts';
import type { PastVisit } from './types.ts';

/** Weight of what is known from elsewhere, in calls: a team's own 20 calls count as much as the commune's mean. */
const PRIOR_CALLS = 20;
/** Before anybody has called anywhere: 40 minutes where somebody is helped hand in hand, a few where nobody opens. */
const FIRST_GUESS = { success: 0.55, persons: 1.4, minutes: 25 };

const KINDS = 2; // 0 other household, 1 with an elderly person or without a device
const BUCKETS = 6; // weekday morning, afternoon, evening, weekend morning, afternoon, evening

/** What to expect of one call, by kind of household and time of day. */
export interface VisitRates {
  /** probability that somebody is supported, by kind × bucket */
  success: Float64Array;
  /** persons supported where anybody is, by kind */
  persons: Float64Array;
  /** minutes at the door, all outcomes together, by kind */
  minutes: Float64Array;
}

export const bucketOf = (weekday: number, minute: number): number =>
  (weekday >= 6 ? 3 : 0) + (minute < 12 * 60 ? 0 : minute < 17 * 60 ? 1 : 2);

/** Expected person-supports of one call. */
export const expectedSupports = (rates: VisitRates, priority: boolean, bucket: number): number =>
  rates.success[Number(priority) * BUCKETS + bucket]! * rates.persons[Number(priority)]!;

/**
 * Rates of a team from its calls, drawn towards what is known of all (`prior`, the commune's) as long as there are few.
 *
 * Success is a Beta-binomial in three steps, all calls → kind of household → kind and time of day, each step's mean the
 * prior of the next with the weight of 20 calls; persons per supported call are Gamma-Poisson, minutes a mean drawn the
 * same way (empirical Bayes; Gelman et al., Bayesian Data Analysis, chapter 5). So one lucky evening changes little, and
 * a hundred calls speak for themselves. "Wrong location" is no call at a door and is left out.
 */
export function learnRates(calls: readonly PastVisit[], prior?: VisitRates): VisitRates {
  const cells = KINDS * BUCKETS;
  const tried = new Float64Array(cells);
  const supported = new Float64Array(cells);
  const persons = new Float64Array(KINDS);
  const minutes = new Float64Array(KINDS);
  const timed = new Float64Array(KINDS);
  for (const call of calls) {
    if (call.outcome === 'wrong_location') continue;
    const kind = Number(call.priority);
    const cell = kind * BUCKETS + bucketAt(call.at);
    tried[cell]!++;
    if (call.minutes !== null) {
      minutes[kind]! += call.minutes;
      timed[kind]!++;
    }
    if (call.outcome !== 'supported') continue;
    supported[cell]!++;
    persons[kind]! += call.supported;
  }
  const shrink = (sum: number, count: number, mean: number) => (sum + PRIOR_CALLS * mean) / (count + PRIOR_CALLS);
  const all = shrink(total(supported), total(tried), prior ? mean(prior.success) : FIRST_GUESS.success);
  const rates: VisitRates = {
    success: new Float64Array(cells),
    persons: new Float64Array(KINDS),
    minutes: new Float64Array(KINDS),
  };
  for (let kind = 0; kind < KINDS; kind++) {
    const row = (table: Float64Array) => table.subarray(kind * BUCKETS, (kind + 1) * BUCKETS);
    const kindPrior = prior ? all + mean(row(prior.success)) - mean(prior.success) : all;
    const ofKind = shrink(total(row(supported)), total(row(tried)), clamp(kindPrior));
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const cell = kind * BUCKETS + bucket;
      const cellPrior = prior ? ofKind + prior.success[cell]! - mean(row(prior.success)) : ofKind;
      rates.success[cell] = shrink(supported[cell]!, tried[cell]!, clamp(cellPrior));
    }
    rates.persons[kind] = shrink(persons[kind]!, total(row(supported)), prior?.persons[kind] ?? FIRST_GUESS.persons);
    rates.minutes[kind] = shrink(minutes[kind]!, timed[kind]!, prior?.minutes[kind] ?? FIRST_GUESS.minutes);
  }
  return rates;
}

function bucketAt(at: string): number {
  const minute = Math.floor(((Date.parse(at) + 7 * 3_600_000) % 86_400_000) / 60_000);
  return bucketOf(isoWeekday(localDateOf(at)), minute);
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
const mean = (values: Float64Array): number => total(values) / values.length;
const clamp = (share: number): number => Math.min(0.98, Math.max(0.02, share));
