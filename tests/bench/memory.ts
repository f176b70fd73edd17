import { readFileSync } from 'node:fs';

/** Follows the memory a process has in use, its threads included. */
export interface MemoryWatch {
  /** From now on what is in use counts as idle. */
  reset: () => void;
  /** Megabytes at the highest since, above idle; null where the system does not tell. */
  aboveIdle: () => number | null;
  stop: () => void;
}

/** Looks every few milliseconds from outside, where a busy process cannot. Linux tells; others do not. */
export function watchMemory(pid: number): MemoryWatch {
  let idle = residentMegabytes(pid);
  let peak = idle;
  const look = () => {
    const now = residentMegabytes(pid);
    if (now !== null && (peak === null || now > peak)) peak = now;
  };
  const timer = setInterval(look, 10);
  return {
    reset: () => {
      idle = residentMegabytes(pid);
      peak = idle;
    },
    aboveIdle: () => (peak === null || idle === null ? null : peak - idle),
    stop: () => clearInterval(timer),
  };
}

function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
