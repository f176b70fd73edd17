import { uuidv7 } from 'uuidv7';
import type { QuarterDay } from '#geo';
import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { frameOf } from './changes.ts';
import { readFacts } from './facts.ts';
import { type PlanJob, progressOf } from './jobs.ts';
import type { Plan, PlanCreate, PlanSummary } from './schema.ts';
import { holdRow, listRows, type PlanSummaryRow, readRow, toSummary } from './stored.ts';
import { toPlan } from './view.ts';

/** More days are no quarter's plan. */
const LONGEST_DAYS = 200;
/** A plan still "computing" that no process works on was lost with its process. */
const LOST_AFTER_MS = 120_000;

/** The plans of a hamlet, or all the user may see, newest first. */
export async function listPlans(tx: Tx, hamletId: string | undefined): Promise<PlanSummary[]> {
  const rows = await listRows(tx, hamletId);
  return rows.map((row) => toSummary(withoutLost(row), progressOf(row.id)));
}

/** One plan with what follows from it today. @throws not_found */
export async function getPlan(tx: Tx, id: string): Promise<Plan> {
  const row = withoutLost(await readRow(tx, id));
  return toPlan(row, await readFacts(tx, frameOf(row)), progressOf(id));
}

function withoutLost<Row extends PlanSummaryRow>(row: Row): Row {
  const lost =
    row.state === 'computing' && progressOf(row.id) === null && Date.now() - row.changed_at.getTime() > LOST_AFTER_MS;
  return lost ? { ...row, state: 'failed', failure: 'interrupted' } : row;
}

/**
 * Begins a plan: its row, and what is to be computed. Published days of the same time stay as they are unless
 * `options.replan` is `all`; those that passed are taken over.
 *
 * @returns the plan, and its job; no job for an empty plan made by hand
 * @throws not_found for a hamlet the user may not plan, plan_range (422), invalid_reference (422) for a stranger
 */
export async function createPlan(
  tx: Tx,
  user: Identity,
  create: PlanCreate,
): Promise<{ plan: PlanSummary; job: PlanJob | null }> {
  const { hamletId, from, to, options } = create;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0 && days <= LONGEST_DAYS))
    throw problem('plan_range', {
      params: { most: LONGEST_DAYS },
      issues: [{ path: 'to', word: 'plan_range', params: { most: LONGEST_DAYS } }],
    });
  const [hamlet] = await tx`select id from tn.hamlet where id = ${hamletId}`;
  if (!hamlet) throw problem('not_found');
  await checkMembers(tx, hamletId, options.without ?? []);
  const id = uuidv7();
  const state = options.empty ? 'draft' : 'computing';
  const name = await nameOf(tx, user);
  const facts = await readFacts(tx, create);
  const published = await publishedDays(tx, create);
  const past = published.filter((day) => day.date < facts.input.today);
  const started = options.empty ? published : past;
  await tx`
    insert into tn.plan (commune_id, id, hamlet_id, from_on, to_on, state, options, days, made_by, made_by_name, changed_by_name)
    values (${user.communeId}, ${id}, ${hamletId}, ${from}, ${to}, ${state}, ${tx.json(options as never)},
            ${tx.json(started as never)}, ${user.accountId}, ${name}, ${name})`;
  await audit(tx, user, { action: 'plan.create', subjectId: id });
  const plan = toSummary(await readRow(tx, id), options.empty ? null : 0);
  if (options.empty) return { plan, job: null };
  const { walkingMinutes: _, ...input } = facts.input;
  const { seed, daysPerWeek, fewestMembers, replan } = options;
  const chosen = {
    ...(seed === undefined ? {} : { seed }),
    ...(daysPerWeek === undefined ? {} : { daysPerWeek }),
    ...(fewestMembers === undefined ? {} : { fewestMembers }),
    ...(replan === 'all' ? { replan } : {}),
  };
  const kept = keepable(published, facts.input, new Set(options.daysOff));
  return {
    plan,
    job: { planId: id, hamletId, user, past, task: { input: { ...input, kept }, table: facts.table, options: chosen } },
  };
}

/** Those who are to be left out are, or were, of the hamlet's team. */
async function checkMembers(tx: Tx, hamletId: string, ids: readonly string[]): Promise<void> {
  const found = await tx`select id from tn.member where hamlet_id = ${hamletId} and id = any(${[...ids]}::uuid[])`;
  if (found.length < new Set(ids).size) throw problem('invalid_reference', { params: { field: 'options.without' } });
}

/** Published days that can stay: in the time to come, with people and households that are still there. */
function keepable(
  published: readonly QuarterDay[],
  {
    today,
    members,
    households,
  }: { today: string; members: readonly { id: string }[]; households: readonly { id: string }[] },
  daysOff: ReadonlySet<string>,
): QuarterDay[] {
  const [serving, known] = [new Set(members.map((one) => one.id)), new Set(households.map((one) => one.id))];
  return published.filter(
    (day) =>
      day.date >= today &&
      !daysOff.has(day.date) &&
      day.memberIds.every((id) => serving.has(id)) &&
      day.visits.every((visit) => known.has(visit.householdId)),
  );
}

async function publishedDays(tx: Tx, { hamletId, from, to }: PlanCreate): Promise<QuarterDay[]> {
  const rows = await tx<{ published_days: QuarterDay[] }[]>`
    select published_days from tn.plan
    where commune_id = tn.current_commune() and hamlet_id = ${hamletId} and state = 'published' and replaced_by is null
      and published_days is not null and from_on <= ${to} and to_on >= ${from}
    order by published_at desc`;
  const byDate = new Map<string, QuarterDay>();
  for (const { published_days } of rows)
    for (const day of published_days)
      if (day.date >= from && day.date <= to && !byDate.has(day.date)) byDate.set(day.date, day);
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Throws a plan away; a published one must be withdrawn first. @throws not_found, stale_version, plan_state */
export async function deletePlan(tx: Tx, user: Identity, id: string, version: number): Promise<{ hamletId: string }> {
  const row = await holdRow(tx, id, version);
  if (row.state === 'published') throw problem('plan_state');
  await setState(tx, id, 'deleted');
  await audit(tx, user, { action: 'plan.delete', subjectId: id });
  return { hamletId: row.hamlet_id };
}

/** Takes the throwing away back: it is a draft again. @throws not_found, stale_version, plan_state */
export async function restorePlan(tx: Tx, user: Identity, id: string, version: number): Promise<Plan> {
  const row = await holdRow(tx, id, version);
  if (row.state !== 'deleted') throw problem('plan_state');
  await setState(tx, id, 'draft');
  await audit(tx, user, { action: 'plan.restore', subjectId: id });
  return getPlan(tx, id);
}

const setState = (tx: Tx, id: string, state: PlanSummary['state']) => tx`
  update tn.plan set state = ${state}, changed_at = now(), version = version + 1
  where commune_id = tn.current_commune() and id = ${id}`;
