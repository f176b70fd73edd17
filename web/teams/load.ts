import type { Member } from '#api/teams/schema.ts';

/** What the plan asks for; the norms of the same name in the database check it. */
export const LEAST_HOUSEHOLDS = 10;
export const TEAM_SIZE = { least: 7, most: 12 };
/** Over-loaded: that many times the team's mean. */
const TOO_MANY_TIMES_MEAN = 1.5;

export type Load = 'few' | 'fair' | 'many';

/** Is a member in charge of too few households, or of far more than the others of the team? */
export function loadOf(member: Pick<Member, 'households'>, serving: readonly Pick<Member, 'households'>[]): Load {
  const own = member.households ?? 0;
  if (own < LEAST_HOUSEHOLDS) return 'few';
  const mean = serving.reduce((sum, one) => sum + (one.households ?? 0), 0) / Math.max(1, serving.length);
  return serving.length > 1 && own > mean * TOO_MANY_TIMES_MEAN ? 'many' : 'fair';
}
