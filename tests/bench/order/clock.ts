import { performance } from 'node:perf_hooks';

/** Milliseconds of the wall clock or, for `cpu`, of this process's work: a loaded machine disturbs that less. */
export function clockOf(name: string): () => number {
  if (name !== 'cpu') return () => performance.now();
  return () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
}
