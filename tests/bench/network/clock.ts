/** Milliseconds on the wall, or of this process' own work, which others' load does not disturb. */
export function clockOf(kind: string): () => number {
  if (kind !== 'cpu') return () => performance.now();
  return () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
}
