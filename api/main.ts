import { readConfig } from './config.ts';
import { createLog } from './http/log.ts';
import { startServer } from './server.ts';

const log = createLog(process.env.LOG_LEVEL ?? 'info');

process.on('uncaughtException', (error) => {
  log.fatal({ name: error.name, message: error.message, stack: error.stack }, 'stopped by an error');
  process.exit(1);
});

try {
  const config = readConfig();
  const server = await startServer(config, { log, tell: (text) => console.log(text) });
  let askedAt: number | undefined;
  const stop = async () => {
    // Asked again: at once. A terminal and npm both passing on one Ctrl-C is asking once.
    if (askedAt !== undefined && Date.now() - askedAt > 1_000) process.exit(1);
    if (askedAt !== undefined) return;
    askedAt = Date.now();
    await server.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  const { explain } = await import('./explain.ts');
  console.error(explain(error));
  process.exit(1);
}
