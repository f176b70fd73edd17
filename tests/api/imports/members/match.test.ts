import { describe, expect, test } from 'vitest';
import { nearHamlets } from '#api/imports/members/hamlets.ts';
import { type KnownMember, matchMembers, type PlacedMember } from '#api/imports/members/match.ts';

let rows = 0;
const nextRow = (): number => {
  rows += 1;
  return rows;
};
const row = (facts: Partial<PlacedMember>): PlacedMember => ({
  sheet: 'Danh sách',
  row: nextRow(),
  name: 'Trần Thị Nga',
  hamletName: 'Xóm 1',
  hamletId: 'x1',
  phone: null,
  role: null,
  body: null,
  fromOn: null,
  username: null,
  ...facts,
});
const known = (facts: Partial<KnownMember>): KnownMember => ({
  id: 'm1',
  hamletId: 'x1',
  hamletName: 'Xóm 1',
  name: 'Trần Thị Nga',
  phone: null,
  role: 'member',
  body: null,
  fromOn: '2025-11-01',
  version: 1,
  ...facts,
});
const kinds = (rows: PlacedMember[], members: KnownMember[]) =>
  matchMembers(rows, members).matches.map((match) => (match.kind === 'problem' ? match.code : match.kind));

describe('who is who', () => {
  test('a person in the team already is updated, not doubled; what the list does not say stays', () => {
    const listed = row({ name: 'TRAN THI NGA', phone: '0912000111', role: 'leader' });
    const { matches } = matchMembers([listed], [known({ body: 'farmers' })]);
    expect(matches).toMatchObject([{ kind: 'update', changes: { phone: '0912000111', role: 'leader' } }]);
    expect(kinds([row({})], [known({ phone: '0912000111', role: 'leader' })])).toEqual(['unchanged']);
  });

  test('a name gets its accents, and does not lose them', () => {
    expect(matchMembers([row({})], [known({ name: 'Tran Thi Nga' })]).matches).toMatchObject([
      { changes: { name: 'Trần Thị Nga' } },
    ]);
    expect(kinds([row({ name: 'Tran Thi Nga' })], [known({})])).toEqual(['unchanged']);
  });

  test('namesakes in one hamlet are told apart by telephone, else nothing is guessed', () => {
    const two = [known({ id: 'a', phone: '0911111111' }), known({ id: 'b', phone: '0922222222' })];
    const { matches } = matchMembers([row({ phone: '0922222222' }), row({ phone: '0911111111' })], two);
    expect(matches.map((match) => match.kind === 'unchanged' && match.member.id)).toEqual(['b', 'a']);
    expect(kinds([row({})], two)).toEqual(['member_ambiguous']);
    expect(kinds([row({ phone: '0911111111' }), row({ phone: '0933333333' })], [two[0]!])).toEqual([
      'unchanged',
      'create',
    ]);
  });

  test('the same person twice in a list is said at the second row', () => {
    expect(kinds([row({}), row({})], [])).toEqual(['create', 'member_twice']);
    const phone = '0912000111';
    expect(kinds([row({ phone }), row({ phone, hamletId: 'x2' })], [])).toEqual(['create', 'member_twice']);
    expect(kinds([row({}), row({ hamletId: 'x2' })], [])).toEqual(['create', 'create']);
  });

  test('someone who serves in another hamlet is not moved by a list', () => {
    const phone = '0912000111';
    expect(kinds([row({ phone, hamletId: 'x2' })], [known({ phone })])).toEqual(['member_elsewhere']);
  });
});

describe('leaders', () => {
  const other = { name: 'Lê Văn Tám' };
  test('a hamlet has one: the second row is refused', () => {
    const rows = [row({ role: 'leader' }), row({ ...other, role: 'leader' }), row({ role: 'leader', hamletId: 'x2' })];
    expect(kinds(rows, [])).toEqual(['create', 'two_leaders', 'create']);
  });

  test('a new one takes over where the list makes the old one a member, and only then', () => {
    const old = known({ ...other, role: 'leader' });
    const next = row({ role: 'leader' });
    expect(kinds([next], [old])).toEqual(['leader_exists']);
    expect(kinds([next, row({ ...other })], [old])).toEqual(['leader_exists', 'unchanged']);
    expect(kinds([next, row({ ...other, role: 'member' })], [old])).toEqual(['create', 'update']);
  });
});

test('who is missing is listed: only in hamlets of the list, and not whose row has to be mended', () => {
  const members = [
    known({}),
    known({ id: 'm2', name: 'Lê Văn Tám' }),
    known({ id: 'm3', name: 'Vũ An', hamletId: 'x2' }),
  ];
  expect(matchMembers([row({})], members).missing).toEqual(['m2']);
  expect(matchMembers([row({})], members, ['le van tam']).missing).toEqual([]);
});

test('a misspelt hamlet is near one of the commune; another number never is', () => {
  const hamlets = ['Xóm Đông Hải', 'Xóm 3', 'Xóm Nam'].map((name) => ({ id: name, name }));
  expect(nearHamlets('Xóm Đông Hait', hamlets)).toEqual(['Xóm Đông Hải']);
  expect(nearHamlets('Thôn Đông Hải', hamlets)).toEqual(['Xóm Đông Hải']);
  expect(nearHamlets('Xóm 13', hamlets)).toEqual([]);
  expect(nearHamlets('Xóm Lam', hamlets)).toEqual([]);
});
