import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#api/db/connect.ts';
import type { Database } from '#api/db/database.ts';
import type { Identity, Tx } from '#api/db/door.ts';
import { MigrationMismatch, migrate, migrations } from '#api/db/migrate.ts';
import { createQueue } from '#api/db/queue.ts';
import { newTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let place: TestDatabase;
let db: Database;
beforeAll(async () => {
  place = await newTestDatabase();
  db = await openDatabase({ ...place.config, databaseConnections: 3 });
  await migrate(db);
});
afterAll(async () => {
  await db.close();
  await place.remove();
});

const COMMUNE = '01900000-0000-7000-8000-000000000001';
const staff: Identity = {
  accountId: 'a',
  username: 'u',
  role: 'staff',
  communeId: COMMUNE,
  hamletId: null,
  memberId: null,
};
const identity = (tx: Parameters<Parameters<Database['asUser']>[1]>[0]) => tx<
  { user: string; role: string; commune: string }[]
>`
  select current_user::text as user, coalesce(current_setting('app.role', true), '') as role,
         coalesce(current_setting('app.commune_id', true), '') as commune`;

describe('the tenant door', () => {
  test.each([
    ['staff', 'tn_app'],
    ['observer', 'tn_observer'],
    ['admin', 'tn_admin'],
  ] as const)('lets %s in as %s', async (role, databaseRole) => {
    const [row] = await db.asUser({ ...staff, role }, identity);
    expect(row).toEqual({ user: databaseRole, role, commune: COMMUNE });
  });

  test('leaves nobody’s identity behind, neither after success nor after failure', async () => {
    await db.asUser(staff, identity);
    await db.asUser(staff, (tx) => tx`select 1/0`).catch((error) => expect(error.code).toBe('22012'));
    for (let i = 0; i < 4; i++) {
      const [row] = await db.owner(identity);
      expect(row).toMatchObject({ role: '', commune: '' });
      expect(row!.user).not.toMatch(/^tn_/);
    }
  });

  test('rolls back what failed', async () => {
    const failing = db.asSystem(COMMUNE, async (tx) => {
      await tx`insert into tn.data_version (commune_id) select ${COMMUNE} where exists (select from tn.commune)`;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.owner((tx) => tx`select * from tn.data_version where commune_id = ${COMMUNE}`)).toHaveLength(0);
  });

  test('keeps many at once apart', async () => {
    const people = Array.from({ length: 40 }, (_, i) => ({
      ...staff,
      communeId: `01900000-0000-7000-8000-0000000000${String(i + 10)}`,
    }));
    const seen = await Promise.all(people.map((person) => db.asUser(person, identity)));
    expect(seen.map(([row]) => row!.commune)).toEqual(people.map((person) => person.communeId));
  });

  test('after a failed query every answer still belongs to its own question', async () => {
    const failures = [
      (tx: Tx) => tx`select * from tn.no_such_table where id = ${1}`,
      (tx: Tx) => tx`select 1 / ${0}::int as quotient`,
      (tx: Tx) => tx`insert into tn.norm ${tx({ id: 'x', threshold: 1, unit: 'x', valid_from: '2026-01-01' })}`,
      (tx: Tx) => tx`select no_such_column from tn.hamlet`.simple(),
    ];
    for (let i = 0; i < 200; i++) {
      const failing = db.asUser(staff, async (tx) => failures[i % failures.length]!(tx));
      await expect(failing).rejects.toHaveProperty('code');
      const [row] = await db.asUser(staff, (tx) => tx`select ${i}::int as number`);
      expect(row).toEqual({ number: i });
    }
  });

  test('lends accounts a role that sees no household', async () => {
    const reading = db.asAccounts((tx) => tx`select * from tn.household`);
    await expect(reading).rejects.toMatchObject({ code: '42501' });
    const [row] = await db.owner(identity);
    expect(row!.user).not.toBe('tn_auth');
  });
});

describe('migrations', () => {
  test('two runners at once apply each once', async () => {
    const extra = { name: '9000_extra.sql', sql: 'create table tn.extra_of_a_test (id int);', checksum: 'x' };
    const files = [...migrations(), extra];
    const applied = await Promise.all([migrate(db, { files }), migrate(db, { files })]);
    expect(applied.flat()).toEqual(['9000_extra.sql']);
    await expect(migrate(db)).rejects.toThrow(MigrationMismatch); // this version does not know it
    await db.owner((tx) => tx`delete from tn.migration where name = ${extra.name}`);
  });

  test('a failing one leaves nothing behind', async () => {
    const sql = 'create table tn.half_of_a_test (id int); select 1/0;';
    const files = [...migrations(), { name: '9001_failing.sql', sql, checksum: 'y' }];
    await expect(migrate(db, { files })).rejects.toMatchObject({ code: '22012' });
    const [row] = await db.owner((tx) => tx`select to_regclass('tn.half_of_a_test') as found`);
    expect(row!.found).toBeNull();
    expect(await migrate(db)).toEqual([]);
  });

  test('a changed one is refused', async () => {
    const [first, ...rest] = migrations();
    await expect(migrate(db, { files: [{ ...first!, checksum: 'other' }, ...rest] })).rejects.toThrow(
      MigrationMismatch,
    );
  });
});

test('the queue admits its width, in order, and passes places on', async () => {
  const queue = createQueue(2);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  const work = async (i: number) => {
    const leave = await queue.enter();
    order.push(i);
    most = Math.max(most, ++inside);
    await Promise.resolve();
    inside -= 1;
    leave();
    leave(); // twice is once
  };
  await Promise.all(Array.from({ length: 20 }, (_, i) => work(i)));
  await queue.idle();
  expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(most).toBe(2);
});
