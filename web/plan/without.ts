import type { Availability } from '#api/availability/schema.ts';
import { addDays, isPresent, type LocalDate, suits } from '#geo';
import { backOn } from '../teams/when-words.ts';

/** Why a member has no session: away for all of it, no hours given, or nothing is left for him to do. */
export type Without = { memberId: string } & (
  | { why: 'away'; until: LocalDate }
  | { why: 'noHours' | 'noSuchHours' | 'noWork' }
);

interface Days {
  today: LocalDate;
  /** the plan's last day */
  to: LocalDate;
  /** days from today on */
  days: readonly { date: LocalDate; from: string; to: string; memberIds: readonly string[] }[];
}

/**
 * Who of the team gets no session at all from today on, and why, as far as is known.
 *
 * @param memberIds  who serves in the team
 * @param availability  when each can come, by his identifier
 */
export function withoutSession(
  memberIds: readonly string[],
  availability: ReadonlyMap<string, Availability>,
  { today, to, days }: Days,
): Without[] {
  const going = new Set(days.flatMap((day) => day.memberIds));
  return memberIds
    .filter((memberId) => !going.has(memberId))
    .map((memberId): Without => {
      const known = availability.get(memberId);
      if (!known) return { memberId, why: 'noWork' };
      if (known.weeklyHours === 0) return { memberId, why: 'noHours' };
      const lastDay = days.at(-1)?.date ?? to;
      const back = backOn(known.absences, today);
      if (back > lastDay) return { memberId, why: 'away', until: addDays(back, -1) };
      const present = days.filter(({ date }) => isPresent(known, date));
      const suited = present.some((day) => suits(known.hours ? { hours: known.hours } : {}, day.date, day));
      return { memberId, why: present.length > 0 && !suited ? 'noSuchHours' : 'noWork' };
    });
}
