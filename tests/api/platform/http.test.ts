import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '#tests/support/demo_server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('problems', () => {
  test('speak the language asked for, Vietnamese by default', async () => {
    const vietnamese = await (await server.anonymous('/api/me')).json();
    const english = await (
      await server.anonymous('/api/me', { headers: { 'accept-language': 'fr, en;q=0.8, vi;q=0.2' } })
    ).json();
    expect(vietnamese).toMatchObject({
      status: 401,
      code: 'unauthenticated',
      title: 'Chưa đăng nhập',
      instance: '/api/me',
    });
    expect(english).toMatchObject({ status: 401, code: 'unauthenticated', title: 'Not signed in' });
  });

  test.each([
    ['GET', '/api/khong-co', undefined, 404, 'not_found'],
    ['PUT', '/api/me', undefined, 405, 'method_not_allowed'],
    ['POST', '/api/auth/sign-in/username', '{', 400, 'invalid_json'],
    ['POST', '/api/auth/sign-in/username', '{"username":7}', 400, 'invalid_request'],
    ['POST', '/api/auth/sign-in/username', `"${'x'.repeat(1_100_000)}"`, 413, 'body_too_large'],
  ])('%s %s answers with its problem (%#)', async (method, path, body, status, code) => {
    const staff = await server.as('canbo');
    const answer = await staff(path, {
      method,
      ...(body && { body }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, code });
  });

  test('a method that an address does not know names those it knows', async () => {
    const answer = await (await server.as('canbo'))('/api/me', { method: 'DELETE' });
    expect(answer.headers.get('allow')).toBe('GET');
  });
});

describe('another site’s page', () => {
  test.each(['https://xau.example', 'null', 'http://127.0.0.1:1'])('cannot change anything from %s', async (origin) => {
    const staff = await server.as('canbo');
    const answer = await staff('/api/auth/sign-out', { method: 'POST', headers: { origin } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'foreign_origin' });
    expect((await staff('/api/me')).status).toBe(200);
  });

  test('our own page can', async () => {
    const answer = await server.anonymous('/api/auth/sign-in/username', {
      method: 'POST',
      json: { username: 'canbo', password: 'tungnha-demo' },
      headers: { origin: server.url },
    });
    expect(answer.status).toBe(200);
  });
});

test('an administrator reaches no household, an observer no household, cluster or member', async () => {
  const forbidden: Record<string, string[]> = {
    quantri: [
      '/households',
      '/clusters',
      '/members',
      '/hamlets',
      '/summary?by=commune',
      '/tiles/households',
      '/events',
    ],
    lanhdao: [
      '/households',
      '/clusters',
      '/members',
      '/summary?by=cluster',
      '/summary?by=member',
      '/tiles/households',
      '/tiles/clusters',
      '/admin/accounts',
    ],
    canbo: ['/admin/accounts', '/admin/communes'],
  };
  for (const [name, paths] of Object.entries(forbidden)) {
    const client = await server.as(name);
    for (const path of paths) expect((await client(`/api${path}`)).status, `${name} ${path}`).toBe(403);
  }
});

test('health says version and database', async () => {
  const answer = await (await server.anonymous('/api/health')).json();
  expect(answer).toEqual({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+$/), database: server.db.kind });
});

test('every answer closes what a browser leaves open, and nothing loads from another host', async () => {
  for (const path of ['/api/health', '/api/docs', '/api/me', '/api/khong-co']) {
    const { headers } = await server.anonymous(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('the documentation comes from our own host', async () => {
  const page = await (await server.anonymous('/api/docs')).text();
  const parts = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) {
    expect(part).toMatch(/^\/api\/docs\//);
    expect((await server.anonymous(part)).status).toBe(200);
  }
  const document = await (await server.anonymous('/api/openapi.json')).json();
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/me', '/api/health', '/api/events']));
});

test('an open page hears of a change in its hamlet, with the new data version, and of no other hamlet', async () => {
  const leader = await server.as('totruong');
  const { hamletId } = await (await leader('/api/me')).json();
  const staff = await server.as('canbo');
  const households = async (hamlet: string) => {
    const { items } = await (await staff(`/api/households?hamlet=${hamlet}&limit=1`)).json();
    return items[0].id as string;
  };
  const { items: hamlets } = await (await staff('/api/hamlets')).json();
  const elsewhere = hamlets.find((hamlet: { id: string }) => hamlet.id !== hamletId).id;

  const leaving = new AbortController();
  const stream = await leader('/api/events', { signal: leaving.signal });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const events = eventsOf(stream);
  const opening = await events.next();
  for (const hamlet of [elsewhere, hamletId]) {
    const visit = { id: uuidv7(), householdId: await households(hamlet), at: new Date().toISOString() };
    const answer = await staff('/api/visits', {
      method: 'POST',
      json: { ...visit, outcome: 'not_home', supported: 0, topics: [] },
    });
    expect(answer.status).toBe(201);
  }
  const change = await events.next();
  leaving.abort();
  expect(opening.value).toMatchObject({ event: 'version' });
  expect(change.value).toMatchObject({ event: 'change', data: { hamletId, kind: expect.any(String) } });
  expect(change.value!.data.version).toBeGreaterThan(opening.value!.data.version);
});

/** The events of a stream, one by one. */
async function* eventsOf(stream: Response): AsyncGenerator<{ event: string; data: { version: number } }> {
  let text = '';
  for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = Object.fromEntries(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => line.split(/: (.*)/s) as [string, string]),
      );
      text = text.slice(end + 2);
      if (fields.event) yield { event: fields.event, data: JSON.parse(fields.data!) };
    }
  }
}

test('metrics tell no name and no path with an id', async () => {
  await (await server.as('canbo'))('/api/households/019abbf5-3280-7a93-a896-a40d8f583766?q=Nguy%E1%BB%85n');
  const text = await (await server.anonymous('/metrics')).text();
  expect(text).toContain('tungnha_request_seconds_bucket');
  expect(text).not.toMatch(/019abbf5|Nguy|canbo/);
  expect((await server.anonymous('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(401);
});
