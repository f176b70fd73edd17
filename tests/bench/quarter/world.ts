import type { VisitOutcome } from '#geo';
import { isoWeekday } from '#geo/coverage/iso-week.ts';
import { createRandom } from '#geo/demo/random.ts';

/** Share of days on which it rains too hard to go out. */
const RAIN = 0.07;
/** Share of announced shifts to which a member does not come after all. */
const NO_SHOW = 0.12;
/** Share of weeks in which a member has said beforehand that he cannot come. */
const AWAY = 0.5;

export interface Answer {
  outcome: VisitOutcome;
  supported: number;
  minutes: number;
  followUpIn: number | null;
}

/**
 * What happens at a door on a date, the same whoever planned the call: luck hangs on the household and the date alone,
 * so that the ways of planning differ by their planning only. Shares are assumptions, written here and nowhere else.
 */
export class World {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  rains(date: string): boolean {
    return createRandom(this.#seed, 'rain', date).chance(RAIN);
  }

  shows(memberId: string, date: string): boolean {
    return !createRandom(this.#seed, 'shows', memberId, date).chance(NO_SHOW);
  }

  /** Known beforehand; `week` is its Monday. */
  isAway(memberId: string, week: string): boolean {
    return createRandom(this.#seed, 'away', memberId, week).chance(AWAY);
  }

  knock(householdId: string, date: string, hour: number, elderly: boolean, reached: boolean): Answer {
    const random = createRandom(this.#seed, 'door', householdId, date);
    const hard = createRandom(this.#seed, 'nature', householdId).next();
    const atHome = (hour < 12 ? 0.55 : isoWeekday(date) >= 6 ? 0.68 : 0.72) + (elderly ? 0.1 : 0);
    if (!random.chance(atHome)) return { outcome: 'not_home', supported: 0, minutes: 3, followUpIn: null };
    const refuses = reached ? 0.01 : hard > 0.95 ? 0.3 : 0.01;
    const kind = random.weighted([0.74 - refuses, 0.09, 0.15, refuses, 0.005, 0.015]);
    const minutes = random.range(25, 45) + (elderly ? 8 : 0);
    switch (kind) {
      case 0:
        return {
          outcome: 'supported',
          supported: 1 + random.weighted([0.62, 0.3, 0.08]),
          minutes,
          followUpIn: random.chance(0.12) ? random.int(7, 30) : null,
        };
      case 1:
        return { outcome: 'informed', supported: 0, minutes: 8, followUpIn: null };
      case 2:
        return { outcome: 'come_back', supported: 0, minutes: 5, followUpIn: random.int(2, 14) };
      case 3:
        return { outcome: 'refused', supported: 0, minutes: 4, followUpIn: null };
      case 4:
        return { outcome: 'moved', supported: 0, minutes: 4, followUpIn: null };
      default:
        return { outcome: 'wrong_location', supported: 0, minutes: 6, followUpIn: null };
    }
  }
}
