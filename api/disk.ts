import { accessSync, constants, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Least room for the embedded database to begin with, bytes. */
const LEAST_ROOM = 200 * 1024 * 1024;

/** The data folder cannot be written to, or there is no room; the message names the folder. */
export class DiskProblem extends Error {
  readonly kind: 'full' | 'unwritable';
  constructor(kind: 'full' | 'unwritable', folder: string) {
    super(folder);
    this.kind = kind;
  }
}

/** Makes the data folder and tries it, so that a full or closed disk is said in one line and not found out by a database. */
export function checkDisk(folder: string): void {
  const trial = join(folder, `trial.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(trial, Buffer.alloc(4096));
  } catch (error) {
    throw new DiskProblem((error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'full' : 'unwritable', folder);
  } finally {
    rmSync(trial, { force: true });
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LEAST_ROOM) throw new DiskProblem('full', folder);
}
