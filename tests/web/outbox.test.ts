import { fc, test as property } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { VisitCreate } from '#api/visits/schema.ts';
import { Problem } from '../../web/app/http.ts';
import { type MyDay, withCalls } from '../../web/data/my-day.ts';
import { takeBack } from '../../web/outbox/record.ts';
import { isRefusal, sendAgain, sendUnsent } from '../../web/outbox/send.ts';
import { add, dropUnsent, unsentOf } from '../../web/outbox/store.ts';
import { draftOfUnsent, visitOf } from '../../web/visits/save-visit.ts';

/** What a phone's browser keeps: `Object.keys` names what it holds. */
function emptyPhone() {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  const storage = Object.create(methods) as object;
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('navigator', { onLine: true });
}

type Answer = 'taken' | 'no signal' | 'lost answer' | 'away' | 'refused' | 'welcome page';

/**
 * A server that takes a visit once by its identifier, or answers as it is told; `visits`: what it has, in order.
 * @param signedIn  the account whose session the phone has
 */
function serverThat(answers: Answer[], signedIn = 'a') {
  const visits: string[] = [];
  const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  vi.stubGlobal('fetch', async (path: string, { body }: { body?: string }) => {
    if (path === '/api/me') return json(200, { accountId: signedIn });
    const undone = /visits\/(.+)\/undo/.exec(path)?.[1];
    if (undone !== undefined) {
      if (!visits.includes(undone)) return json(404, { code: 'not_found', title: 'Không tìm thấy' });
      visits.splice(visits.indexOf(undone), 1);
      return json(200, {});
    }
    const visit = JSON.parse(body ?? '{}') as VisitCreate;
    const answer = answers.shift() ?? 'taken';
    if (answer === 'no signal') throw new TypeError('failed to fetch');
    if (answer === 'away') return json(503, { code: 'unavailable' });
    if (answer === 'welcome page') return new Response('<html>Wi-Fi</html>', { status: 200 });
    const known = visits.includes(visit.id);
    if (answer === 'refused' && !known) return json(404, { code: 'not_found', title: 'Không tìm thấy' });
    if (!known) visits.push(visit.id);
    if (answer === 'lost answer') throw new TypeError('failed to fetch');
    return json(known ? 200 : 201, visit);
  });
  return visits;
}

const visit = (id: string, part: Partial<VisitCreate> = {}): VisitCreate => ({
  id,
  householdId: 'h',
  at: '2026-11-24T02:00:00.000Z',
  outcome: 'not_home',
  topics: [],
  ...part,
});
const record = (account: string, id: string) => add(account, { visit: visit(id), head: 'Bà Nhị', found: null });
const waiting = (account: string) => unsentOf(account).map(({ visit }) => visit.id);

beforeEach(emptyPhone);
afterEach(() => vi.unstubAllGlobals());

describe('sending', () => {
  const answer = fc.constantFrom<Answer>('taken', 'no signal', 'lost answer', 'away', 'refused', 'welcome page');

  property.prop([
    fc.uniqueArray(fc.stringMatching(/^[a-z]{3}$/), { maxLength: 6 }),
    fc.array(answer, { maxLength: 12 }),
  ])(
    'whatever happens on the way, every visit arrives once and in order, or is listed with the reason',
    async (ids, answers) => {
      emptyPhone();
      const tries = answers.length + 1;
      const visits = serverThat(answers);
      for (const id of ids) record('a', id);
      for (let at = 0; at < tries; at += 1) await sendUnsent('a');
      const refused = unsentOf('a').map(({ visit, refused }) => [visit.id, refused]);
      expect(refused.every(([, words]) => words === 'Không tìm thấy')).toBe(true);
      const listed = new Set(refused.map(([id]) => id));
      expect(visits).toEqual(ids.filter((id) => !listed.has(id)));
    },
  );

  test('one that was refused holds nobody up, and goes once it is sent again', async () => {
    const visits = serverThat(['refused']);
    for (const id of ['first', 'second']) record('a', id);
    await sendUnsent('a');
    expect(visits).toEqual(['second']);
    await sendUnsent('a');
    expect(waiting('a')).toEqual(['first']);
    await sendAgain('a');
    expect(visits).toEqual(['second', 'first']);
  });

  test('an account sends and gives up only its own', async () => {
    const visits = serverThat([], 'b');
    record('a', 'hers');
    record('b', 'his');
    await Promise.all([sendUnsent('a'), sendUnsent('b')]);
    expect(visits).toEqual(['his']);
    dropUnsent('b');
    expect(waiting('a')).toEqual(['hers']);
  });

  test('a device that says it has no signal is believed', async () => {
    const visits = serverThat([]);
    vi.stubGlobal('navigator', { onLine: false });
    record('a', 'one');
    await sendUnsent('a');
    expect({ visits, waiting: waiting('a') }).toEqual({ visits: [], waiting: ['one'] });
  });
});

