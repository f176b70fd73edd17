import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import postgres from 'postgres';
import type { TileId } from '#geo/tiles/tile.ts';
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts';
import { tilesOver } from '#tests/support/tiles.ts';
import { type LoadResult, load } from './load.ts';
import { BARE_INDEXES, bareScript, ownRights, ownScripts } from './tiles_sql.ts';

const ORIGIN = 106.3;
const SOUTH = 20.1;
/** About 1,000 households a square kilometre, as the villages of the delta are. */
const sideOf = (households: number) => 0.1 * Math.sqrt(households / 100_000);

const GOALS: Record<number, { cold: number | null; warm: number }> = {
  10: { cold: 0.8, warm: 2 },
  11: { cold: 0.8, warm: 2 },
  12: { cold: 0.8, warm: 2 },
  13: { cold: 0.8, warm: 2 },
  14: { cold: null, warm: 2 },
  16: { cold: 0.25, warm: 1 },
};

/**
 * Vector tiles: our endpoint against the bare SQL by `pgbench`; same tiles, same concurrency, on one PostGIS.
 * `cold`: every request the first since a change. `warm`: nothing changed since, all tiles asked before.
 *
 * Options: `--households 100000 --layer households|clusters --clients 4 --seconds 4 --zooms 10,11,12,13,14,16`
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      households: { type: 'string', default: '100000' },
      layer: { type: 'string', default: 'households' },
      clients: { type: 'string', default: '4' },
      seconds: { type: 'string', default: '4' },
      zooms: { type: 'string', default: Object.keys(GOALS).join(',') },
    },
  });
  const layer = values.layer === 'clusters' ? 'clusters' : 'households';
  const [households, clients, seconds] = [values.households, values.clients, values.seconds].map(Number) as [
    number,
    number,
    number,
  ];
  const pg = await startPostgres({ settings: { shared_buffers: '256MB', jit: 'off' } });
  const folder = mkdtempSync(join(tmpdir(), 'tn-bench-'));
  let server: ChildProcess | undefined;
  try {
    const side = sideOf(households);
    server = fork(new URL('tiles_server.ts', import.meta.url), [pg.url, String(households), String(side)], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    await prepare(pg.url);
    const cookie = await sessionOf(`http://127.0.0.1:${port}`);
    const told = server;
    const become = async (mode: 'cold' | 'warm') => {
      told.send(mode);
      await once(told, 'message');
    };
    const bench: Bench = { pg, folder, layer, clients, seconds, port, cookie, become };
    console.log(`${layer}, ${households} households, ${clients} at once, tiles per second (ratio to the bare SQL)`);
    console.log('alone: the statement of the endpoint itself, by pgbench, with the rights of the same user\n');
    console.log('zoom  tiles   kB/tile      bare      cold                    warm                    alone');
    for (const z of values.zooms.split(',').map(Number)) {
      await compare(bench, z, tilesOver([ORIGIN, SOUTH, ORIGIN + side, SOUTH + side], z));
    }
  } finally {
    server?.disconnect();
    await pg.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Bench {
  pg: TestPostgres;
  folder: string;
  layer: 'households' | 'clusters';
  clients: number;
  seconds: number;
  port: number;
  cookie: string;
  become: (mode: 'cold' | 'warm') => Promise<void>;
}

async function compare(bench: Bench, z: number, tiles: TileId[]): Promise<void> {
  const bare = await byPgbench(bench, [bareScript(bench.layer, z, tiles)]);
  const alone = await byPgbench(bench, ownScripts(bench.layer, tiles), ownRights());
  await bench.become('cold');
  const cold = await byEndpoint(bench, tiles, bench.seconds);
  await bench.become('warm');
  await byEndpoint({ ...bench, clients: 1 }, tiles, 0.5, tiles.length);
  const warm = await byEndpoint(bench, tiles, bench.seconds);
  const bytes = warm.bytes / Object.values(warm.statuses).reduce((sum, count) => sum + count, 0);
  const goals = GOALS[z];
  console.log(
    [
      String(z).padStart(4),
      String(tiles.length).padStart(6),
      (bytes / 1000).toFixed(1).padStart(9),
      bare.toFixed(1).padStart(9),
      against(cold, bare, goals?.cold ?? null),
      against(warm, bare, goals?.warm ?? null),
      `${alone.toFixed(1).padStart(9)} (cold is ${(cold.rate / alone).toFixed(2)} of it)`,
    ].join(' '),
  );
}

const against = ({ rate }: LoadResult, bare: number, goal: number | null): string => {
  const ratio = rate / bare;
  const verdict = goal === null ? '' : ratio >= goal ? ` ≥ ${goal}` : ` < ${goal} !`;
  return `${rate.toFixed(1).padStart(9)} (${ratio.toFixed(2)}${verdict})`.padEnd(24);
};

/** Tiles in an order that looks random and is the same each time; or, for warming up, each once. */
async function byEndpoint(bench: Bench, tiles: TileId[], seconds: number, each = 0): Promise<LoadResult> {
  let turn = 0;
  const next = () => {
    turn += 1;
    const { z, x, y } = tiles[(each > 0 ? turn : turn * 7919) % tiles.length]!;
    return `/api/tiles/${bench.layer}/${z}/${x}/${y}`;
  };
  const headers = { cookie: bench.cookie };
  const result = await load({ port: bench.port, next, headers, clients: bench.clients, seconds });
  for (let missing = each - turn; missing > 0; missing = each - turn) {
    await load({ port: bench.port, next, headers, clients: bench.clients, seconds: 0.5 });
  }
  const refused = Object.keys(result.statuses).filter((status) => status !== '200' && status !== '204');
  if (refused.length > 0) throw new Error(`the endpoint answered ${JSON.stringify(result.statuses)}`);
  return result;
}

/** Transactions per second of scripts chosen at random, their statements prepared. */
async function byPgbench({ pg, folder, clients, seconds }: Bench, scripts: string[], rights = ''): Promise<number> {
  const files = scripts.flatMap((script, i) => {
    const file = join(folder, `${i}.sql`);
    writeFileSync(file, script);
    return ['-f', file];
  });
  const { hostname, port, pathname, username } = new URL(pg.url);
  const connection = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
  const plan = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), ...files];
  const env = { ...process.env, PGOPTIONS: rights };
  const { stdout } = await promisify(execFile)(pg.binary('pgbench'), [...plan, ...connection], { env });
  const rate = /tps = ([\d.]+) \(without/.exec(stdout);
  if (!rate) throw new Error(`pgbench said: ${stdout}`);
  return Number(rate[1]);
}

async function prepare(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(BARE_INDEXES).simple();
  await sql`vacuum analyze`;
  await sql.end();
}

async function sessionOf(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'bench', password: 'bench-bench-bench' }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
