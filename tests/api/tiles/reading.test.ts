import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#api/db/connect.ts';
import type { Database } from '#api/db/database.ts';
import { migrate } from '#api/db/migrate.ts';
import { databaseKind, newTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { writeTileCommune } from '#tests/support/tile_commune.ts';
import { someone } from './database.ts';

let db: Database;
let made: TestDatabase;
beforeAll(async () => {
  made = await newTestDatabase();
  // One connection: what a query leaves behind meets the next one.
  db = await openDatabase({ ...made.config, databaseConnections: 1 });
  await migrate(db);
  await db.owner((tx) => writeTileCommune(tx, { households: 600, side: 0.04 }));
});
afterAll(async () => {
  await db?.close();
  await made?.remove();
});

const roleNow = () => db.owner(async (tx) => (await tx<{ role: string }[]>`select current_user as role`)[0]!.role);

describe('a single reading query', () => {
  test('sees what the user may see, and leaves no trace of him', async () => {
    const before = await roleNow();
    const seenBy = (role: 'staff' | 'leader', ids = {}) =>
      db.readAsUser(
        someone(role, ids),
        (tx) => tx<{ role: string; n: number }[]>`select current_user as role, count(*)::int as n from tn.household`,
      );
    const [hamlet] = await db.readAsUser(
      someone('staff'),
      (tx) => tx<{ id: string }[]>`select md5('hamlet0')::uuid as id`,
    );
    expect(await seenBy('staff')).toEqual([{ role: 'tn_app', n: 600 }]);
    expect(await seenBy('leader', { hamletId: hamlet!.id })).toEqual([{ role: 'tn_app', n: 250 }]);
    expect(await seenBy('staff', { communeId: hamlet!.id })).toEqual([{ role: 'tn_app', n: 0 }]);
    expect(await roleNow()).toBe(before);
  });

  test('that fails is told of and leaves the connection as it was', async () => {
    const before = await roleNow();
    await expect(db.readAsUser(someone('staff'), (tx) => tx`select 1 / 0`)).rejects.toThrow('division by zero');
    const nobody = someone('staff', { communeId: 'nowhere' });
    await expect(db.readAsUser(nobody, (tx) => tx`select id from tn.household`)).rejects.toThrow('nowhere');
    expect(await roleNow()).toBe(before);
    expect(await db.readAsUser(someone('staff'), (tx) => tx`select 1 as one`)).toEqual([{ one: 1 }]);
  });
});

describe.runIf(databaseKind() === 'postgres')('sent together with its transaction', () => {
  test('changes nothing', async () => {
    const change = db.readAsUser(someone('staff'), (tx) => tx`update tn.household set head = 'X' returning id`);
    await expect(change).rejects.toThrow('read-only transaction');
  });

  test('gives no answer where the driver repeats it outside the transaction', async () => {
    await db.owner((tx) => tx`create table tn.shifting (a int)`);
    await db.owner((tx) => tx`grant select on tn.shifting to tn_app`);
    const read = () =>
      db.readAsUser(someone('staff'), (tx) => tx`select *, current_user::text as role from tn.shifting`);
    await db.owner((tx) => tx`insert into tn.shifting values (1)`);
    expect(await read()).toEqual([{ a: 1, role: 'tn_app' }]);
    await db.owner((tx) => tx`alter table tn.shifting add column b int`);
    await expect(read()).rejects.toThrow('did not hold');
    expect(await read()).toEqual([{ a: 1, b: null, role: 'tn_app' }]);
  });
});
