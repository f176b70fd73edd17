import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Document, operationsOf, requestsFor, type Target } from '#tests/api/isolation/requests.ts';
import { actorsOf } from '#tests/api/isolation/walk.ts';
import { openWorld, type World } from '#tests/support/world.ts';

interface Refused {
  code: string;
  detail: string;
  title: string;
  issues?: { path: string; code: string; message: string }[];
}

let world: World;
let document: Document;
let target: Target;
beforeAll(async () => {
  world = await openWorld();
  document = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as Document;
  target = { commune: world.here, hamlet: world.here.hamlets[0] };
});
afterAll(() => world?.stop());

const send = async (method: string, path: string, body: unknown, language = 'vi') => {
  const answer = await world.people.staff.call(method, path, body, { 'accept-language': language, 'if-match': '"1"' });
  return { status: answer.status, text: await answer.text() };
};
const refused = async (path: string, body: unknown, language = 'vi', method = 'POST') => {
  const { status, text } = await send(method, path, body, language);
  return { status, ...(JSON.parse(text) as Refused) };
};

const hamletId = () => target.hamlet.id;
const pin = (facts: object) => ({
  id: randomUUID(),
  householdId: target.hamlet.households[0]!.id,
  kind: 'pin',
  from: '2026-12-01',
  until: '2026-12-08',
  reason: 'Cụ ốm',
  ...facts,
});
const visit = (facts: object) => ({
  id: randomUUID(),
  householdId: target.hamlet.households[0]!.id,
  at: new Date().toISOString(),
  outcome: 'informed',
  ...facts,
});

describe('a refusal names the field and says what is wrong', () => {
  test('in Vietnamese', async () => {
    const { status, code, detail, issues } = await refused('/api/pins', pin({ until: '2026-11-01' }));
    expect({ status, code }).toEqual({ status: 400, code: 'invalid_request' });
    expect(issues).toEqual([{ path: 'until', code: 'from_first_day', message: 'không được trước ngày đầu' }]);
    expect(detail).toBe('Đến hết ngày (until): không được trước ngày đầu.');
  });

  test('in English', async () => {
    const { detail, issues } = await refused('/api/pins', pin({ until: '2026-11-01' }), 'en');
    expect(issues).toEqual([{ path: 'until', code: 'from_first_day', message: 'must not be before the first day' }]);
    expect(detail).toBe('Until (until): must not be before the first day.');
  });

  test('tells a field that is missing from one of another kind, and three at most in the detail', async () => {
    const { detail, issues } = await refused('/api/pins', { id: 7, kind: 'xong', strange: 1 });
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: 'id', code: 'invalid_type', message: 'phải là chữ' },
        { path: 'householdId', code: 'invalid_type', message: 'còn thiếu' },
        { path: 'kind', code: 'invalid_value', message: 'phải là một trong các giá trị: pin, postpone' },
        { path: 'strange', code: 'unrecognized_keys', message: 'không phải là trường của yêu cầu này' },
      ]),
    );
    expect(detail).toContain('Hộ dân (householdId): còn thiếu.');
    expect(detail).toMatch(/Và \d+ chỗ khác\.$/);
    expect(detail.match(/: /g)!.length).toBeLessThanOrEqual(4);
  });

  test('also where a rule refuses, not the form', async () => {
    const household = `/api/households/${target.hamlet.households[0]!.id}`;
    expect(await refused(household, { phone: '12' }, 'vi', 'PATCH')).toMatchObject({
      detail: 'Số điện thoại (phone): phải là số điện thoại Việt Nam, như 0912 345 678.',
    });
    const options = { least: 30, target: 20 };
    expect(await refused('/api/clusters/proposals', { hamletId: hamletId(), options })).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'options.target', message: expect.stringContaining('không được nhỏ hơn') }],
    });
    const change = {
      kind: 'add_day',
      date: '2020-01-01',
      from: '08:00',
      to: '10:00',
      memberIds: [target.hamlet.leaderId],
    };
    const step = await refused(`/api/plans/${target.hamlet.planId}`, { changes: [change] }, 'vi', 'PATCH');
    expect(step.issues?.[0]?.message).toBe(step.detail);
  });
});

