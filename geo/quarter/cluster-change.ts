import type { PlanChange } from './change-types.ts';
import { ChangeRefused, type DaysEdit } from './day-edit.ts';
import { waits } from './jobs.ts';

type Of<Kind extends PlanChange['kind']> = Extract<PlanChange, { kind: Kind }>;

/** All visits of a cluster on one day go to another; the first day is dropped when nothing is left of it. */
export function moveCluster(edit: DaysEdit, { clusterId, from, to }: Of<'move_cluster'>): void {
  const day = edit.day(from, 'from');
  edit.checkDate(to, 'to');
  if (from === to) return;
  const moving = day.visits.filter((visit) => edit.clusterOf(visit.householdId) === clusterId);
  if (moving.length === 0) throw new ChangeRefused('no_such_cluster', 'clusterId');
  const target =
    edit.find(to) ??
    edit.add(
      { ...day, date: to, memberIds: [...day.memberIds], clusterIds: [], visits: [], expectedSupports: 0 },
      'to',
    );
  for (const { householdId, memberId } of moving) {
    edit.take(day, householdId);
    if (target.visits.some((visit) => visit.householdId === householdId)) continue;
    edit.put(target, householdId, target.memberIds.includes(memberId) ? { memberId } : {});
  }
  if (day.visits.length === 0) edit.remove(from);
}

/** Those of a cluster that wait for a visit and have none to come, or else all of it that can be visited. */
export function addCluster(edit: DaysEdit, { clusterId, date, householdIds }: Of<'add_cluster'>): void {
  const day = edit.day(date, 'date');
  const inCluster = edit.input.households.filter(
    (one) => one.clusterId === clusterId && one.status !== 'refused' && one.status !== 'inactive',
  );
  if (!edit.input.households.some((one) => one.clusterId === clusterId))
    throw new ChangeRefused('no_such_cluster', 'clusterId');
  const there = new Set(day.visits.map((visit) => visit.householdId));
  const free = inCluster.filter((one) => !there.has(one.id));
  if (householdIds !== undefined) {
    for (const id of householdIds) {
      if (edit.household(id).clusterId !== clusterId) throw new ChangeRefused('no_such_household', 'householdIds');
      if (!there.has(id)) edit.put(day, id);
    }
    return;
  }
  const planned = new Set(
    edit
      .result()
      .filter((one) => one.date >= edit.input.today)
      .flatMap((one) => one.visits.map((visit) => visit.householdId)),
  );
  const waiting = free.filter((one) => waits(one) && !planned.has(one.id));
  const chosen = waiting.length > 0 ? waiting : free;
  if (chosen.length === 0) throw new ChangeRefused('nobody_to_visit', 'clusterId');
  for (const { id } of [...chosen].sort((a, b) => a.rank - b.rank || a.within - b.within)) edit.put(day, id);
}

/** The cluster's visits of a day are taken out; the day stays, so that another cluster can take its place. */
export function removeCluster(edit: DaysEdit, { clusterId, date }: Of<'remove_cluster'>): void {
  const day = edit.day(date, 'date');
  const left = day.visits.filter((visit) => edit.clusterOf(visit.householdId) !== clusterId);
  if (left.length === day.visits.length) throw new ChangeRefused('no_such_cluster', 'clusterId');
  day.visits = left;
}
