/** npm run order -- FILE.tsp [--ms N] [--json]: the order of the stops of a TSPLIB file; a sentence on stderr. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { PlanInputError } from '#geo/routing/input-error.ts';
import { orderStops } from '#geo/routing/order/order-stops.ts';
import { parseTsplib, type TsplibInstance, tsplibCosts } from '#geo/routing/tsplib/parse.ts';
import { explain } from '../explain.ts';
import { Usage } from './command.ts';
import { explainTsplib } from './tsplib-errors.ts';

const USAGE = `npm run order -- FILE.tsp [--ms N] [--json]
  --ms N   thời gian tính, mili giây, mặc định 1000 / time to compute, milliseconds, 1000 by default
  --json   chỉ in kết quả / the result alone
In ra / prints {"tour": [từ 0 / from 0], "cost": …, "ms": …}`;
const DEFAULT_MS = 1000;

try {
  const { file, ms, json } = readArguments(process.argv.slice(2));
  const instance = read(file);
  const begin = performance.now();
  const costs = tsplibCosts(instance);
  const timeLimitMs = Math.max(0, ms - (performance.now() - begin));
  const { order, cost } = await orderStops({ size: instance.size, costs }, { timeLimitMs });
  const spent = Math.round(performance.now() - begin);
  console.log(JSON.stringify({ tour: order, cost, ms: spent }));
  if (!json) {
    const name = instance.name || file;
    console.error(
      `${name}: ${instance.size} điểm, độ dài ${cost}, ${spent} ms / ${instance.size} stops, length ${cost}, ${spent} ms`,
    );
  }
} catch (error) {
  console.error(
    error instanceof Usage ? error.message : error instanceof PlanInputError ? explainTsplib(error) : explain(error),
  );
  process.exitCode = 2;
}

function readArguments(args: string[]): { file: string; ms: number; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ms: { type: 'string' }, json: { type: 'boolean' } },
    });
    const ms = values.ms === undefined ? DEFAULT_MS : Number(values.ms);
    if (positionals.length !== 1 || !(ms >= 0) || values.ms === '') throw new Usage(USAGE);
    return { file: positionals[0]!, ms, json: values.json ?? false };
  } catch {
    throw new Usage(USAGE);
  }
}

function read(file: string): TsplibInstance {
  // npm runs scripts in the folder of package.json
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Usage(`Không đọc được tệp ${path} (${code}). / The file ${path} cannot be read (${code}).`);
  }
  return parseTsplib(text);
}
