import { pino } from 'pino';
import { readConfig } from '#api/config.ts';
import { type RunningServer, startServer } from '#api/server.ts';
import { newTestDatabase } from './database.ts';

/** The whole application in this process, on a free port, over an empty database of the kind this run is on. */
export async function openApplication(): Promise<RunningServer> {
  const database = await newTestDatabase();
  const config = { ...readConfig({ PORT: '0', DEMO: 'false' }), ...database.config };
  try {
    const server = await startServer(config, { log: pino({ level: 'silent' }), tell: () => undefined });
    const stop = async () => {
      await server.stop();
      await database.remove();
    };
    return { ...server, stop };
  } catch (error) {
    await database.remove();
    throw error;
  }
}
