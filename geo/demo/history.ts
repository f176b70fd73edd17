/** Three quarters of visits, from who lives where and who is in charge. */
import { activityDays, clusterDays } from './activity_days.ts';
import { dayNumber, instant } from './calendar.ts';
import { decideDestinies, type Prospect } from './destinies.ts';
import type { Group } from './groups.ts';
import { isDeviceless, isElderly } from './households.ts';
import type { Random } from './random.ts';
import type { TeamFrame } from './teams.ts';
import type { DemoAssignment, DemoMember, DemoVisit } from './types.ts';
import { visitsOf } from './visits.ts';

/** A hamlet's people while they are being made. */
export interface Work {
  random: Random;
  hamletId: string;
  frame: TeamFrame;
  /** Households by cluster, those without one last. */
  groups: Group[];
  members: DemoMember[];
  left: DemoMember | null;
  assignments: DemoAssignment[];
  quality: number;
}

/** All visits of the commune, oldest first; households learn which platforms were seen. */
export function createHistory(random: Random, works: readonly Work[]): DemoVisit[] {
  const prospects = works.flatMap((work) =>
    work.groups.flatMap((group) =>
      group.households.map(
        (household): Prospect => ({
          elderly: isElderly(household) === true,
          deviceless: isDeviceless(household) === true,
          forgotten: group.forgotten,
          team: work.quality,
          cluster: group.care,
        }),
      ),
    ),
  );
  const destinies = decideDestinies(random, prospects);
  let next = 0;
  const visits: DemoVisit[] = [];
  for (const work of works) {
    const { frame, members, left } = work;
    const days = activityDays(work.random, frame.start, frame.today, work.quality);
    const terms = new Map<string, DemoAssignment[]>();
    for (const term of work.assignments) {
      const known = terms.get(term.householdId);
      if (known) known.push(term);
      else terms.set(term.householdId, [term]);
    }
    const everyone = (left ? [...members, left] : members).map((member) => ({
      member,
      from: dayNumber(member.from),
      to: member.to === null ? Infinity : dayNumber(member.to),
    }));
    const byId = new Map(everyone.map((entry) => [entry.member.id, entry]));
    const serving = (day: number) => everyone.filter((entry) => entry.from <= day && day <= entry.to);
    for (const group of work.groups) {
      const here = clusterDays(work.random, days, group.households.length);
      for (const household of group.households) {
        const whoOn = (day: number): DemoMember => {
          const noon = instant(day, 12 * 60);
          const term = terms.get(household.id)?.find((t) => t.from <= noon && (t.to === null || noon < t.to));
          const inCharge = term ? byId.get(term.memberId) : undefined;
          if (inCharge && inCharge.from <= day && day <= inCharge.to && work.random.chance(0.87))
            return inCharge.member;
          return work.random.pick(serving(day)).member;
        };
        const alongOn = (day: number, who: DemoMember) => {
          const others = serving(day).filter(({ member }) => member !== who);
          return others.length > 0 ? work.random.pick(others).member : null;
        };
        const destiny = destinies[next++]!;
        if (group.forgotten && destiny === 'never_reached') continue;
        const made = visitsOf(work.random, household, destiny, {
          today: frame.today,
          days: here,
          whoOn,
          alongOn,
        });
        household.platforms = made.findLast((visit) => visit.platforms !== null)?.platforms ?? null;
        visits.push(...made);
      }
    }
  }
  return visits.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}
