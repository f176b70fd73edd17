import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#api/db/connect.ts';
import type { Database } from '#api/db/database.ts';
import { migrate } from '#api/db/migrate.ts';
import { bring } from '#api/imports/bring.ts';
import type { Kind } from '#api/imports/kinds.ts';
import type { MembersAnswer } from '#api/imports/members/schema.ts';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { newTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { newCommune } from '../commune.ts';
import { utf8 } from '../workbooks.ts';

let home: TestDatabase;
let db: Database;
beforeAll(async () => {
  home = await newTestDatabase();
  db = await openDatabase({ ...home.config, databaseConnections: 2 });
  await migrate(db);
});
afterAll(async () => {
  await db?.close();
  await home?.remove();
});

async function commune() {
  const made = await newCommune(db);
  const brought = (text: string, said: { kind?: Kind; dryRun?: boolean } = {}) =>
    bring(db, made.user, { bytes: utf8(text), fileName: 'to_vien.csv', dryRun: false, lang: 'vi', ...said });
  const members = () =>
    made.as(
      (tx) => tx<Record<string, unknown>[]>`
        select m.id, m.name, m.phone, m.role, m.body, m.from_on, m.to_on, m.version, x.name as hamlet, t.name as team
        from tn.member m
        join tn.hamlet x on x.commune_id = m.commune_id and x.id = m.hamlet_id
        join tn.team t on t.commune_id = m.commune_id and t.id = m.team_id and t.hamlet_id = m.hamlet_id
        order by m.name collate "C"`,
    );
  return { ...made, brought, members };
}
const asMembers = (answer: ImportAnswer | MembersAnswer): MembersAnswer => {
  if (answer.kind !== 'members') throw new Error(`taken for ${answer.kind}`);
  return answer;
};

const LIST = `Họ tên,Xóm,Điện thoại,Nhiệm vụ,Chức danh,Từ ngày
Bùi Văn An,1,0912000111,Tổ trưởng,Trưởng xóm,01/12/2025
Cao Thị Bình,1,,Tổ viên,Hội Phụ nữ,
Đinh Văn Cường,2,0912000333,Tổ trưởng,Bí thư chi bộ,
`;

test('from an empty start a list makes hamlets, teams and terms; brought again it changes nothing', async () => {
  const { brought, members, as } = await commune();
  const dry = asMembers(await brought(LIST, { dryRun: true }));
  expect(dry).toMatchObject({ rows: 3, created: 3, rejected: 0, hamlets: { created: ['Xóm 1', 'Xóm 2'] } });
  expect(dry.members.map(({ memberId }) => memberId)).toEqual([null, null, null]);
  expect(await members()).toEqual([]);

  const answer = asMembers(await brought(LIST));
  const written = await members();
  expect(written).toMatchObject([
    {
      name: 'Bùi Văn An',
      hamlet: 'Xóm 1',
      team: 'Tổ CNSCĐ Xóm 1',
      role: 'leader',
      body: 'hamlet_head',
      from_on: '2025-12-01',
    },
    { name: 'Cao Thị Bình', hamlet: 'Xóm 1', phone: null, role: 'member', body: 'womens_union', to_on: null },
    { name: 'Đinh Văn Cường', hamlet: 'Xóm 2', phone: '0912000333', role: 'leader', body: 'party_secretary' },
  ]);
  expect(answer.members.map(({ memberId }) => memberId).sort()).toEqual(written.map(({ id }) => id).sort());

  expect(asMembers(await brought(LIST))).toMatchObject({ created: 0, updated: 0, unchanged: 3, missing: [] });
  expect(await members()).toEqual(written);
  const audits = await as((tx) => tx`select detail from tn.audit where action = 'members.import' order by at`);
  expect(audits[0]).toMatchObject({ detail: { rows: 3, created: 3 } });
});

test('a newer list updates, and says who is missing without ending a term', async () => {
  const { brought, members } = await commune();
  const before = asMembers(await brought(LIST));
  const idOf = (name: string) => before.members.find((member) => member.name === name)!.memberId!;
  const newer = asMembers(
    await brought('Họ tên,Xóm,Điện thoại,Nhiệm vụ\nBùi Văn An,1,0912999111,Tổ viên\nGiang Thị Dung,1,,Tổ trưởng\n'),
  );
  expect(newer).toMatchObject({ created: 1, updated: 1, unchanged: 0, rejected: 0, missing: [idOf('Cao Thị Bình')] });
  expect(await members()).toMatchObject([
    { name: 'Bùi Văn An', phone: '0912999111', role: 'member', body: 'hamlet_head', version: 2 },
    { name: 'Cao Thị Bình', to_on: null, version: 1 },
    { name: 'Giang Thị Dung', role: 'leader' },
    { name: 'Đinh Văn Cường', version: 1 },
  ]);
});

test('bad rows stay out, good ones go in; a misspelt hamlet is not made', async () => {
  const { brought, members, as } = await commune();
  await brought('Xóm\nĐông Hải\n', { kind: 'hamlets' });
  const answer = asMembers(
    await brought('Họ tên,Xóm,Nhiệm vụ\nBùi Văn An,Đông Hait,Tổ viên\nCao Thị Bình,Đông Hải,Tổ viên\n,Tây,Tổ viên\n'),
  );
  expect(answer).toMatchObject({ rows: 3, created: 1, rejected: 2, hamlets: { created: [] } });
  expect(answer.problems.map(({ row, code }) => [row, code])).toEqual([
    [2, 'hamlet_near'],
    [4, 'name_missing'],
  ]);
  expect(answer.problems[0]?.message).toContain('Đông Hải');
  expect(await members()).toHaveLength(1);
  expect(await as((tx) => tx`select name from tn.hamlet where commune_id = tn.current_commune()`)).toHaveLength(1);
});

test('a plain list of hamlets makes them with their teams, and reads no household', async () => {
  const { brought, state } = await commune();
  const list = 'STT,Tên xóm,Số hộ\n1,Xóm Đông,120\n2,XÓM TÂY,98\n,Tổng cộng,218\n';
  const answer = await brought(list);
  expect(answer).toMatchObject({ kind: 'hamlets', rows: 0, hamlets: { created: ['Xóm Đông', 'Xóm Tây'] } });
  const made = await state();
  expect(made.hamlets).toHaveLength(2);
  expect(made.teams).toHaveLength(2);
  expect(made.households).toEqual([]);
  expect(await brought(list)).toMatchObject({ hamlets: { created: [] } });
});

test('a register brought for its hamlets alone brings no household', async () => {
  const { brought, state } = await commune();
  const register = 'Chủ hộ,Xóm\nLê A,3\nLê B,4\n';
  expect(await brought(register, { kind: 'hamlets' })).toMatchObject({ kind: 'hamlets', created: 0, rejected: 0 });
  expect((await state()).hamlets).toHaveLength(2);
  expect(await brought(register)).toMatchObject({ kind: 'households', created: 2 });
});

test('what is said to be a list of members and is none is refused in words', async () => {
  const { brought } = await commune();
  await expect(brought('a,b\n1,2\n', { kind: 'members' })).rejects.toMatchObject({ code: 'no_member_header' });
});
