import { readConfig } from './config.ts';
import { explain } from './explain.ts';
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
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1); // asked twice: at once
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
