/** A hamlet's team and who is in charge of which household, with some history. */
import { dateOf, dayNumber, instant } from './calendar.ts';
import { inventedPhone, personName } from './person_names.ts';
import type { Random } from './random.ts';
import type { DemoAssignment, DemoMember, MemberBody } from './types.ts';

export interface TeamFrame {
  teamId: string;
  hamletId: string;
  /** First day of the history. */
  start: number;
  today: number;
  nextId: () => string;
}

const CORE: MemberBody[] = [
  'hamlet_head',
  'youth_union',
  'front_committee',
  'police',
  'womens_union',
  'youth_union',
  'veterans',
];
const OTHERS: MemberBody[] = ['party_secretary', 'youth_union', 'farmers', 'youth_union', 'womens_union'];

/**
 * 7 to 12 members in service, exactly one of them leader; in two of five teams somebody left and was replaced.
 *
 * @returns members in service first; one who left is followed at once by the one who came for him
 */
export function createMembers(random: Random, frame: TeamFrame): { members: DemoMember[]; left: DemoMember | null } {
  const bodies = [...CORE, ...OTHERS.slice(0, random.int(1, 4))];
  const begin = frame.start - random.int(40, 75);
  const member = (body: MemberBody, role: DemoMember['role'], from: number): DemoMember => {
    const woman = body === 'womens_union' || (body !== 'police' && body !== 'veterans' && random.chance(0.4));
    return {
      id: frame.nextId(),
      teamId: frame.teamId,
      hamletId: frame.hamletId,
      name: personName(random, woman),
      phone: random.chance(0.95) ? inventedPhone(random) : null,
      role,
      from: dateOf(from),
      to: null,
      body,
    };
  };
  const members = bodies.map((body, i) => member(body, i === 0 ? 'leader' : 'member', begin));
  if (!random.chance(0.4)) return { members, left: null };
  const end = random.int(frame.start + 60, frame.today - 70);
  const left: DemoMember = { ...member('youth_union', 'member', begin), to: dateOf(end) };
  members[1] = { ...members[1]!, from: dateOf(end + 1) };
  return { members, left };
}

/** A household as far as assigning it goes, in the order of its lane. */
export interface Assignable {
  id: string;
  /** Clusters whose households nobody took. */
  forgotten: boolean;
}

/**
 * Households in the order of their lanes dealt out in stretches, so that most clusters stay in one hand.
 *
 * @param clusters  households by cluster; those without a cluster as a last group
 * @param uneven  one member takes 60 and more, another under ten
 */
export function assign(
  random: Random,
  clusters: readonly (readonly Assignable[])[],
  { members, left }: { members: readonly DemoMember[]; left: DemoMember | null },
  uneven: boolean,
  frame: TeamFrame,
): DemoAssignment[] {
  const taken = clusters.map((cluster) => cluster.filter((h) => !random.chance(h.forgotten ? 0.36 : 0.042)));
  const total = taken.reduce((sum, cluster) => sum + cluster.length, 0);
  const quotas = shares(random, total, members.length, uneven);
  const assignments: DemoAssignment[] = [];
  const queue = random
    .shuffle(taken)
    .flatMap((cluster) => cluster.map((h, i) => ({ id: h.id, last: i === cluster.length - 1 })));
  let at = 0;
  for (const [i, member] of members.entries()) {
    let end = Math.min(queue.length, at + quotas[i]!);
    if (i === members.length - 1) end = queue.length;
    else if (!uneven) end = snap(queue, end);
    for (; at < end; at++) assignments.push(...termsOf(random, queue[at]!.id, member, members, left, frame));
  }
  return assignments;
}

function shares(random: Random, total: number, members: number, uneven: boolean): number[] {
  const weights = Array.from({ length: members }, () => random.range(0.8, 1.2));
  const quotas = new Array<number>(members).fill(0);
  let rest = total;
  const others = weights.map((_, i) => i);
  if (uneven && members >= 5 && total >= 150) {
    quotas[2] = random.int(60, 68);
    quotas[4] = random.int(5, 9);
    rest -= quotas[2] + quotas[4];
    others.splice(others.indexOf(4), 1);
    others.splice(others.indexOf(2), 1);
  }
  const sum = others.reduce((all, i) => all + weights[i]!, 0);
  for (const i of others) quotas[i] = Math.round((rest * weights[i]!) / sum);
  return quotas;
}

/** The end moved to a cluster's end when one is near. */
function snap(queue: readonly { last: boolean }[], end: number): number {
  for (let shift = 0; shift <= 6; shift++) {
    for (const at of [end - shift, end + shift]) if (queue[at - 1]?.last) return at;
  }
  return end;
}

function termsOf(
  random: Random,
  householdId: string,
  member: DemoMember,
  members: readonly DemoMember[],
  left: DemoMember | null,
  frame: TeamFrame,
): DemoAssignment[] {
  const opening = frame.start - random.int(8, 30);
  if (left && member === members[1]) {
    const change = instant(dayNumber(member.from));
    return [
      { householdId, memberId: left.id, from: instant(opening, 480), to: change },
      { householdId, memberId: member.id, from: change, to: null },
    ];
  }
  if (random.chance(0.03)) {
    const before = random.pick(members.filter((other) => other !== member && other !== members[1]));
    const change = instant(random.int(frame.start + 30, frame.today - 20), 540);
    return [
      { householdId, memberId: before.id, from: instant(opening, 480), to: change },
      { householdId, memberId: member.id, from: change, to: null },
    ];
  }
  return [{ householdId, memberId: member.id, from: instant(opening, 480), to: null }];
}