describe('a day or an hour that does not exist is refused, never shifted', () => {
  const plan = (from: string, to: string) => [
    '/api/plans',
    { hamletId: hamletId(), from, to, options: { empty: true } },
  ];
  const away = (from: string, to: string) => [
    `/api/availability/${target.hamlet.memberId}/absences`,
    { id: randomUUID(), from, to },
  ];
  const hours = (from: string, to: string) => [
    `/api/availability/${target.hamlet.memberId}`,
    { weeklyHours: 4, hours: [{ weekday: 6, from, to }], home: null, goesWith: null },
    'PUT',
  ];
  const shift = (from: string, to: string) => [
    '/api/plans',
    { hamletId: hamletId(), from: '2026-12-01', to: '2026-12-31', options: { shifts: [{ weekdays: [6], from, to }] } },
  ];
  const changed = (change: object) => [`/api/plans/${target.hamlet.planId}`, { changes: [change] }, 'PATCH'];
  const cases: Record<string, () => (string | object)[]> = {
    'a plan to 30 February': () => plan('2026-02-01', '2026-02-30'),
    'a plan from 29 February of a common year': () => plan('2026-02-29', '2026-03-30'),
    'a plan that ends before it begins': () => plan('2026-12-31', '2026-12-01'),
    'a plan of ten years': () => plan('2026-12-01', '2036-12-01'),
    'a plan in the year 0': () => plan('0000-01-01', '0000-02-01'),
    'a shift at 25:00': () => shift('08:00', '25:00'),
    'a shift that ends before it begins': () => shift('10:00', '08:00'),
    'a shift of no length': () => shift('08:00', '08:00'),
    'a day moved to 31 November': () => changed({ kind: 'move_day', from: target.hamlet.planDate, to: '2026-11-31' }),
    'a day from 24:00': () => changed({ kind: 'set_day', date: target.hamlet.planDate, from: '24:00', to: '24:30' }),
    'away until 30 February': () => away('2026-02-01', '2026-02-30'),
    'away backwards': () => away('2026-12-10', '2026-12-01'),
    'away for ten years': () => away('2026-12-01', '2036-12-01'),
    'hours until 24:00': () => hours('18:00', '24:00'),
    'hours until 7:5': () => hours('06:00', '7:5'),
    'hours backwards': () => hours('20:00', '18:00'),
    'a pin until 31 April': () => ['/api/pins', pin({ until: '2027-04-31' })],
    'a pin of ten years': () => ['/api/pins', pin({ until: '2036-12-01' })],
    'a visit on 30 February': () => ['/api/visits', visit({ at: '2026-02-30T08:00:00+07:00' })],
    'a visit at 25:00': () => ['/api/visits', visit({ at: '2026-11-01T25:00:00+07:00' })],
    'a visit without a time zone': () => ['/api/visits', visit({ at: '2026-11-01T08:00:00' })],
    'a visit in a time zone that is none': () => ['/api/visits', visit({ at: '2026-11-01T08:00:00+99:00' })],
    'a visit in the year 9999': () => ['/api/visits', visit({ at: '9999-12-31T23:59:59Z' })],
    'a visit to come back from on 31 June': () => [
      '/api/visits',
      visit({ outcome: 'come_back', followUpOn: '2027-06-31' }),
    ],
    'a visit to come back from in ten years': () => [
      '/api/visits',
      visit({ outcome: 'come_back', followUpOn: '2036-12-01' }),
    ],
    'a term from 30 February': () => [`/api/members/${target.hamlet.memberId}`, { fromOn: '2026-02-30' }, 'PATCH'],
    'a term that ends first': () => [`/api/members/${target.hamlet.memberId}`, { toOn: '1999-01-01' }, 'PATCH'],
  };

  test.each(Object.keys(cases))('%s', async (name) => {
    const [path, body, method] = cases[name]!() as [string, object, string | undefined];
    const { status, issues, detail } = await refused(path, body, 'vi', method);
    expect([400, 422]).toContain(status);
    expect(issues?.[0]?.message).toMatch(/ngày|giờ|năm|tương lai/);
    expect(detail).toContain(issues![0]!.message);
  });
});

/** What nobody would send, and a name that no answer may repeat. */
const SECRET = 'Bà Nguyễn Thị Kín 0912000999';
const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const NONSENSE: Record<string, () => unknown> = {
  'a name': () => SECRET,
  nothing: () => null,
  'a list': () => [SECRET],
  'an object': () => ({ [SECRET]: SECRET, __proto__: { a: 1 } }),
  'a huge number': () => 1e308,
  'below 0': () => -2_147_483_649,
  'a part': () => 0.1234567,
  'not a number': () => 'NaN',
  yes: () => true,
  'deep nesting': () => deep(3000),
  'a null character': () => `a\u0000${SECRET}`,
  'half a character': () => '\ud800',
  'a day that is none': () => '2026-02-30',
};
const ENGLISH = /\b(expected|invalid|required|must|received|input|too|string|number|array|object|date|is|not)\b/i;