describe('taking back', () => {
  test('a visit that was never on its way is gone', async () => {
    const visits = serverThat([]);
    record('a', 'one');
    await takeBack('a', 'one');
    await sendUnsent('a');
    expect({ visits, waiting: waiting('a') }).toEqual({ visits: [], waiting: [] });
  });

  test('one that arrived without an answer is undone there', async () => {
    const visits = serverThat(['lost answer']);
    record('a', 'one');
    await sendUnsent('a');
    expect(visits).toEqual(['one']);
    await takeBack('a', 'one');
    await sendUnsent('a');
    expect({ visits, kept: Object.keys(localStorage) }).toEqual({ visits: [], kept: [] });
  });
});

test.each([
  [new Problem(400, 'invalid_request', ''), true],
  [new Problem(409, 'already_superseded', ''), true],
  [new Problem(401, 'unauthenticated', ''), false],
  [new Problem(429, 'too_many_requests', ''), false],
  [new Problem(404, 'unknown', ''), false],
  [new Problem(503, 'unavailable', ''), false],
  [new Problem(0, 'offline', ''), false],
  [new SyntaxError('not JSON'), false],
])('%o is a refusal of our server: %s', (error, expected) => {
  expect(isRefusal(error)).toBe(expected);
});

describe('the day with what waits', () => {
  const stop = (householdId: string, ids: string[] = []) => ({
    householdId,
    calls: ids.map((id) => ({ id, at: '2026-11-24T01:00:00.000Z', outcome: 'not_home' })),
    doneAt: null,
    outcome: null,
  });
  const day = (...stops: unknown[]) => ({ date: '2026-11-24', next: null, day: { stops } }) as MyDay;

  test('a call of the day stands at its door, the last one tells the outcome', () => {
    const shown = withCalls(day(stop('h', ['before']), stop('g')), [visit('new', { outcome: 'supported' })]);
    expect(shown.day!.stops[0]).toMatchObject({
      calls: [{ id: 'before' }, { id: 'new' }],
      outcome: 'supported',
      doneAt: '2026-11-24T02:00:00.000Z',
    });
    expect(shown.day!.stops[1]!.calls).toEqual([]);
  });

  test('one the server knows already is not told twice, one of another day not at all', () => {
    const known = day(stop('h', ['new']));
    expect(withCalls(known, [visit('new')])).toEqual(known);
    expect(withCalls(known, [visit('other', { at: '2026-11-22T18:00:00.000Z' })])).toEqual(known);
  });
});

test('a refused visit comes back into the form as it was written', () => {
  const made = visit('one', {
    outcome: 'supported',
    supported: 2,
    topics: ['vneid'],
    followUpOn: '2026-12-01',
    note: 'Hẹn chiều',
    platforms: ['vneid'],
    location: [106.3, 20.1],
    locationAccuracyMetres: 8,
  });
  const draft = draftOfUnsent({ turn: 1, visit: made, head: null, found: { change: { elderly: true }, version: 3 } });
  const { id: _, at: __, ...said } = made;
  expect(visitOf('h', draft)).toEqual(said);
  expect(draft.elderly).toBe(true);
});
