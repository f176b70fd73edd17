import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { planShifts } from '#geo/routing/shifts/plan-shifts.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const problem = {
  jobs: [1, 2].map((id) => ({ id, location_index: id, service: 60, priority: id })),
  vehicles: [{ id: 1, start_index: 0, end_index: 0, time_window: [0, 1000] }],
  matrix: [
    [0, 50, 90],
    [50, 0, 40],
    [90, 40, 0],
  ],
};

interface Ran {
  code: number;
  out: string;
  err: string;
}

function plan(of: unknown, args: string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  const file = join(folder, 'problem.json');
  writeFileSync(file, typeof of === 'string' ? of : JSON.stringify(of));
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'api/cli/plan.ts', file, '--ms', '50', ...args];
    execFile(process.execPath, command, { env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** A VROOM server that gives this answer, and what it was asked. */
async function server(answer: unknown, work: (url: string, asked: unknown[]) => Promise<void>): Promise<void> {
  const asked: unknown[] = [];
  const http = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    asked.push(JSON.parse(body));
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`, asked);
  } finally {
    http.close();
  }
}

test('a solution on stdout, by one thread or two', async () => {
  for (const args of [[], ['--threads', '2']]) {
    const { code, out } = await plan(problem, args);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ code: 0, summary: { cost: 180, routes: 1, unassigned: 0, priority: 3 } });
  }
});

test('bad input names its field and ends with a status', async () => {
  const { code, out, err } = await plan({ ...problem, jobs: [{ id: 1, location_index: 1, time_windows: [[5, 4]] }] });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('jobs[0].time_windows[0]');
  expect(await plan('{"jobs":')).toMatchObject({ code: 2, out: '' });
  expect((await plan(problem, ['--threads', '0'])).err).toContain('npm run plan');
});

test('a VROOM server is asked where there is one, and not believed blindly', async () => {
  const good = await planShifts(problem, { iterations: 10 });
  await server(good, async (url, asked) => {
    const { code, out } = await plan(problem, [], { PLANNER_URL: url });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(good);
    expect(asked).toEqual([expect.objectContaining({ jobs: problem.jobs, vehicles: problem.vehicles })]);
  });
  const late = structuredClone(good);
  for (const step of late.routes[0]!.steps) step.arrival += 5000;
  for (const bad of [late, { code: 2, error: 'Invalid profile' }, { code: 0 }, 'hello']) {
    await server(bad, async (url) => {
      const { code, out, err } = await plan(problem, [], { PLANNER_URL: url });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('PLANNER_URL');
    });
  }
  const { code, err } = await plan(problem, [], { PLANNER_URL: 'http://127.0.0.1:9/' });
  expect(code).toBe(2);
  expect(err).toContain('no answer');
});
