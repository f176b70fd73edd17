import { readFileSync } from 'node:fs';
import type postgres from 'postgres';

// What Linux counts in, on every machine it runs on.
const TICKS_A_SECOND = 100;

/** Seconds of work a process has done so far, its threads included; null where the system does not tell. */
export function cpuSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return null;
  }
}

/** Seconds of work the server's processes for the connections to this database have done so far. */
export async function backendSeconds(sql: postgres.Sql): Promise<number | null> {
  const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity where datname = current_database()`;
  return rows
    .map(({ pid }) => cpuSeconds(pid))
    .reduce((sum, seconds) => (sum === null || seconds === null ? null : sum + seconds), 0);
}
