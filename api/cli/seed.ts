/** npm run seed: the fictitious communes and their accounts, into a database without communes. */
import { parseArgs } from 'node:util';
import { localDateOf } from '#geo';
import { readConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { systemAdministrator } from '../db/door.ts';
import { explain } from '../explain.ts';
import { Usage } from './command.ts';
import { seedDemo } from './demo.ts';
import { onDatabase } from './run.ts';

const USAGE = 'npm run seed -- [--households N] [--communes N] [--seed N] [--today YYYY-MM-DD]';

try {
  await onDatabase(seed);
} catch (error) {
  console.error(error instanceof Usage ? error.message : explain(error));
  process.exitCode = 1;
}

async function seed(db: Database): Promise<void> {
  const settings = readArguments();
  const [known] = await db.asUser(systemAdministrator, (tx) => tx`select from tn.commune limit 1`);
  if (known) {
    throw new Usage(
      'Đã có dữ liệu: chỉ tạo dữ liệu mẫu trong cơ sở dữ liệu trống. / There are communes already: the demo goes into an empty database only.',
    );
  }
  await seedDemo(db, { ...settings, progress: (text) => console.log(text) });
}

function readArguments() {
  const config = readConfig();
  const text = { type: 'string' } as const;
  let values: Partial<Record<'households' | 'communes' | 'seed' | 'today', string>>;
  try {
    ({ values } = parseArgs({ options: { households: text, communes: text, seed: text, today: text } }));
  } catch {
    throw new Usage(USAGE);
  }
  const whole = (given: string | undefined, otherwise: number, least: number, most: number) => {
    const number = Number(given ?? otherwise);
    if (!Number.isInteger(number) || number < least || number > most) throw new Usage(USAGE);
    return number;
  };
  const today = values.today ?? localDateOf(new Date());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today))) throw new Usage(USAGE);
  return {
    households: whole(values.households, config.demoHouseholds, 50, 1_000_000),
    communes: whole(values.communes, 1, 1, 100),
    seed: whole(values.seed, 1, 0, Number.MAX_SAFE_INTEGER),
    today,
    password: config.demoPassword,
  };
}
