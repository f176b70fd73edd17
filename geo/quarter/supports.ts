import { minuteOfDay } from '../coverage/activity.ts';
import { isoWeekday } from '../coverage/iso-week.ts';
import { bucketOf, expectedSupports, learnRates, type VisitRates } from './rates.ts';
import type { QuarterDay, QuarterInput } from './types.ts';

/** What to expect of a call, from the team's calls and the commune's. */
export const ratesOf = ({ history, communeHistory }: QuarterInput): VisitRates =>
  learnRates(history ?? [], communeHistory ? learnRates(communeHistory) : undefined);

/** The days with their expected person-supports counted anew. */
export function withSupports(input: QuarterInput, days: readonly QuarterDay[]): QuarterDay[] {
  const rates = ratesOf(input);
  const priority = new Map(input.households.map((household) => [household.id, household.priority]));
  return days.map((day) => {
    const bucket = bucketOf(isoWeekday(day.date), minuteOfDay(day.from));
    const sum = day.visits.reduce(
      (all, { householdId }) => all + expectedSupports(rates, priority.get(householdId) ?? false, bucket),
      0,
    );
    return { ...day, expectedSupports: Math.round(sum * 100) / 100 };
  });
}
