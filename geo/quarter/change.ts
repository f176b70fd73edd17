import { minuteOfDay } from '../coverage/activity.ts';
import type { ChangeProblem, PlanChange } from './change-types.ts';
import { addCluster, moveCluster, removeCluster } from './cluster-change.ts';
import { ChangeRefused, DaysEdit } from './day-edit.ts';
import { ledByPairs } from './pairs.ts';
import { withSupports } from './supports.ts';
import type { QuarterDay, QuarterInput } from './types.ts';

export type Changed =
  | { ok: true; days: QuarterDay[] }
  | { ok: false; problem: ChangeProblem; field: string; index: number };

/**
 * A plan's days after changes by hand, in their order: all of them or none. Days before `input.today` stay as they are;
 * a household is called at once a day at most; only who comes calls. Whatever else is unwise is a warning, not an error
 * (see `warningsOf`).
 *
 * @param input  as for `planQuarter`; `kept` is not looked at
 */
export function changeDays(input: QuarterInput, days: readonly QuarterDay[], changes: readonly PlanChange[]): Changed {
  const edit = new DaysEdit(input, days);
  for (const [index, change] of changes.entries()) {
    try {
      applyChange(edit, change);
    } catch (error) {
      if (error instanceof ChangeRefused) return { ok: false, problem: error.problem, field: error.field, index };
      throw error;
    }
  }
  const touched = withSupports(input, edit.result());
  const before = new Map(days.map((day) => [day.date, day]));
  // A day nobody touched keeps even its figures.
  return { ok: true, days: touched.map((day) => (isSameDay(day, before.get(day.date)) ? before.get(day.date)! : day)) };
}

/** Do two days ask the same of the same people? Their expectations do not count. */
export function isSameDay(a: QuarterDay, b: QuarterDay | undefined): boolean {
  if (!b) return false;
  const of = ({ date, from, to, memberIds, visits }: QuarterDay) =>
    JSON.stringify([date, from, to, memberIds, visits.map((visit) => [visit.householdId, visit.memberId])]);
  return of(a) === of(b);
}

function applyChange(edit: DaysEdit, change: PlanChange): void {
  switch (change.kind) {
    case 'move_cluster':
      moveCluster(edit, change);
      break;
    case 'add_cluster':
      addCluster(edit, change);
      break;
    case 'remove_cluster':
      removeCluster(edit, change);
      break;
    case 'add_day': {
      const { date, from, to, memberIds } = change;
      checkHours(from, to);
      edit.add(
        { date, from, to, memberIds: [...new Set(memberIds)], clusterIds: [], visits: [], expectedSupports: 0 },
        'date',
      );
      break;
    }
    case 'remove_day':
      edit.day(change.date, 'date');
      edit.remove(change.date);
      break;
    case 'move_day': {
      const day = edit.day(change.from, 'from');
      edit.remove(change.from);
      edit.add({ ...day, date: change.to }, 'to');
      break;
    }
    case 'set_day':
      setDay(edit, change);
      break;
    case 'add_visit':
      edit.put(edit.day(change.date, 'date'), change.householdId, {
        ...(change.memberId === undefined ? {} : { memberId: change.memberId }),
      });
      break;
    case 'remove_visit':
      edit.take(edit.day(change.date, 'date'), change.householdId);
      break;
    case 'move_visit':
      moveVisit(edit, change);
      break;
  }
}

function setDay(edit: DaysEdit, change: Extract<PlanChange, { kind: 'set_day' }>): void {
  const day = edit.day(change.date, 'date');
  day.from = change.from ?? day.from;
  day.to = change.to ?? day.to;
  checkHours(day.from, day.to);
  if (change.memberIds === undefined) return;
  const memberIds = [...new Set(change.memberIds)];
  edit.checkCrew(memberIds);
  const orphans = day.visits.filter((visit) => !memberIds.includes(visit.memberId));
  day.memberIds = memberIds;
  day.visits = ledByPairs(edit.input, [
    { ...day, visits: day.visits.filter((visit) => memberIds.includes(visit.memberId)) },
  ])[0]!.visits;
  for (const { householdId } of orphans) edit.put(day, householdId);
}

function moveVisit(edit: DaysEdit, change: Extract<PlanChange, { kind: 'move_visit' }>): void {
  const from = edit.day(change.date, 'date');
  const to = edit.day(change.toDate ?? change.date, 'toDate');
  const visit = edit.take(from, change.householdId);
  const memberId = change.memberId ?? (to.memberIds.includes(visit.memberId) ? visit.memberId : undefined);
  edit.put(to, change.householdId, {
    ...(memberId === undefined ? {} : { memberId }),
    ...(change.position === undefined ? {} : { position: change.position }),
  });
}

function checkHours(from: string, to: string): void {
  if (!(minuteOfDay(to) > minuteOfDay(from))) throw new ChangeRefused('impossible_hours', 'to');
}
