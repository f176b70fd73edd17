import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Another living process works on this data folder. */
export class FolderInUse extends Error {
  readonly pid: number;
  /** folder of its sockets */
  readonly run: string;
  constructor(folder: string, pid: number, run: string) {
    super(`${folder} is in use by process ${pid}`);
    this.name = 'FolderInUse';
    this.pid = pid;
    this.run = run;
  }
}

interface Holder {
  pid: number;
  /** tells the process from a later one with the same number */
  started: string;
  host: string;
  /** folder of its socket, to be removed with a stale lock */
  run: string;
}

const HEARTBEAT_MS = 5_000;
/** A holder on another host (a container on the same volume) shows life by the file's time only. */
const SILENT_AFTER_MS = 20_000;

/**
 * Takes the data folder for this process. A lock whose process is gone (killed) is taken over.
 * @returns the function that gives the folder back
 * @throws {FolderInUse} where its holder lives
 */
export function lockFolder(folder: string, run: string): () => void {
  const path = join(folder, 'lock');
  const mine = JSON.stringify({
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    run,
  } satisfies Holder);
  const draft = join(folder, `lock.${process.pid}.${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    while (!linked(draft, path)) discardStale(folder, path);
  } finally {
    rmSync(draft, { force: true });
  }
  const beat = setInterval(() => touch(path), HEARTBEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (contentOf(path) === mine) rmSync(path, { force: true });
  };
}

/** A hard link is made by one process only, however many try. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function discardStale(folder: string, path: string): void {
  const seen = contentOf(path);
  if (seen === null) return;
  const holder = parse(seen);
  if (holder && isAlive(holder, path)) throw new FolderInUse(folder, holder.pid, holder.run);
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another starter was quicker
  }
  if (contentOf(aside) !== seen)
    linked(aside, path); // a fresh lock had come in between: put it back
  else if (holder?.run.includes('tung-nha-')) rmSync(holder.run, { recursive: true, force: true });
  rmSync(aside, { force: true });
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(path).mtimeMs < SILENT_AFTER_MS;
  return startOf(holder.pid) === holder.started;
}

/** When a process started, in whatever words the system has for it; '' where there is no such process. */
function startOf(pid: number): string {
  try {
    // The name may hold spaces and brackets; the start in clock ticks is the 20th field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    if (process.platform === 'linux') return '';
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null; // cut off by a full disk: nobody's
  }
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // the folder went away; the database will say so
  }
}
