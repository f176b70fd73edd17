import type { VisitOutcome } from '#geo';
import type { Identity, Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { keep } from './changes.ts';
import { getHousehold, holdHousehold } from './queries.ts';
import type { HouseholdRow } from './rows.ts';
import type { HistoryItem } from './schema.ts';
import { FIELD_OF, readStored, type Stored } from './stored.ts';

/** What happened at a household, newest first. @throws not_found, forbidden where the user sees but its place */
export async function readHistory(tx: Tx, user: Identity, id: string): Promise<HistoryItem[]> {
  const household = await getHousehold(tx, id);
  if (!household.full_access) throw problem('forbidden');
  const items = [...(await visits(tx, user, id)), ...(await assignments(tx, user, id)), ...(await notes(tx, user, id))];
  return items.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}

const leads = (user: Identity): boolean => user.role === 'leader' || user.role === 'staff';

interface VisitRow {
  id: string;
  at: Date;
  outcome: VisitOutcome;
  supported: number;
  topics: string[];
  platforms: string[] | null;
  follow_up_on: string | null;
  note: string | null;
  names: string | null;
  recorded_by_name: string | null;
  mine: boolean;
  fresh: boolean;
  undone: boolean;
  superseded: boolean;
}

async function visits(tx: Tx, user: Identity, id: string): Promise<HistoryItem[]> {
  const rows = await tx<VisitRow[]>`
    select v.id, v.at, v.outcome, v.supported, v.topics, v.platforms, v.follow_up_on, v.note, v.recorded_by_name,
      (select string_agg(m.name, ', ' order by m.name) from tn.member m
       where m.commune_id = v.commune_id and m.id = any(v.member_ids)) as names,
      (v.recorded_by = tn.current_account()) is true as mine,
      v.recorded_at > now() - interval '24 hours' as fresh, v.undone, v.superseded
    from tn.visit_view v
    where v.household_id = ${id}`;
  return rows.map((row) => ({
    id: row.id,
    kind: 'visit',
    at: row.at.toISOString(),
    byName: row.recorded_by_name ?? row.names,
    outcome: row.outcome,
    supported: row.supported,
    topics: row.topics,
    platforms: row.platforms ?? [],
    followUpOn: row.follow_up_on,
    note: row.note,
    memberName: row.names,
    undoable: !row.undone && !row.superseded && row.fresh && (row.mine || leads(user)),
    undone: row.undone,
    superseded: row.superseded,
  }));
}

interface AssignmentRow {
  id: string;
  member_id: string;
  name: string | null;
  from_at: Date;
  to_at: Date | null;
  made_by_name: string | null;
}

async function assignments(tx: Tx, user: Identity, id: string): Promise<HistoryItem[]> {
  const rows = await tx<AssignmentRow[]>`
    select a.id, a.member_id, m.name, a.from_at, a.to_at, a.made_by_name
    from tn.assignment a
    left join tn.member m on m.commune_id = a.commune_id and m.id = a.member_id
    where a.commune_id = tn.current_commune() and a.household_id = ${id}
    order by a.from_at, a.id`;
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    const before = rows[index - 1];
    const passedOn = before?.to_at?.getTime() === row.from_at.getTime();
    const begun: HistoryItem = {
      id: row.id,
      kind: 'assignment',
      at: row.from_at.toISOString(),
      byName: row.made_by_name,
      memberId: row.member_id,
      memberName: row.name,
      previousMemberId: passedOn ? (before?.member_id ?? null) : null,
      undoable: next === undefined && row.to_at === null && leads(user),
    };
    if (row.to_at === null || next?.from_at.getTime() === row.to_at.getTime()) return [begun];
    const ended: HistoryItem = {
      id: `${row.id}-end`,
      kind: 'assignment',
      at: row.to_at.toISOString(),
      byName: null,
      memberId: null,
      memberName: null,
      previousMemberId: row.member_id,
      undoable: next === undefined && leads(user),
    };
    return [begun, ended];
  });
}

interface Note {
  id: string;
  at: Date;
  action: string;
  by_name: string | null;
  detail: { fields?: string[]; before?: Partial<Stored>; undoes?: string };
}

/** What the timeline tells of the notes; who read what is no part of it. */
const TOLD = [
  'household.patch',
  'household.create',
  'household.delete',
  'household.restore',
  'household.accept',
  'household.confirm',
  'household.import',
];

const readNotes = (tx: Tx, id: string) => tx<Note[]>`
  select id, at, action, by_name, detail
  from tn.audit
  where commune_id = tn.current_commune() and subject_id = ${id} and action = any(${TOLD})
  order by at, id`;

async function notes(tx: Tx, user: Identity, id: string): Promise<HistoryItem[]> {
  const rows = await readNotes(tx, id);
  return rows.map((row) => ({
    id: row.id,
    kind: kindOf(row),
    at: row.at.toISOString(),
    byName: row.by_name,
    action: row.action,
    fields: row.detail.fields ?? [],
    undoable: isUndoable(row, rows) && (leads(user) || !touchesPlanning(row)),
    undone: rows.some((later) => later.detail.undoes === row.id),
  }));
}

function kindOf({ action, detail }: Note): HistoryItem['kind'] {
  if (action === 'household.import') return 'import';
  return detail.fields?.length === 1 && detail.fields[0] === 'location' ? 'location' : 'edit';
}

/** An edit can be undone while nobody has spoken on the same fields since. */
function isUndoable(edit: Note, all: readonly Note[]): boolean {
  const fields = new Set(edit.detail.fields);
  if (edit.detail.before === undefined || fields.size === 0) return false;
  return !all.slice(all.indexOf(edit) + 1).some((later) => later.detail.fields?.some((field) => fields.has(field)));
}

const touchesPlanning = ({ detail }: Note): boolean =>
  (['code', 'hamletId', 'clusterId'] as const).some((field) => detail.fields?.includes(field));

/**
 * Takes an edit back: its fields are again what they were before.
 *
 * @throws not_found where there is no such edit, conflict (409) where someone has changed the same fields since
 */
export async function undoEdit(tx: Tx, user: Identity, id: string, editId: string): Promise<HouseholdRow> {
  await holdHousehold(tx, id);
  const all = await readNotes(tx, id);
  const edit = all.find((note) => note.id === editId);
  if (!edit?.detail.before) throw problem('not_found');
  if (!leads(user) && touchesPlanning(edit)) throw problem('forbidden');
  if (!isUndoable(edit, all)) throw problem('conflict');
  const now = await readStored(tx, id);
  const known = Object.entries(edit.detail.before).filter(([column]) => column in FIELD_OF);
  await keep(tx, user, { id, before: now, after: { ...now, ...Object.fromEntries(known) }, undoes: editId });
  return getHousehold(tx, id);
}
