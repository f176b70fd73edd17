import type { Member } from '../../teams/schema.ts';
import { foldHeading } from '../headings.ts';
import type { MemberProblemCode } from './problems.ts';
import type { MemberRow } from './rows.ts';
import { hasAccents } from './values.ts';

/** A member whose term has not ended, as the database has him. */
export interface KnownMember {
  id: string;
  hamletId: string;
  hamletName: string;
  name: string;
  phone: string | null;
  role: Member['role'];
  body: Member['body'];
  fromOn: string;
  version: number;
}

/** A row whose hamlet is known by id, be it old or new. */
export type PlacedMember = MemberRow & { hamletId: string };

export type MemberChanges = Partial<Pick<KnownMember, 'name' | 'phone' | 'role' | 'body' | 'fromOn'>>;

/** What becomes of a row. */
export type MemberMatch =
  | { kind: 'create'; row: PlacedMember }
  | { kind: 'update'; row: PlacedMember; member: KnownMember; changes: MemberChanges }
  | { kind: 'unchanged'; row: PlacedMember; member: KnownMember }
  | { kind: 'problem'; row: PlacedMember; code: MemberProblemCode; params: Record<string, string | number> };

type Wrong = Pick<Extract<MemberMatch, { kind: 'problem' }>, 'code' | 'params'>;

const nameKey = (name: string): string => foldHeading(name);

/**
 * Finds the member each row speaks of: same name and telephone number, else same name in the same hamlet where only
 * one is called so. A hamlet has one leader; a person is in one team. Nobody's term is ended.
 *
 * @param rejectedNames  folded names in rows that could not be read
 * @returns what becomes of each row, and the members of the list's hamlets of whom it does not speak
 */
export function matchMembers(
  rows: readonly PlacedMember[],
  known: readonly KnownMember[],
  rejectedNames: readonly string[] = [],
): { matches: MemberMatch[]; missing: string[] } {
  const wrong = new Map<PlacedMember, Wrong>(twice(rows));
  const found = findKnown(rows, known, wrong);
  for (const [row, fault] of secondLeaders(rows, known, found, wrong)) wrong.set(row, fault);
  const matches = rows.map((row): MemberMatch => {
    const fault = wrong.get(row);
    if (fault) return { kind: 'problem', row, ...fault };
    const member = found.get(row);
    if (!member) return { kind: 'create', row };
    const changes = changesOf(member, row);
    return Object.keys(changes).length > 0
      ? { kind: 'update', row, member, changes }
      : { kind: 'unchanged', row, member };
  });
  const named = new Set([...rows.filter((row) => wrong.has(row)).map(({ name }) => nameKey(name)), ...rejectedNames]);
  const spokenOf = new Set([...found.values()].map(({ id }) => id));
  const hamlets = new Set(rows.map(({ hamletId }) => hamletId));
  const missing = known
    .filter(({ id, hamletId, name }) => hamlets.has(hamletId) && !spokenOf.has(id) && !named.has(nameKey(name)))
    .map(({ id }) => id);
  return { matches, missing };
}

/** The same person in two rows: same name, and nothing that tells the two apart. */
function twice(rows: readonly PlacedMember[]): [PlacedMember, Wrong][] {
  const earlier = new Map<string, PlacedMember[]>();
  return rows.flatMap((row): [PlacedMember, Wrong][] => {
    const key = nameKey(row.name);
    const namesakes = earlier.get(key) ?? [];
    const same = namesakes.find(({ phone, hamletId }) =>
      phone !== null && row.phone !== null ? phone === row.phone : hamletId === row.hamletId,
    );
    earlier.set(key, [...namesakes, row]);
    return same ? [[row, { code: 'member_twice', params: { otherRow: same.row, otherSheet: same.sheet } }]] : [];
  });
}

function findKnown(rows: readonly PlacedMember[], known: readonly KnownMember[], wrong: Map<PlacedMember, Wrong>) {
  const byName = new Map<string, KnownMember[]>();
  for (const member of known) byName.set(nameKey(member.name), [...(byName.get(nameKey(member.name)) ?? []), member]);
  const found = new Map<PlacedMember, KnownMember>();
  const claimed = new Set<string>();
  const namesakes = (row: PlacedMember) => (byName.get(nameKey(row.name)) ?? []).filter(({ id }) => !claimed.has(id));
  const claim = (row: PlacedMember, member: KnownMember) => {
    found.set(row, member);
    claimed.add(member.id);
  };
  const good = rows.filter((row) => !wrong.has(row));
  for (const row of good) {
    const same = namesakes(row).filter(({ phone }) => phone !== null && phone === row.phone);
    const here = same.find(({ hamletId }) => hamletId === row.hamletId);
    if (here) claim(row, here);
    else if (same[0]) wrong.set(row, { code: 'member_elsewhere', params: { hamlet: same[0].hamletName } });
  }
  for (const row of good) {
    if (found.has(row) || wrong.has(row)) continue;
    const here = namesakes(row).filter(({ hamletId }) => hamletId === row.hamletId);
    if (here.length > 1) wrong.set(row, { code: 'member_ambiguous', params: { hamlet: here[0]!.hamletName } });
    else if (here[0]) claim(row, here[0]);
  }
  return found;
}

/** Rows that would give their hamlet a second leader: beside another row, or beside one whom no row makes a member. */
function secondLeaders(
  rows: readonly PlacedMember[],
  known: readonly KnownMember[],
  found: ReadonlyMap<PlacedMember, KnownMember>,
  wrong: ReadonlyMap<PlacedMember, Wrong>,
): [PlacedMember, Wrong][] {
  const rowOf = new Map([...found].map(([row, member]) => [member.id, row]));
  const staying = known.filter(({ id, role }) => role === 'leader' && rowOf.get(id)?.role !== 'member');
  const first = new Map<string, PlacedMember>();
  return rows.flatMap((row): [PlacedMember, Wrong][] => {
    if (row.role !== 'leader' || wrong.has(row)) return [];
    const other = first.get(row.hamletId);
    const hamlet = row.hamletName;
    if (other) return [[row, { code: 'two_leaders', params: { hamlet, otherRow: other.row, name: other.name } }]];
    first.set(row.hamletId, row);
    const leader = staying.find(({ id, hamletId }) => hamletId === row.hamletId && id !== found.get(row)?.id);
    return leader ? [[row, { code: 'leader_exists', params: { hamlet, name: leader.name } }]] : [];
  });
}

/** What the list says otherwise. What it does not say stays, and a name keeps its accents. */
function changesOf(member: KnownMember, row: PlacedMember): MemberChanges {
  const changes: MemberChanges = {};
  if (row.name !== member.name && hasAccents(row.name) && !hasAccents(member.name)) changes.name = row.name;
  if (row.phone !== null && row.phone !== member.phone) changes.phone = row.phone;
  if (row.role !== null && row.role !== member.role) changes.role = row.role;
  if (row.body !== null && row.body !== member.body) changes.body = row.body;
  if (row.fromOn !== null && row.fromOn !== member.fromOn) changes.fromOn = row.fromOn;
  return changes;
}
