import type { QuarterDay, QuarterInput } from './types.ts';

/** Of a pair that goes out together the first leads: the walk is in his name. Who goes alone leads himself. */
export function leadOf(
  { pairs = [] }: Pick<QuarterInput, 'pairs'>,
  memberIds: readonly string[],
  memberId: string,
): string {
  const pair = pairs.find((both) => both.includes(memberId) && both.every((id) => memberIds.includes(id)));
  return pair ? pair[0] : memberId;
}

/** The days with one walk for each pair: they call at the same doors, so that is one list and one time. */
export const ledByPairs = (input: Pick<QuarterInput, 'pairs'>, days: readonly QuarterDay[]): QuarterDay[] =>
  (input.pairs ?? []).length === 0
    ? [...days]
    : days.map((day) => ({
        ...day,
        visits: day.visits.map((visit) => ({ ...visit, memberId: leadOf(input, day.memberIds, visit.memberId) })),
      }));
