import i18next from 'i18next';
import type { PlanChangeRequest, PlanDay } from '#api/plans/schema.ts';
import { isoWeekday, type LocalDate } from '#geo';
import { longDay, shortDay } from './day-words.ts';
import type { Names } from './names.ts';
import type { Intent } from './use-changes.ts';

const one = (change: PlanChangeRequest, words: string): Intent => ({ changes: [change], words });

export const moveCluster = (names: Names, clusterId: string, from: LocalDate, to: LocalDate): Intent =>
  one(
    { kind: 'move_cluster', clusterId, from, to },
    i18next.t('plan:change.move_cluster', {
      name: names.cluster(clusterId),
      from: shortDay(from),
      to: shortDay(to),
    }),
  );

export const removeCluster = (names: Names, clusterId: string, date: LocalDate): Intent =>
  one(
    { kind: 'remove_cluster', clusterId, date },
    i18next.t('plan:change.remove_cluster', { name: names.cluster(clusterId), day: shortDay(date) }),
  );

export const moveDay = (from: LocalDate, to: LocalDate): Intent =>
  one({ kind: 'move_day', from, to }, i18next.t('plan:change.move_day', { from: shortDay(from), to: shortDay(to) }));

export const removeDay = (date: LocalDate): Intent =>
  one({ kind: 'remove_day', date }, i18next.t('plan:change.remove_day', { day: longDay(date) }));

export const setDay = (date: LocalDate, facts: Pick<PlanDay, 'from' | 'to' | 'memberIds'>): Intent =>
  one({ kind: 'set_day', date, ...facts }, i18next.t('plan:change.set_day', { day: shortDay(date) }));

/** A cluster joins a date; without a cluster only the day. The day is made where there is none. */
export function addCluster(
  names: Names,
  clusterId: string | null,
  date: LocalDate,
  made: Pick<PlanDay, 'from' | 'to' | 'memberIds'> | null,
): Intent {
  const changes: PlanChangeRequest[] = made ? [{ kind: 'add_day', date, ...made }] : [];
  if (clusterId === null) return { changes, words: i18next.t('plan:change.add_day', { day: longDay(date) }) };
  return {
    changes: [...changes, { kind: 'add_cluster', clusterId, date }],
    words: i18next.t('plan:change.add_cluster', { name: names.cluster(clusterId), day: shortDay(date) }),
  };
}

/** A household of a day and what it is called. */
export interface NamedStop {
  householdId: string;
  name: string;
  date: LocalDate;
}

export const removeStop = ({ householdId, name, date }: NamedStop): Intent =>
  one(
    { kind: 'remove_visit', householdId, date },
    i18next.t('plan:change.remove_visit', { name, day: shortDay(date) }),
  );

export const moveStopToDay = ({ householdId, name, date }: NamedStop, toDate: LocalDate): Intent =>
  one(
    { kind: 'move_visit', householdId, date, toDate },
    i18next.t('plan:change.move_visit_day', { name, from: shortDay(date), to: shortDay(toDate) }),
  );

/** To another member, or to another place in the order of the same. */
export function moveStop(
  names: Names,
  { householdId, name, date }: NamedStop,
  to: { memberId: string; position?: number; other: boolean },
): Intent {
  const { memberId, position, other } = to;
  return one(
    { kind: 'move_visit', householdId, date, memberId, ...(position === undefined ? {} : { position }) },
    other
      ? i18next.t('plan:change.move_visit_member', { name, member: names.member(memberId) })
      : i18next.t('plan:change.move_visit_order', { name }),
  );
}

/** Hours and members of a new day: like the last one on the same weekday, else like the last; all who serve. */
export function newDay(
  days: readonly PlanDay[],
  date: LocalDate,
  members: readonly { id: string }[],
): Pick<PlanDay, 'from' | 'to' | 'memberIds'> {
  const like = days.findLast((day) => isoWeekday(day.date) === isoWeekday(date)) ?? days.at(-1);
  const { from, to } = like ?? { from: '08:00', to: '12:00' };
  return { from, to, memberIds: members.map(({ id }) => id) };
}

/** What several intents together are called. */
export function wordsOf(intents: readonly Intent[]): string {
  const [first, ...others] = intents;
  if (!first) return '';
  return others.length === 0 ? first.words : i18next.t('plan:change.several', { words: first.words, n: others.length });
}
