import { uuidv7 } from 'uuidv7';
import { signIn } from '#tests/support/client.ts';
import { TEST_PASSWORD } from '#tests/support/demo_data.ts';
import { type ServerProcess, startProcess } from '#tests/support/server.ts';

export interface ChaosOptions {
  /** environment that leads every start to the same database */
  env: Record<string, string>;
  /** how many times the server is killed */
  times: number;
  /** people recording at once */
  writers?: number;
  /** told after each kill */
  progress?: (text: string) => void;
}

export interface Recorded {
  /** visits the server acknowledged, by identifier */
  acknowledged: string[];
  kills: number;
}

/** Acknowledged visits between two kills: enough that one is always under way when the axe falls. */
const VISITS_BEFORE_KILL = { least: 20, most: 60 };

/** Records visits by several people at once and kills the server again and again; it is left stopped. */
export async function recordUnderKills({ env, times, writers = 4, progress }: ChaosOptions): Promise<Recorded> {
  const acknowledged: string[] = [];
  for (let kill = 1; kill <= times; kill += 1) {
    const server = await startProcess({ env: { DEMO: 'false', ...env } });
    const before = acknowledged.length;
    await recordUntilKilled(server, writers, acknowledged);
    progress?.(`kill ${kill} of ${times}: ${acknowledged.length - before} visits acknowledged before it`);
  }
  return { acknowledged, kills: times };
}

async function recordUntilKilled(server: ServerProcess, writers: number, acknowledged: string[]): Promise<void> {
  const { least, most } = VISITS_BEFORE_KILL;
  const end = acknowledged.length + least + Math.floor(Math.random() * (most - least));
  const leader = await signIn(server.url, 'totruong', TEST_PASSWORD);
  const { items } = await leader.get<{ items: { id: string }[] }>('/api/households?limit=200');

  let axe: Promise<void> | null = null;
  const write = async (writer: number): Promise<void> => {
    for (let n = writer; axe === null; n += writers) {
      const id = uuidv7();
      const householdId = items[n % items.length]!.id;
      const visit = { id, householdId, at: new Date().toISOString(), outcome: n % 3 ? 'not_home' : 'informed' };
      // The connection of a killed server breaks: such a visit was not acknowledged, the phone would send it again.
      const answer = await leader.call('POST', '/api/visits', visit).catch(() => null);
      if (answer === null) return;
      if (!answer.ok) throw new Error(`a visit was refused: ${answer.status} ${await answer.text()}\n${server.log()}`);
      acknowledged.push(id);
      if (acknowledged.length >= end) axe ??= server.kill();
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  await axe;
}
