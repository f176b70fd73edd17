import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKind } from '#tests/support/database.ts';
import { openWorld, type World } from '#tests/support/world.ts';
import type { Target } from './requests.ts';
import type { Actor } from './secrets.ts';
import { actorsOf, leaksOf, lines, type Step, walk } from './walk.ts';

const ROLES: Actor['role'][] = ['anonymous', 'staff', 'leader', 'member', 'observer', 'admin'];
/** The policies are the same on both databases; on the embedded one the role with the most to be refused stands for all. */
const WALKING = databaseKind() === 'postgres' ? ROLES : ROLES.filter((role) => role === 'leader');
const HIDDEN = [401, 403, 404];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world?.stop();
});

const targets = () => {
  const { here, elsewhere } = world;
  const home: Target = { commune: here, hamlet: here.hamlets[0] };
  const neighbour: Target = { commune: here, hamlet: here.hamlets[1] };
  const abroad: Target[] = elsewhere.hamlets.map((hamlet) => ({ commune: elsewhere, hamlet }));
  return { home, neighbour, abroad };
};
const who = (role: Actor['role']) => actorsOf(world).find(({ actor }) => actor.role === role)!;
/** What lies outside a role's reach. */
const outside = (role: Actor['role']): Target[] => {
  const { home, neighbour, abroad } = targets();
  if (role === 'anonymous') return [home, ...abroad];
  return role === 'leader' || role === 'member' ? [neighbour, ...abroad] : abroad;
};
const namesOne = (step: Step) => step.operation.includes('{id}');

describe.each(WALKING)('%s', (role) => {
  test('finds in no answer what he may not know', async () => {
    const { home, neighbour, abroad } = targets();
    const steps = await walk(world, who(role), { targets: [home, neighbour, ...abroad], reading: true });
    expect(leaksOf(steps)).toEqual([]);
    expect(lines(steps.filter((step) => step.status >= 500))).toEqual([]);
    expect(steps.length).toBeGreaterThan(100);
  });

  test('gets nothing that lies outside his reach by its identifier', async () => {
    const steps = await walk(world, who(role), { targets: outside(role), reading: true });
    const byIdentifier = steps.filter(namesOne).filter((step) => role !== 'admin' || !/admin/.test(step.operation));
    expect(lines(byIdentifier.filter((step) => !HIDDEN.includes(step.status)))).toEqual([]);
    expect(byIdentifier.length).toBeGreaterThan(0);
  });

  test('changes nothing that lies outside his reach', async () => {
    const before = await rowsOf(outside(role));
    const steps = await walk(world, who(role), { targets: outside(role), reading: false });
    const administers = (step: Step) => role === 'admin' && /\/admin\/|\/communes|\/accounts/.test(step.operation);
    const mine = steps.filter((step) => !administers(step));
    expect(leaksOf(mine)).toEqual([]);
    expect(lines(mine.filter(namesOne).filter((step) => !HIDDEN.includes(step.status)))).toEqual([]);
    expect(lines(steps.filter((step) => step.status >= 500))).toEqual([]);
    expect(await rowsOf(outside(role))).toEqual(before);
  });
});

test('the walk sees what may be seen: an empty answer to everyone would pass above', async () => {
  const seenBy = async (role: Actor['role']) => {
    const steps = await walk(world, who(role), { targets: [targets().home], reading: true });
    return Math.max(...steps.filter((step) => step.status === 200).map((step) => step.seen));
  };
  expect(await seenBy('anonymous')).toBe(0);
  expect(await seenBy('observer')).toBeGreaterThan(2);
  expect(await seenBy('member')).toBeGreaterThan(8);
  expect(await seenBy('leader')).toBeGreaterThan(20);
  expect(await seenBy('staff')).toBeGreaterThan(40);
});

test('the requests of the walk are ones the API understands', async () => {
  const steps = await walk(world, who('staff'), { targets: [targets().home], reading: false });
  expect(lines(steps.filter((step) => ['invalid_request', 'invalid_json'].includes(step.code ?? '')))).toEqual([]);
  expect(steps.filter((step) => step.status < 300).length).toBeGreaterThan(5);
});

/** Digest of everything that belongs to the targets, as the owner of the tables sees it. */
function rowsOf(of: readonly Target[]): Promise<unknown> {
  const hamlets = of.map((target) => target.hamlet.id);
  const communes = [...new Set(of.map((target) => target.commune.id))];
  return world.db.owner(async (tx) => {
    const digest = (rows: ReturnType<typeof tx>) => tx`
      select count(*)::int as count, md5(coalesce(string_agg(md5(r::text), '' order by md5(r::text)), '')) from (${rows}) r`;
    return Promise.all([
      digest(tx`select * from tn.hamlet where id = any(${hamlets})`),
      digest(tx`select * from tn.cluster where hamlet_id = any(${hamlets})`),
      digest(tx`select * from tn.team where hamlet_id = any(${hamlets})`),
      digest(tx`select * from tn.member where hamlet_id = any(${hamlets})`),
      digest(tx`select * from tn.proposal where hamlet_id = any(${hamlets})`),
      digest(tx`select * from tn.place_review where hamlet_id = any(${hamlets})`),
      digest(tx`select * from tn.household where hamlet_id = any(${hamlets})`),
      digest(
        tx`select v.* from tn.visit v join tn.household h on h.id = v.household_id where h.hamlet_id = any(${hamlets})`,
      ),
      digest(tx`select u.* from tn.visit_undo u where commune_id = ${world.elsewhere.id}`),
      digest(
        tx`select a.* from tn.assignment a join tn.household h on h.id = a.household_id where h.hamlet_id = any(${hamlets})`,
      ),
      ...[
        'member_availability',
        'member_absence',
        'assignment_conflict',
        'household_pin',
        'proposal',
        'plan',
        'plan_day',
        'plan_stop',
      ].map((name) => digest(tx`select * from ${tx(`tn.${name}`)} where hamlet_id = any(${hamlets})`)),
      digest(tx`select * from tn.basemap where commune_id = ${world.elsewhere.id}`),
      digest(tx`select * from tn.base_feature where commune_id = ${world.elsewhere.id}`),
      digest(tx`select * from tn.import where commune_id = any(${communes}) and commune_id = ${world.elsewhere.id}`),
    ]);
  });
}
