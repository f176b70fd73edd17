import { describe, expect, test } from 'vitest';
import { type KnownHousehold, matchHouseholds, type RegisterRecord } from '#geo/matching/index.ts';
import { register } from './support/register.ts';

// A hamlet to be found in, so that names and lanes are as rare as they are.
const HAMLET = register(7, 250);

const household = (facts: Partial<KnownHousehold>): KnownHousehold => ({
  id: 'wanted',
  head: 'Khuất Văn Thưởng',
  address: 'Ngõ Chùa, số 12',
  phone: '0380123456',
  hamlet: HAMLET[0]!.hamlet!,
  location: null,
  ...facts,
});

const ask = (known: Partial<KnownHousehold>, row: Partial<RegisterRecord>, others: KnownHousehold[] = HAMLET) => {
  const { id: _, code: __, ...said } = household(known);
  return matchHouseholds([...others, household(known)], [{ ...said, ...row }]);
};

const outcome = ({ matched, unsure }: ReturnType<typeof matchHouseholds>) => {
  if (matched.length > 0) return `matched ${matched[0]!.householdId}`;
  return unsure.length > 0
    ? `unsure ${unsure[0]!.candidates.map(({ householdId }) => householdId).join(' ')}`
    : 'fresh';
};

describe('the same household written otherwise is surely the same', () => {
  test.each<[string, Partial<RegisterRecord>]>([
    ['without accents', { head: 'khuat van thuong', address: 'ngo chua, so 12' }],
    ['with a title', { head: 'Ông Khuất Văn Thưởng' }],
    ['in Telex', { head: 'Khuaats Vawn Thuwowngr' }],
    ['in VNI', { head: 'Khua6t1 Va8n Thu7o7ng3' }],
    ['middle name dropped', { head: 'Khuất Thưởng' }],
    ['middle name abbreviated', { head: 'Khuất V. Thưởng' }],
    ['a typing error in the name', { head: 'Khuất Văn Thửơng' }],
    ['words run together', { head: 'KhuấtVăn Thưởng' }],
    ['address the other way round', { address: '12 ngõ chùa' }],
    ['address sticking together', { address: '12ngõ Chùa' }],
    ['telephone from before 2018', { phone: '0168 012 3456' }],
    ['other telephone', { phone: '0979000111' }],
    ['no telephone', { phone: null }],
    ['two telephones', { phone: '0979000111 / 0380123456' }],
    ['no address', { address: null }],
    ['head and address exchanged', { head: 'Ngõ Chùa, số 12', address: 'Khuất Văn Thưởng' }],
    ['hamlet written otherwise', { hamlet: HAMLET[0]!.hamlet!.replace('Xóm ', 'xom 0') }],
  ])('%s', (_, row) => expect(outcome(ask({}, row))).toBe('matched wanted'));

  test.each([
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa'],
    ['Nguyễn Thị Lý', 'Nguyễn Thị Lí'],
    ['Nguyễn Văn Hùng', 'Ng. V. Hùng'],
  ])('%s is %s', (head, said) => expect(outcome(ask({ head }, { head: said }))).toBe('matched wanted'));
});

test('a widow taking over keeps the telephone, the house and the place: the same household', () => {
  const location: [number, number] = [106.4, 20.2];
  expect(outcome(ask({ location }, { head: 'Lã Thị Nhường', location }))).toBe('matched wanted');
});

test('another name at the same address, and nothing else: asked', () => {
  expect(
    outcome(ask({ phone: null, location: [106.4, 20.2] }, { head: 'Lã Thị Nhường', location: [106.4, 20.2] })),
  ).toBe('unsure wanted');
});

test('a son who moves out is a household of his own, though under the same address', () => {
  const father = household({});
  const { id: _, ...said } = father;
  const son = { ...said, head: 'Khuất Văn Đoàn', phone: '0979000111', eldestBirthYear: 1998 };
  const result = matchHouseholds([...HAMLET, father], [son, said]);
  expect(result.matched.map(({ incomingIndex, householdId }) => [incomingIndex, householdId])).toEqual([[1, 'wanted']]);
  expect(result.fresh).toEqual([0]);
  expect(result.duplicates).toEqual([]);
});

test('two namesakes of one hamlet are told apart by where they live, and asked where nothing tells', () => {
  const hùng = { head: 'Nguyễn Văn Hùng', phone: null };
  const one = household({ ...hùng, id: 'one', address: 'Ngõ Chùa, số 12' });
  const two = household({ ...hùng, id: 'two', address: 'Ngõ Đình, số 3' });
  const row = { ...hùng, hamlet: one.hamlet };
  const told = matchHouseholds([...HAMLET, one, two], [{ ...row, address: '3 ngo dinh' }]);
  expect(outcome(told)).toBe('matched two');
  expect(told.missing).toContain('one');
  const untold = matchHouseholds([...HAMLET, one, two], [{ ...row, address: null }]);
  expect(outcome(untold)).toBe('unsure one two');
});

test('a household the file has twice is asked about, and the rows are said to be duplicates', () => {
  const { id: _, ...row } = household({});
  const result = matchHouseholds([...HAMLET, household({})], [row, { ...row, head: 'khuat van thuong' }]);
  expect(result.duplicates.map(({ indices }) => indices)).toEqual([[0, 1]]);
  expect(result.matched.length).toBeLessThanOrEqual(1);
  expect(result.fresh).toEqual([]);
  expect(result.unsure.every(({ candidates }) => candidates[0]!.householdId === 'wanted')).toBe(true);
});

describe('codes', () => {
  test('an equal code with nothing against it is sure, however little else is known', () => {
    expect(outcome(ask({ code: '03-0017' }, { code: '03 0017', address: null, phone: null }))).toBe('matched wanted');
  });

  test('an equal code that all else contradicts is asked', () => {
    const other = { code: '03-0017', head: 'Tạ Bích Ngà', address: 'Ngõ Đình, số 3', phone: '0979000111' };
    expect(outcome(ask({ code: '03-0017' }, other))).toBe('unsure wanted');
  });

  test('different codes of one numbering are never merged without asking', () => {
    expect(outcome(ask({ code: '03-0017' }, { code: '03-0018' }))).toBe('unsure wanted');
  });

  test('codes of different numberings say nothing', () => {
    const { id: _, ...said } = household({});
    const result = matchHouseholds([household({ code: '17' })], [{ ...said, code: '18' }], { codes: 'own' });
    expect(outcome(result)).toBe('matched wanted');
  });
});

test('another commune’s register has nobody in common', () => {
  const { matched, fresh } = matchHouseholds(
    register(8, 500),
    register(9, 500).map(({ id: _, code: __, ...row }) => ({ ...row, location: null })),
  );
  expect(matched).toEqual([]);
  // Some namesakes are asked about.
  expect(fresh.length).toBeGreaterThan(460);
});

test('a part of the register is recognised, and the others are missing', () => {
  const some = HAMLET.slice(0, 40).map(({ id: _, code: __, ...row }) => row);
  const result = matchHouseholds(HAMLET, some);
  expect(result.matched).toHaveLength(40);
  expect(result.missing).toEqual(HAMLET.slice(40).map(({ id }) => id));
});

test('empty registers', () => {
  const nothing = { matched: [], unsure: [], fresh: [], missing: [], duplicates: [] };
  expect(matchHouseholds([], [])).toEqual(nothing);
  expect(matchHouseholds([household({})], [])).toEqual({ ...nothing, missing: ['wanted'] });
  expect(matchHouseholds([], [{ head: 'Khuất Văn Thưởng' }])).toEqual({ ...nothing, fresh: [0] });
});
