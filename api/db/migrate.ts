import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.ts';
import type { Tx } from './door.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any constant: whoever migrates holds this advisory lock. */
const LOCK = 5_264_391_742;

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** A migration that was applied has changed or vanished since: the code does not fit the data. */
export class MigrationMismatch extends Error {}

/** The migrations of this version, in their order. */
export const migrations = (folder: URL = FOLDER): Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });

/**
 * Brings the database to this version: forward only, each file in a transaction of its own, one runner at a time.
 * @returns names of the migrations applied now
 * @throws {MigrationMismatch}
 */
export async function migrate(
  db: Pick<Database, 'owner'>,
  { files = migrations(), progress = () => {} }: { files?: Migration[]; progress?: (name: string) => void } = {},
): Promise<string[]> {
  await db.owner(prepare);
  const applied: string[] = [];
  for (const file of files) {
    const now = await db.owner((tx) => applyOnce(tx, file, progress));
    if (now) applied.push(file.name);
  }
  await db.owner((tx) => checkNothingVanished(tx, files));
  return applied;
}

async function prepare(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
  await tx`create extension if not exists postgis`;
  await tx`create schema if not exists tn`;
  await tx`create table if not exists tn.migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`;
}

/** Applies a migration unless it has been; the lock is held to the end of the transaction. */
async function applyOnce(tx: Tx, file: Migration, progress: (name: string) => void): Promise<boolean> {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
  const [done] = await tx<{ checksum: string }[]>`select checksum from tn.migration where name = ${file.name}`;
  if (done) {
    if (done.checksum !== file.checksum) throw new MigrationMismatch(`${file.name} has changed since it was applied`);
    return false;
  }
  progress(file.name);
  await tx.unsafe(file.sql).simple();
  await tx`insert into tn.migration ${tx({ name: file.name, checksum: file.checksum })}`;
  await grantRoles(tx);
  return true;
}

/** The door changes into these roles. Where we are no superuser we must be let in; trying tells, on every version. */
async function grantRoles(tx: Tx): Promise<void> {
  const roles = await tx<{ rolname: string }[]>`select rolname from pg_roles where rolname like 'tn\\_%'`;
  for (const { rolname } of roles) {
    await tx`savepoint trial`.simple();
    try {
      await tx.unsafe(`set local role "${rolname}"; reset role`).simple();
    } catch {
      await tx.unsafe(`rollback to savepoint trial; grant "${rolname}" to current_user`).simple();
    }
  }
}

async function checkNothingVanished(tx: Tx, files: Migration[]): Promise<void> {
  const rows = await tx<{ name: string }[]>`select name from tn.migration order by name`;
  const known = new Set(files.map((file) => file.name));
  const newer = rows.find((row) => !known.has(row.name));
  if (newer) throw new MigrationMismatch(`the database has ${newer.name}, which this version does not know`);
}
