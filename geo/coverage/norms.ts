import type { LocalDate } from '../time/local-date.ts';

/** A norm of the plan, as it is in force on a day. Thresholds are data: a later plan may change them. */
export interface Norm {
  /** as in the domain document: `team-size`, `member-load`, … */
  id: string;
  threshold: number;
  /** the most, where the norm has one */
  upper: number | null;
  unit: string;
  dueOn: LocalDate | null;
}

/** A norm with the days on which it is in force. */
export interface DatedNorm extends Norm {
  validFrom: LocalDate;
  /** last day; null while no later plan replaces it */
  validTo: LocalDate | null;
}

/** The norms in force on a day. */
export const normsOn = (norms: readonly DatedNorm[], day: LocalDate): DatedNorm[] =>
  norms.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));

/** The norm of that name among those in force; undefined where none is. */
export const normOf = (norms: readonly Norm[], id: string): Norm | undefined => norms.find((norm) => norm.id === id);

/** Does a number meet the norm? A norm that is not in force asks for nothing. */
export const meets = (norm: Norm | undefined, value: number): boolean =>
  norm === undefined || (value >= norm.threshold && value <= (norm.upper ?? Number.POSITIVE_INFINITY));

/** Over-loaded: that many times the mean of the team. */
const TOO_MANY_TIMES_MEAN = 1.5;

/** Is a member in charge of too few households by the norm, or of far more than the others of the team? */
export type MemberLoad = 'few' | 'fair' | 'many';

/**
 * @param households  of the member, and of everyone who serves in the team, himself included
 * @param norm  `member-load`
 */
export function memberLoad(households: number, team: readonly number[], norm: Norm | undefined): MemberLoad {
  if (!meets(norm, households)) return 'few';
  const mean = team.reduce((sum, one) => sum + one, 0) / Math.max(1, team.length);
  return team.length > 1 && households > mean * TOO_MANY_TIMES_MEAN ? 'many' : 'fair';
}
