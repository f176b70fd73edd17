import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { type Client, signIn } from '#tests/support/client.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { backendSeconds, cpuSeconds } from './cpu.ts';
import { copySeconds, type Taken } from './import_copy.ts';
import { type RegisterFiles, registerFiles } from './import_register.ts';
import { type MemoryWatch, watchMemory } from './memory.ts';

const GOAL = 5;

/**
 * Bringing a register over HTTP, from the file's bytes until all is committed, beside a plain `COPY` of the same rows
 * into the same tables; the same file again (nothing changes), one with a tenth of the telephones changed, and what
 * others wait for a page of households meanwhile. Memory is the server's process with its threads, above idle.
 *
 * Options: `--households 3000,50000 --database postgres,embedded --format xlsx,csv`
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      households: { type: 'string', default: '3000,50000' },
      database: { type: 'string', default: 'postgres,embedded' },
      format: { type: 'string', default: 'xlsx,csv' },
    },
  });
  console.log(
    'seconds, and memory above idle; ratio to COPY, on PostgreSQL, and seconds of processors, which others on the machine change little; others: GET /api/households meanwhile\n',
  );
  console.log(
    "database  households format    first     COPY    ratio CPU/COPY's   again  changed   peak MB   others p50     p95     max ms",
  );
  for (const database of values.database.split(',')) {
    for (const households of values.households.split(',').map(Number)) {
      const [first, second] = [registerFiles(households), registerFiles(households, 1)];
      for (const format of values.format.split(',') as (keyof RegisterFiles)[]) {
        const bench = await openBench(database);
        try {
          const figures = await measure(bench, format, first[format], second[format]);
          console.log(`${database.padEnd(9)} ${String(households).padStart(10)} ${format.padEnd(6)} ${figures}`);
        } finally {
          await bench.stop();
        }
      }
    }
  }
}

interface Bench {
  url: string;
  memory: MemoryWatch;
  /** the COPY; null on the embedded database */
  copy: () => Promise<Taken | null>;
  /** seconds a processor was at work for server and database so far */
  cpu: () => Promise<number | null>;
  stop: () => Promise<void>;
}

async function openBench(database: string): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'tn-bench-'));
  let pg: TestPostgres | undefined;
  let server: ChildProcess | undefined;
  const close = async () => {
    server?.kill('SIGKILL');
    await pg?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (database === 'postgres') pg = await startPostgres({ settings: { shared_buffers: '256MB', jit: 'off' } });
    server = fork(new URL('import_server.ts', import.meta.url), [database, pg?.url ?? folder], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const [{ url }] = (await once(server, 'message')) as [{ url: string }];
    const pid = server.pid!;
    const memory = watchMemory(pid);
    const sql = pg ? postgres(pg.url, { max: 1 }) : null;
    return {
      url,
      memory,
      copy: async () => (pg ? copySeconds(pg.url) : null),
      cpu: async () => {
        const own = cpuSeconds(pid);
        const database = sql ? await backendSeconds(sql) : 0;
        return own === null || database === null ? null : own + database;
      },
      stop: async () => {
        memory.stop();
        await sql?.end();
        server?.send('stop');
        if (server) await once(server, 'exit');
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function measure(bench: Bench, format: string, file: Uint8Array, changed: Uint8Array): Promise<string> {
  const [staff, others] = (await Promise.all(
    ['first', 'second'].map((name) => signIn(bench.url, name, 'bench-bench-bench')),
  )) as [Client, Client];
  bench.memory.reset();
  const before = await bench.cpu();
  const first = await bring(staff, format, file);
  const after = await bench.cpu();
  const cpu = before === null || after === null ? null : after - before;
  const peak = bench.memory.aboveIdle();
  const copy = await bench.copy();
  const again = await bring(staff, format, file);
  const updated = await bring(staff, format, changed);
  const waits = await waitsDuring(staff, () => bring(others, format, file));
  const ratio = copy === null ? null : first / copy.wall;
  return [
    first.toFixed(2).padStart(8),
    (copy?.wall.toFixed(2) ?? '–').padStart(8),
    (ratio === null ? '–' : `${ratio.toFixed(2)}${ratio <= GOAL ? '' : ' !'}`).padStart(8),
    `${cpu?.toFixed(1) ?? '–'}/${copy?.cpu?.toFixed(1) ?? '–'}`.padStart(10),
    again.toFixed(2).padStart(7),
    updated.toFixed(2).padStart(8),
    (peak?.toFixed(0) ?? '–').padStart(9),
    waits.at(0.5).padStart(12),
    waits.at(0.95).padStart(7),
    waits.at(1).padStart(7),
  ].join(' ');
}

/** @returns seconds until the answer */
async function bring(client: Client, format: string, bytes: Uint8Array): Promise<number> {
  const form = new FormData();
  form.append('file', new File([bytes.slice()], `so_ho.${format}`));
  const start = performance.now();
  const answer = await client.call('POST', '/api/imports', form);
  const told = (await answer.json()) as { rejected: number };
  if (!answer.ok || told.rejected > 0) throw new Error(`${answer.status} ${JSON.stringify(told).slice(0, 500)}`);
  return (performance.now() - start) / 1000;
}

/** Milliseconds one who looks at households, page by page with a moment between, waits while `work` goes on. */
async function waitsDuring(client: Client, work: () => Promise<unknown>) {
  const waits: number[] = [];
  let going = true;
  const looking = (async () => {
    while (going) {
      const start = performance.now();
      await client.get('/api/households?limit=50');
      waits.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  await work();
  going = false;
  await looking;
  waits.sort((a, b) => a - b);
  return { at: (share: number) => (waits[Math.ceil(waits.length * share) - 1] ?? 0).toFixed(0) };
}
