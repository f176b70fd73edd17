import { uuidv7 } from 'uuidv7';
import { localDateOf } from '#geo';
import { audit } from '../../db/audit.ts';
import type { Database } from '../../db/database.ts';
import type { Identity } from '../../db/door.ts';
import { foldHeading } from '../headings.ts';
import type { Lang } from '../messages.ts';
import { HamletIndex } from '../place.ts';
import { inTurn } from '../turns.ts';
import { batches, type Door, writeFrame } from '../write.ts';
import { placeMembers } from './hamlets.ts';
import { type MemberMatch, matchMembers } from './match.ts';
import { memberProblem } from './problems.ts';
import * as queries from './queries.ts';
import type { ImportedMember, MembersAnswer } from './schema.ts';
import type { MemberList } from './understand.ts';

/** How a list is brought. */
export interface MembersRequest {
  /** only say what would happen */
  dryRun: boolean;
  lang: Lang;
}

/** Brings a list of members into the teams of the user's commune, or says what would become of it. */
export const importMembers = (
  db: Pick<Database, 'asUser'>,
  user: Identity,
  list: MemberList,
  request: MembersRequest,
): Promise<MembersAnswer> =>
  inTurn(user.communeId ?? '', () => runMembers((work) => db.asUser(user, work), user, list, request));

async function runMembers(door: Door, user: Identity, list: MemberList, { dryRun, lang }: MembersRequest) {
  const { hamlets, known } = await door(async (tx) => ({
    hamlets: [...(await queries.readHamlets(tx))],
    known: [...(await queries.readMembers(tx))],
  }));
  const index = new HamletIndex(hamlets, uuidv7);
  const { placed, doubtful } = placeMembers(list.rows, hamlets, index);
  const rejectedNames = [...list.rejectedNames, ...doubtful.map(({ row }) => foldHeading(row.name))];
  const { matches, missing } = matchMembers(placed, known, rejectedNames);
  const problems = [
    ...list.problems,
    ...doubtful.map(({ row, near }) =>
      memberProblem(lang, row, null, 'hamlet_near', { value: row.hamletName, names: near.join(', ') }),
    ),
    ...matches.flatMap((match) =>
      match.kind === 'problem' ? [memberProblem(lang, match.row, null, match.code, match.params)] : [],
    ),
  ];
  const newcomers = matches.flatMap((match) => (match.kind === 'create' ? [{ id: uuidv7(), row: match.row }] : []));
  const inUse = new Set(newcomers.map(({ row }) => row.hamletId));
  const newHamlets = index.created.filter(({ id }) => inUse.has(id));
  const idOf = new Map(newcomers.map(({ id, row }) => [row, id]));
  const answer = summarise(
    list,
    { matches, missing, problems, hamlets: newHamlets.map(({ name }) => name) },
    (match) => (match.kind === 'create' ? (dryRun ? null : (idOf.get(match.row) ?? null)) : match.member.id),
  );
  if (dryRun) return answer;

  await writeFrame(door, newHamlets, []);
  const today = localDateOf(new Date());
  for (const batch of batches(newcomers)) {
    await door(async (tx) => {
      await queries.ensureTeams(
        tx,
        [...inUse].map((hamletId) => ({ hamletId, teamId: uuidv7() })),
      );
      const rows = batch.map(({ id, row }) => ({
        ...row,
        id,
        role: row.role ?? ('member' as const),
        fromOn: row.fromOn ?? today,
      }));
      await queries.insertMembers(tx, rows);
    });
  }
  const updates = matches.flatMap((match) => (match.kind === 'update' ? [{ ...match.member, ...match.changes }] : []));
  for (const batch of batches(updates)) await door((tx) => queries.updateMembers(tx, batch));
  const { rows, created, updated, unchanged, rejected } = answer;
  await door((tx) =>
    audit(tx, user, { action: 'members.import', detail: { rows, created, updated, unchanged, rejected } }),
  );
  return answer;
}

type Good = Exclude<MemberMatch, { kind: 'problem' }>;

const OUTCOMES = { create: 'created', update: 'updated', unchanged: 'unchanged' } as const;

function summarise(
  list: MemberList,
  found: Pick<MembersAnswer, 'missing' | 'problems'> & { matches: readonly MemberMatch[]; hamlets: string[] },
  idOf: (match: Good) => string | null,
): MembersAnswer {
  const good = found.matches.filter((match): match is Good => match.kind !== 'problem');
  const members = good.map((match): ImportedMember => {
    const { sheet, row, name, hamletName, role, body, username } = match.row;
    const known = match.kind === 'create' ? null : match.member;
    return {
      sheet,
      row,
      name,
      hamlet: hamletName,
      role: role ?? known?.role ?? 'member',
      body: body ?? known?.body ?? null,
      outcome: OUTCOMES[match.kind],
      memberId: idOf(match),
      username,
    };
  });
  const count = (outcome: ImportedMember['outcome']) => members.filter((member) => member.outcome === outcome).length;
  const place = new Map(list.sheets.map(({ name }, at) => [name, at]));
  const problems = found.problems.toSorted(
    (a, b) => (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) || a.row - b.row,
  );
  const rejected = new Set(problems.map(({ sheet, row }) => `${row} ${sheet}`)).size;
  return {
    kind: 'members',
    format: list.format,
    encoding: list.encoding,
    sheets: list.sheets,
    columns: list.columns,
    rows: members.length + rejected,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected,
    problems,
    hamlets: { created: found.hamlets, bounded: [] },
    members,
    missing: found.missing,
  };
}
