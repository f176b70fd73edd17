// A worker thread does not take over the TypeScript loader of the process: it brings its own.
import { register } from 'tsx/esm/api';

register();
await import('./quarter-thread.ts');
