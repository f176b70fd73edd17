import type { LocalDate } from '../time/local-date.ts';
import type { HouseholdFacts } from './facts.ts';
import { isFlaggedStanding, priorityOfStanding, standing } from './priority.ts';
import { becomesElderlyOn } from './residents.ts';
import { followUpOn, isAdopting, type OutreachStatus, refusalEndsOn, wasInformed, wasReached } from './status.ts';

/** How a household stands between two days on which its state turns by itself. */
export interface Phase {
  status: OutreachStatus;
  elderly: boolean | null;
  deviceless: boolean | null;
  flagged: boolean;
  rank: number;
  within: number;
}

/** Everything the database keeps beside a household's facts: all of it can be derived again. */
export interface HouseholdState {
  now: Phase;
  /** the next day on which the state turns with nobody writing anything; null: never */
  turnsOn: LocalDate | null;
  /** the state from that day on */
  next: Phase;
  reached: boolean;
  informed: boolean;
  adopting: boolean;
  followUpOn: LocalDate | null;
  lastVisitAt: string | null;
  /** last call at the right door */
  lastAttemptAt: string | null;
  /** the last call did not find the house */
  locationDoubtful: boolean;
}

/** Derives a household's state on `today` and the next day it turns (a follow-up falls due, a refusal ends, someone turns 60). */
export function deriveState(facts: HouseholdFacts, today: LocalDate): HouseholdState {
  const now = phaseOn(facts, today);
  const due = followUpOn(facts);
  const turns = [due, refusalEndsOn(facts), becomesElderlyOn(facts, today)].filter(
    (day): day is LocalDate => day !== null && day > today,
  );
  const turnsOn = turns.sort()[0] ?? null;
  return {
    now,
    turnsOn,
    next: turnsOn === null ? now : phaseOn(facts, turnsOn),
    reached: wasReached(facts),
    informed: wasInformed(facts),
    adopting: isAdopting(facts),
    followUpOn: due,
    lastVisitAt: facts.visits.at(-1)?.at ?? null,
    lastAttemptAt: facts.visits.findLast((v) => v.outcome !== 'wrong_location')?.at ?? null,
    locationDoubtful: facts.visits.at(-1)?.outcome === 'wrong_location',
  };
}

function phaseOn(facts: HouseholdFacts, day: LocalDate): Phase {
  const here = standing(facts, day);
  const { rank, within } = priorityOfStanding(here);
  return {
    status: here.status,
    elderly: here.elderly,
    deviceless: here.deviceless,
    flagged: isFlaggedStanding(here),
    rank,
    within,
  };
}
