// The embedded database on a thread of its own: a long query must not stop the server.
// Plain JavaScript, because a thread does not inherit the way its parent loads TypeScript.
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { leanPostgis } from './postgis-bundle.mjs';
import { keepProtocol } from './protocol.mjs';

const { folder, socketPath } = workerData;

const db = await PGlite.create({ dataDir: folder, extensions: { postgis: leanPostgis(dirname(folder)) } });
db.execProtocolRawStream = keepProtocol(db.execProtocolRawStream.bind(db));
const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 1 });
await server.start();

let stopping = false;
// A connection that ends while the database closes still asks it for its transaction: nobody needs the answer.
process.on('uncaughtException', (error) => {
  if (!stopping) throw error;
});
process.on('unhandledRejection', (error) => {
  if (!stopping) throw error;
});

parentPort.on('message', async (message) => {
  if (message !== 'stop') return;
  stopping = true;
  await server.stop();
  await new Promise((detached) => setTimeout(detached, 20)); // connections detach after their sockets have closed
  await db.close();
  process.exit(0); // ends this thread only
});
parentPort.postMessage('ready');
