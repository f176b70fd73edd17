import { uuidv7 } from 'uuidv7';
import type { Database } from '#api/db/database.ts';
import { systemAdministrator, systemIdentity } from '#api/db/door.ts';
import { importRegister } from '#api/imports/run.ts';
import { undoImport } from '#api/imports/undo.ts';

/** A commune of its own, its office, and what it does with registers. */
export async function newCommune(db: Database) {
  const id = uuidv7();
  await db.asUser(
    systemAdministrator,
    (tx) => tx`insert into tn.commune ${tx({ id, code: id.slice(-8), name: 'An Triều' })}`,
  );
  const user = systemIdentity(id);
  const bring = (bytes: Uint8Array) =>
    importRegister(db, user, { bytes, fileName: 'so_ho.xlsx', dryRun: false, lang: 'vi' });
  /** The newest import. */
  const lastImport = async () => {
    const [row] = await db.asUser(
      user,
      (tx) => tx<{ id: string }[]>`select id from tn.import order by id desc limit 1`,
    );
    return row!.id;
  };
  /** Everything of the commune that an import may change, but versions and what counts them. */
  const state = () =>
    db.asUser(user, async (tx) => ({
      households: await tx`
        select to_jsonb(h) - 'version' as row from tn.household h where commune_id = tn.current_commune() order by id`,
      hamlets: await tx`
        select to_jsonb(h) - 'version' as row from tn.hamlet h where commune_id = tn.current_commune() order by id`,
      teams: await tx`select * from tn.team where commune_id = tn.current_commune() order by id`,
      clusters: await tx`select * from tn.cluster where commune_id = tn.current_commune() order by id`,
    }));
  return {
    id,
    user,
    bring,
    lastImport,
    state,
    undo: (importId: string) => undoImport(db, user, importId),
    as: <T>(work: Parameters<typeof db.asUser<T>>[1]) => db.asUser(user, work),
  };
}