const withBody = () => operationsOf(document).filter(({ body }) => body !== null);
const actor = (path: string) => {
  const role = path.includes('/admin/') ? 'admin' : path.startsWith('/api/auth/') ? 'anonymous' : 'staff';
  return actorsOf(world).find((one) => one.actor.role === role)!.client;
};
const ask = async (method: string, path: string, body: unknown) => {
  const answer = await actor(path).call(method, path, body, { 'accept-language': 'vi', 'if-match': '"1"' });
  return { status: answer.status, text: await answer.text() };
};
/** The words of a refusal, without what names fields and values that are accepted. */
const wordsOf = ({ title, detail, issues = [] }: Refused): string =>
  [title, detail, ...issues.map(({ message }) => message)]
    .join('\n')
    .replaceAll(/“[^”]*”|\([\w.*]+\)|các giá trị: [^.\n]*/g, '')
    .replaceAll(/true hoặc false|\(null\)/g, '');

/** Nonsense that fields inside of fields are tried with: the others tell no more there. */
const WITHIN = ['a name', 'nothing', 'a list', 'a huge number', 'a day that is none'];

/** The paths of a body's fields; of a list those of its first item. */
const pathsOf = (value: unknown, path: string[] = []): string[][] =>
  value === null || typeof value !== 'object'
    ? [path]
    : [
        path,
        ...Object.entries(value)
          .slice(0, Array.isArray(value) ? 1 : 99)
          .flatMap(([key, inner]) => pathsOf(inner, [...path, key])),
      ];

/** A body with another value, or none, at a path. */
function withValue(body: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(body) as Record<string, unknown>;
  const inner = withValue(copy[key], rest, value);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

test('whatever is sent, an operation answers in Vietnamese, without the value, and never fails', async () => {
  const wrong: string[] = [];
  let invalid = 0;
  for (const operation of withBody()) {
    const [request] = requestsFor(operation, target, document);
    const look = async (what: string, path: string[], value: unknown) => {
      const body = withValue(request!.body, path, value);
      const { status, text } = await ask(request!.method, request!.path, body);
      const line = `${operation.method} ${operation.path} ${path.join('.')} as ${what}: ${status}`;
      if (status >= 500) wrong.push(line);
      if (status < 400) return;
      const told = JSON.parse(text) as Refused;
      const words = wordsOf(told);
      if (ENGLISH.test(words)) wrong.push(`${line} ${words}`);
      if (told.code !== 'invalid_request') return;
      invalid++;
      if (/Thị Kín|0912000999/.test(text)) wrong.push(`${line} repeats the value`);
    };
    for (const path of pathsOf(request!.body)) {
      for (const [kind, value] of Object.entries(NONSENSE))
        if (path.length < 2 || WITHIN.includes(kind)) await look(kind, path, value());
      if (path.length > 0) await look('left out', path, undefined);
    }
    // Who is nobody is answered before his megabyte has come, and the connection is closed.
    if (!operation.path.startsWith('/api/auth/')) await look('most of a megabyte', ['name'], 'x'.repeat(900_000));
  }
  expect(wrong).toEqual([]);
  expect(invalid).toBeGreaterThan(300);
}, 240_000);

test('an address with nonsense in its query is refused in the same words, and never fails', async () => {
  const wrong: string[] = [];
  const values = [SECRET, '2026-02-30', '1e999', '-1', 'NaN', '%00', ',', ''];
  for (const operation of operationsOf(document).filter(({ method }) => method === 'GET')) {
    const [request] = requestsFor(operation, target, document);
    const [path] = request!.path.split('?');
    for (const { name } of operation.parameters.filter((parameter) => parameter.in === 'query')) {
      for (const value of values) {
        const asked = `${path}?${name}=${value.startsWith('%') ? value : encodeURIComponent(value)}`;
        const { status, text } = await ask('GET', asked, undefined);
        if (status >= 500) wrong.push(`${asked}: ${status}`);
        if (status !== 400) continue;
        const words = wordsOf(JSON.parse(text) as Refused);
        if (ENGLISH.test(words) || /Thị Kín/.test(text)) wrong.push(`${asked}: ${words}`);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

test.each([
  ['NaN', 'invalid_json'],
  ['{"username":NaN,"password":"x"}', 'invalid_json'],
  ['{"username":1e999,"password":"x"}', 'invalid_request'],
  ['\u0000', 'invalid_json'],
  ['{"__proto__":{"username":"a","password":"b"}}', 'invalid_request'],
])('what is no JSON of ours is said so: %s', async (body, code) => {
  const answer = await fetch(`${world.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: world.url },
    body,
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code });
});
