// A worker thread does not take over the TypeScript loader of the process: it brings its own.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { planPdf } = await import('./pdf.ts');
parentPort?.postMessage(await planPdf(workerData));
