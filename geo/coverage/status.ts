import { addDays, type LocalDate, localDateOf } from '../time/local-date.ts';
import type { HouseholdFacts, VisitFact, VisitOutcome } from './facts.ts';

export const OUTREACH_STATUSES = [
  'never_reached',
  'attempted',
  'informed',
  'follow_up_due',
  'reached',
  'adopting',
  'refused',
  'inactive',
] as const;
/** What a household's history says about reaching it, on a given day. Colours and words are the page's business. */
export type OutreachStatus = (typeof OUTREACH_STATUSES)[number];

/** A refusal holds this long; then the door may be knocked at again. */
export const REFUSAL_HOLDS_DAYS = 90;

/** Outcomes that say where we stand with a household. An empty house or a wrong address says nothing of the kind. */
const CONCLUSIVE: ReadonlySet<VisitOutcome> = new Set(['supported', 'informed', 'come_back', 'refused', 'moved']);
const ATTEMPTS: ReadonlySet<VisitOutcome> = new Set(['not_home', 'come_back', 'refused', 'moved']);

/** Supported in person at least once, whatever came after. */
export const wasReached = (facts: HouseholdFacts): boolean => facts.visits.some((v) => v.outcome === 'supported');

/** Ever told, or reached. */
export const wasInformed = (facts: HouseholdFacts): boolean =>
  facts.visits.some((v) => v.outcome === 'informed' || v.outcome === 'supported');

/** Uses a digital platform, reached or not. */
export const isAdopting = (facts: HouseholdFacts): boolean => (facts.platforms?.length ?? 0) > 0;

/**
 * The day agreed for coming back that still stands, or null.
 * A later agreed day replaces it; support without a new day, a refusal or a move settles it; an empty house does not.
 */
export function followUpOn(facts: HouseholdFacts): LocalDate | null {
  let day: LocalDate | null = null;
  for (const visit of facts.visits) {
    if (visit.followUpOn !== null) day = visit.followUpOn;
    else if (visit.outcome === 'supported' || visit.outcome === 'refused' || visit.outcome === 'moved') day = null;
  }
  return day;
}

/** The day from which a refusal no longer holds, or null where the last word is no refusal. */
export function refusalEndsOn(facts: HouseholdFacts): LocalDate | null {
  const last = lastWord(facts);
  return last?.outcome === 'refused' ? addDays(localDateOf(last.at), REFUSAL_HOLDS_DAYS) : null;
}

/**
 * Outreach status of a household on `today`.
 *
 * The last word wins: a refusal after support is a refusal, support after a refusal is support.
 * An attempt or a leaflet never makes a household reached.
 *
 * @param facts  the household's facts that count, oldest visit first
 * @param today  local date in the commune
 * @see DOMAIN, Definitions
 */
export function outreachStatus(facts: HouseholdFacts, today: LocalDate): OutreachStatus {
  const last = lastWord(facts);
  if (last?.outcome === 'moved') return 'inactive';
  const reached = wasReached(facts);
  if (last?.outcome === 'refused') {
    if (today < addDays(localDateOf(last.at), REFUSAL_HOLDS_DAYS)) return 'refused';
    return reached ? 'follow_up_due' : 'attempted';
  }
  if (!reached) return beforeFirstSupport(facts);
  const due = followUpOn(facts);
  if (due !== null && due <= today) return 'follow_up_due';
  return isAdopting(facts) ? 'adopting' : 'reached';
}

function beforeFirstSupport(facts: HouseholdFacts): OutreachStatus {
  if (wasInformed(facts)) return 'informed';
  return facts.visits.some((v) => ATTEMPTS.has(v.outcome)) ? 'attempted' : 'never_reached';
}

const lastWord = (facts: HouseholdFacts): VisitFact | undefined =>
  facts.visits.findLast((visit) => CONCLUSIVE.has(visit.outcome));
