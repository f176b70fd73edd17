import { nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import type { ExistingHousehold } from './match.ts';
import type { Changes, RegisterFacts } from './merge.ts';
import type { RejectedRow } from './rejected.ts';
import type { ImportAnswer } from './schema.ts';

/** What changed with a household's position and its hamlet besides the register's own facts. */
export interface Aside {
  locationSource: 'register' | 'tapped' | 'measured' | 'suggested' | null;
  locationAccuracyMetres: number | null;
  /** who was in charge until a register moved the household to another hamlet */
  memberId: string | null;
}
/** Values of the fields that an import changed in a household. */
export type Traced = Changes & Partial<Aside>;

export interface NewImport {
  id: string;
  fileName: string | null;
  answer: ImportAnswer;
  rejected: readonly RejectedRow[];
  /** what it is going to create */
  hamletIds: readonly string[];
  clusterIds: readonly string[];
}

/** Notes an import before it changes anything: what is done half can be undone, too. */
export async function beginImport(tx: Tx, user: Identity, made: NewImport): Promise<void> {
  const { id, fileName, answer, rejected, hamletIds, clusterIds } = made;
  await tx`
    insert into tn.import (commune_id, id, made_by, made_by_name, file_name, answer, rejected, hamlet_ids, cluster_ids)
    values (tn.current_commune(), ${id}, ${user.accountId}, ${await nameOf(tx, user)}, ${fileName},
      ${tx.json(answer as never)}, ${tx.json(rejected as never)}, ${hamletIds as string[]}, ${clusterIds as string[]})`;
}

export const finishImport = (tx: Tx, id: string) => tx`
  update tn.import set finished_at = now() where commune_id = tn.current_commune() and id = ${id}`;

/** Notes households that the import creates. */
export const traceCreated = (tx: Tx, importId: string, ids: readonly string[]) => tx`
  insert into tn.import_change (commune_id, import_id, household_id, version)
  select tn.current_commune(), ${importId}, id, 1 from unnest(${ids as string[]}::uuid[]) id`;

/** Notes old and new values of households that are about to be updated; call it before they are. */
export async function traceUpdated(
  tx: Tx,
  importId: string,
  updates: readonly { household: ExistingHousehold; changes: Changes }[],
): Promise<void> {
  const asides = await readAsides(
    tx,
    updates.map(({ household }) => household.id),
  );
  const rows = updates.flatMap(({ household, changes }) => {
    const aside = asides.get(household.id);
    return aside ? [{ id: household.id, version: aside.version + 1, ...valuesOf(household, changes, aside) }] : [];
  });
  await tx`
    insert into tn.import_change (commune_id, import_id, household_id, before, after, version)
    select tn.current_commune(), ${importId}, id, before, after, version
    from jsonb_to_recordset(${tx.json(rows as never)}) as r(id uuid, before jsonb, after jsonb, version int)`;
}

/** Hamlet and cluster belong together, and so do a position and how it was found: they change and go back as one. */
function valuesOf(household: RegisterFacts, changes: Changes, aside: Aside): { before: Traced; after: Traced } {
  const after: Traced = { ...changes };
  if ('hamletId' in changes) Object.assign(after, { clusterId: changes.clusterId ?? null, memberId: null });
  if ('location' in changes) Object.assign(after, { locationSource: 'register', locationAccuracyMetres: null });
  const old: RegisterFacts & Aside = { ...household, ...aside };
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, old[field as keyof typeof old]]));
  return { before, after };
}

async function readAsides(tx: Tx, ids: readonly string[]) {
  const rows = await tx<(Aside & { id: string; version: number })[]>`
    select id, location_source as "locationSource", location_accuracy_metres as "locationAccuracyMetres",
      member_id as "memberId", version
    from tn.household
    where commune_id = tn.current_commune() and id = any(${ids as string[]})`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
