import type { Availability } from '#api/availability/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { addDays, hoursAWeek, isPresent, type LocalDate, suits } from '#geo';
import { metresBetween } from '../map/distance.ts';
import { backOn, ORDINARY_HOURS } from '../teams/when-words.ts';

/** Why somebody may not be able to take more on. */
export type Hindrance =
  /** the last day he is away */
  | { kind: 'away'; until: LocalDate }
  /** he gives no hours at all, or none on the day that is asked about */
  | { kind: 'none' | 'notThatDay' }
  | { kind: 'few'; hours: number };

/** A member who can be chosen, with what the one who chooses should know. */
export interface MemberChoice {
  id: string;
  name: string;
  /** in his charge; null where the user may not know */
  households: number | null;
  /** households he has on the day that is asked about; null: no day is */
  stops: number | null;
  /** from his home to the place, as the crow flies; null: one of them is not known */
  metres: number | null;
  hindrances: Hindrance[];
}

/** What somebody is chosen for. */
export interface ChosenFor {
  today: LocalDate;
  /** where he is to go, `[lon, lat]` */
  place?: readonly number[] | null | undefined;
  /** a day of a plan, and the households each member has on it already */
  day?: { date: LocalDate; from: string; to: string; visits: readonly { memberId: string }[] } | undefined;
}

/**
 * Whom something can be given to: nobody is left out, but who cannot come stands last; of the others, who lives near
 * stands first. Those of whom neither is known stay in the order given.
 *
 * @param availability  when each can come, by his identifier
 */
export function choicesOf(
  members: readonly Member[],
  availability: ReadonlyMap<string, Availability>,
  { today, place, day }: ChosenFor,
): MemberChoice[] {
  const found = members.map(({ id, name, households }): MemberChoice => {
    const known = availability.get(id);
    return {
      id,
      name,
      households,
      stops: day ? day.visits.filter(({ memberId }) => memberId === id).length : null,
      metres: known?.home && place ? metresBetween(pair(known.home), pair(place)) : null,
      hindrances: known ? (day ? hindrancesOn(known, day) : hindrancesNow(known, today)) : [],
    };
  });
  return found.toSorted(
    (a, b) => Number(cannotCome(a)) - Number(cannotCome(b)) || (a.metres ?? FAR) - (b.metres ?? FAR),
  );
}

/** Farther than anybody lives. */
const FAR = 1e9;
const pair = (position: readonly number[]): [number, number] => [position[0]!, position[1]!];

/** He can be chosen all the same: he may have agreed to come. */
export const cannotCome = ({ hindrances }: Pick<MemberChoice, 'hindrances'>): boolean =>
  hindrances.some(({ kind }) => kind !== 'few');

/** What stands in the way of somebody's taking on a household for good. */
export function hindrancesNow({ weeklyHours, hours, absences }: Availability, today: LocalDate): Hindrance[] {
  const found: Hindrance[] = [];
  const back = backOn(absences, today);
  if (back !== today) found.push({ kind: 'away', until: addDays(back, -1) });
  const really = hoursAWeek(weeklyHours, hours);
  if (really === 0) found.push({ kind: 'none' });
  else if (really < ORDINARY_HOURS) found.push({ kind: 'few', hours: really });
  return found;
}

/** What stands in the way of somebody's going out on a day. */
function hindrancesOn(
  { weeklyHours, hours, absences }: Availability,
  day: { date: LocalDate; from: string; to: string },
): Hindrance[] {
  if (!isPresent({ absences }, day.date)) return [{ kind: 'away', until: addDays(backOn(absences, day.date), -1) }];
  if (weeklyHours === 0) return [{ kind: 'none' }];
  return suits(hours ? { hours } : {}, day.date, day) ? [] : [{ kind: 'notThatDay' }];
}
