import { type HouseholdFacts, localDateOf } from '#geo';
import type { PastVisit, QuarterHousehold, QuarterInput } from '#geo/quarter/index.ts';
import { straightMinutes } from '#geo/quarter/walking.ts';
import { addDays } from '#geo/time/local-date.ts';
import { toQuarterHousehold } from './demo-input.ts';
import type { World } from './world.ts';

const UNKNOWN_WALK = 4;

/** One team's year under one way of planning: facts as they grow, and what is counted. */
export class Team {
  readonly base: QuarterInput;
  readonly world: World;
  readonly facts: Map<string, HouseholdFacts>;
  readonly index: Map<string, number>;
  readonly walk: (a: number, b: number) => number;
  readonly history: PastVisit[];
  /** days from the start to the first support of each household flagged at the start */
  readonly reachedOn = new Map<string, string>();
  /** … and to the first call at the right door */
  readonly calledOn = new Map<string, string>();
  readonly flagged: ReadonlySet<string>;
  readonly sessions: { date: string; from: string; to: string }[] = [];
  walked = 0;
  supports = 0;
  calls = 0;
  memberHours = 0;
  /** supports of each date */
  readonly supportsOn = new Map<string, number>();

  constructor(base: QuarterInput, facts: ReadonlyMap<string, HouseholdFacts>, world: World) {
    this.base = base;
    this.world = world;
    this.facts = new Map(base.households.map(({ id }) => [id, facts.get(id)!]));
    this.index = new Map(base.households.map(({ id }, i) => [id, i]));
    const straight = straightMinutes(base.households.map(({ position }) => position));
    this.walk = (a, b) =>
      base.households[a]!.position && base.households[b]!.position ? straight(a, b) : UNKNOWN_WALK;
    this.history = [...(base.history ?? [])];
    this.flagged = new Set(base.households.filter((one) => one.flagged).map(({ id }) => id));
  }

  /** Everybody as of a morning. */
  households(today: string): QuarterHousehold[] {
    return this.base.households.map(({ id, clusterId, position, memberId }) =>
      toQuarterHousehold(id, this.facts.get(id)!, today, { clusterId, position, memberId }),
    );
  }

  absences(memberId: string, from: string, weeks: number): { from: string; to: string }[] {
    return Array.from({ length: weeks }, (_, i) => addDays(from, 7 * i))
      .filter((monday) => this.world.isAway(memberId, monday))
      .map((monday) => ({ from: monday, to: addDays(monday, 6) }));
  }

  /** A member's shift: stops come one after the other from `next` until the time is over. Returns who was called at. */
  walkShift(date: string, from: string, minutes: number, next: (here: number | null) => string | null): void {
    let clock = 0;
    let here: number | null = null;
    this.memberHours += minutes / 60;
    for (;;) {
      const id = next(here);
      if (id === null) return;
      const to = this.index.get(id)!;
      const way: number = here === null ? 8 : this.walk(here, to);
      if (clock + way > minutes - 5) return;
      clock += way;
      this.walked += way;
      clock += this.#call(id, date, from);
      here = to;
    }
  }

  #call(id: string, date: string, from: string): number {
    const facts = this.facts.get(id)!;
    const priority = this.base.households[this.index.get(id)!]!.priority;
    const reached = facts.visits.some(({ outcome }) => outcome === 'supported');
    const answer = this.world.knock(id, date, Number(from.slice(0, 2)), priority, reached);
    const at = `${date}T${from}:00+07:00`;
    const followUpOn = answer.followUpIn === null ? null : addDays(date, answer.followUpIn);
    this.facts.set(id, { ...facts, visits: [...facts.visits, { at, outcome: answer.outcome, followUpOn }] });
    this.history.push({ at, outcome: answer.outcome, supported: answer.supported, minutes: answer.minutes, priority });
    this.calls++;
    this.supports += answer.supported;
    this.supportsOn.set(date, (this.supportsOn.get(date) ?? 0) + answer.supported);
    if (this.flagged.has(id)) {
      if (!this.calledOn.has(id) && answer.outcome !== 'wrong_location') this.calledOn.set(id, localDateOf(at));
      if (answer.outcome === 'supported' && !this.reachedOn.has(id)) this.reachedOn.set(id, localDateOf(at));
    }
    return answer.minutes;
  }
}
