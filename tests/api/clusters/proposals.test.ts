import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type {
  Cluster,
  ClusterProposal,
  ClusterProposalHead,
  ClusterShape,
  ClustersChanged,
} from '#api/clusters/schema.ts';
import type { Client } from '#tests/support/client.ts';
import { openWorld, type World } from '#tests/support/world.ts';

/** Two lanes of twenty doors each with a canal between, and a cluster of all of them; one more door has no place. */
const LANE_DOORS = 20;
const [LON, LAT] = [106.4, 20.2];
const STEP = 0.0002;

let world: World;
let leader: Client;
let hamlet: string;
let cluster: string;
let doors: string[];
let nowhere: string;

beforeAll(async () => {
  world = await openWorld();
  leader = world.people.leader;
  hamlet = world.here.hamlets[0].id;
  await world.db.owner(async (tx) => {
    const features = [0, 1].map((row) => ({
      kind: 'lane',
      subkind: 'lane',
      name: row === 0 ? 'ngõ Đình' : 'Ngõ Chợ',
      line: [-2, LANE_DOORS + 2].map((k) => [LON + k * STEP, LAT + row * 0.0012]),
    }));
    const water = {
      kind: 'water',
      subkind: 'canal',
      name: null,
      line: [-9, 40].map((k) => [LON + k * STEP, LAT + 0.0006]),
    };
    for (const { kind, subkind, name, line } of [...features, water])
      await tx`insert into tn.base_feature (commune_id, id, kind, subkind, name, shape)
        values (${world.here.id}, ${randomUUID()}, ${kind}, ${subkind}, ${name},
          st_setsrid(st_geomfromgeojson(${JSON.stringify({ type: 'LineString', coordinates: line })}), 4326))`;
  });
});
afterAll(() => world?.stop());

/** The hamlet as it is at first: its own households gone, one cluster of two lanes. */
beforeEach(async () => {
  await world.db.owner(async (tx) => {
    await tx`delete from tn.proposal where hamlet_id = ${hamlet}`;
    await tx`update tn.household set cluster_id = null, location = null, deleted_at = now() where hamlet_id = ${hamlet}`;
    await tx`delete from tn.cluster where hamlet_id = ${hamlet}`;
    await tx`update tn.hamlet set boundary = null where id = ${hamlet}`;
    cluster = randomUUID();
    doors = Array.from({ length: 2 * LANE_DOORS }, () => randomUUID());
    nowhere = randomUUID();
    await tx`insert into tn.cluster (commune_id, id, hamlet_id, name) values (${world.here.id}, ${cluster}, ${hamlet}, 'Cụm 1')`;
    for (const [n, id] of doors.entries())
      await tx`insert into tn.household (commune_id, id, hamlet_id, cluster_id, head, location)
        values (${world.here.id}, ${id}, ${hamlet}, ${cluster}, ${`Hộ ${n}`},
          st_setsrid(st_makepoint(${placeOf(n)[0]}, ${placeOf(n)[1]}), 4326))`;
    await tx`insert into tn.household (commune_id, id, hamlet_id, head) values (${world.here.id}, ${nowhere}, ${hamlet}, 'Hộ chưa rõ')`;
  });
});

const outlines = async (): Promise<ClusterShape[]> =>
  (await leader.get<{ items: ClusterShape[] }>(`/api/clusters/outlines?hamlet=${hamlet}`)).items;
const clusters = async (): Promise<Cluster[]> =>
  (await leader.get<{ items: Cluster[] }>(`/api/clusters?hamlet=${hamlet}`)).items;
const propose = async (options = {}): Promise<ClusterProposal> => {
  const answer = await leader.call('POST', '/api/clusters/proposals', { hamletId: hamlet, options });
  expect(answer.status).toBe(201);
  return (await answer.json()) as ClusterProposal;
};
const settle = (id: string, what: 'accept' | 'undo', body: unknown = {}, who = leader) =>
  who.call('POST', `/api/clusters/proposals/${id}/${what}`, what === 'accept' ? body : undefined);
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];
const patch = (id: string, body: unknown, version: number) =>
  leader.call('PATCH', `/api/clusters/${id}`, body, { 'if-match': `"${version}"` });
/** Every household in one cluster at most, every door in exactly one. */
const expectPartition = (shapes: readonly ClusterShape[]) => {
  const all = shapes.flatMap(({ householdIds }) => householdIds);
  expect(new Set(all).size).toBe(all.length);
  expect([...all].sort()).toEqual([...doors].sort());
};
const placeOf = (n: number): [number, number] => [
  LON + (n % LANE_DOORS) * STEP,
  LAT + (n < LANE_DOORS ? 0.00005 : 0.00125),
];
/** Even-odd rule over all rings. */
const isInside = (
  area: readonly (readonly (readonly (readonly number[])[])[])[],
  [x, y]: [number, number],
): boolean => {
  let inside = false;
  for (const ring of area.flat())
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(i + 1) % ring.length]!;
      if (y1! > y !== y2! > y && x < x1! + ((y - y1!) / (y2! - y1!)) * (x2! - x1!)) inside = !inside;
    }
  return inside;
};
const sizes = (shapes: readonly ClusterShape[]) => shapes.map(({ households }) => households).sort((a, b) => a - b);

test('a proposal divides along the lanes and not over the canal, and changes nothing yet', async () => {
  const before = await outlines();
  const proposal = await propose({ target: 18, existing: 'redraw' });
  expect(proposal).toMatchObject({
    hamletId: hamlet,
    how: 'computed',
    state: 'open',
    unplaced: [nowhere],
    approximate: false,
  });
  expect(proposal.before).toEqual(before);
  expectPartition(proposal.after);
  expect(sizes(proposal.after)).toEqual([LANE_DOORS, LANE_DOORS]);
  expect(proposal.moved).toHaveLength(LANE_DOORS);
  const [kept, made] = [proposal.after.find(({ id }) => id === cluster)!, proposal.after.find(({ isNew }) => isNew)!];
  expect(kept.name).toBe('Cụm 1');
  expect(['Ngõ Đình', 'Ngõ Chợ']).toContain(made.name);
  const lanes = [doors.slice(0, LANE_DOORS), doors.slice(LANE_DOORS)].map((lane) => [...lane].sort());
  expect(lanes).toContainEqual(made.householdIds);
  expect(await outlines()).toEqual(before);
  expect(await leader.get(`/api/clusters/proposals/${proposal.id}`)).toEqual(proposal);
  const { items } = await leader.get<{ items: ClusterProposalHead[] }>(`/api/clusters/proposals?hamlet=${hamlet}`);
  expect(items).toMatchObject([{ id: proposal.id, state: 'open' }]);
});

test('accepted, it is as proposed; undone, everything is as before, and neither happens twice', async () => {
  const before = await outlines();
  const proposal = await propose({ target: 10, existing: 'redraw' });
  const accepted = await settle(proposal.id, 'accept');
  expect(await accepted.json()).toMatchObject({ state: 'accepted', version: 2 });
  const after = await outlines();
  const bare = (shapes: ClusterShape[]) =>
    shapes.map((shape) => ({ ...shape, isNew: false })).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(after).toEqual(bare(proposal.after));
  expect(after.every(({ outline }) => outline?.type === 'MultiPolygon')).toBe(true);
  expect(await codeOf(await settle(proposal.id, 'accept'))).toEqual([409, 'proposal_settled']);
  expect((await settle(proposal.id, 'undo')).status).toBe(200);
  expect(await outlines()).toEqual(before);
  expect(await codeOf(await settle(proposal.id, 'undo'))).toEqual([409, 'proposal_settled']);
});

test('accepted in part, every household is still in one cluster', async () => {
  const before = await outlines();
  const proposal = await propose({ target: 10, existing: 'redraw' });
  expect(proposal.after.length).toBeGreaterThan(2);
  const [taken] = proposal.after.filter(({ isNew }) => isNew);
  expect((await settle(proposal.id, 'accept', { parts: [taken!.id] })).status).toBe(200);
  const after = await outlines();
  expectPartition(after);
  expect(after.map(({ id }) => id).sort()).toEqual([cluster, taken!.id].sort());
  expect(after.find(({ id }) => id === taken!.id)!.householdIds).toEqual(taken!.householdIds);
  expect((await settle(proposal.id, 'undo')).status).toBe(200);
  expect(await outlines()).toEqual(before);
});

test('what is left of a proposal can be taken later; undone, both steps go back at once', async () => {
  const before = await outlines();
  const proposal = await propose({ target: 10, existing: 'redraw' });
  expect(proposal.taken).toEqual([]);
  const [first, second] = proposal.after.filter(({ isNew }) => isNew);
  const once = (await (await settle(proposal.id, 'accept', { parts: [first!.id] })).json()) as ClusterProposal;
  expect(once).toMatchObject({ state: 'accepted', taken: [first!.id] });
  expect(await codeOf(await settle(proposal.id, 'accept', { parts: [first!.id] }))).toEqual([409, 'proposal_settled']);
  const renamed = (await clusters()).find(({ id }) => id === first!.id)!;
  expect((await patch(first!.id, { name: 'Cụm Đầu Làng' }, renamed.version)).status).toBe(200);
  expect((await settle(proposal.id, 'accept', { parts: [second!.id] })).status).toBe(200);
  expectPartition(await outlines());
  expect((await outlines()).map(({ id }) => id).sort()).toEqual([cluster, first!.id, second!.id].sort());
  const whole = (await (await settle(proposal.id, 'accept')).json()) as ClusterProposal;
  expect([...whole.taken].sort()).toEqual(proposal.after.map(({ id }) => id).sort());
  const households = (shapes: ClusterShape[]) => shapes.map(({ id, householdIds }) => [id, householdIds]).sort();
  expect(households(await outlines())).toEqual(households(proposal.after));
  expect((await clusters()).find(({ id }) => id === first!.id)!.name).toBe('Cụm Đầu Làng');
  expect(await codeOf(await settle(proposal.id, 'accept'))).toEqual([409, 'proposal_settled']);
  expect((await settle(proposal.id, 'undo')).status).toBe(200);
  expect(await outlines()).toEqual(before);
  expect(await codeOf(await settle(proposal.id, 'accept'))).toEqual([409, 'proposal_settled']);
});

test('what does not fit any more is refused and overwrites nothing', async () => {
  const proposal = await propose({ target: 18, existing: 'redraw' });
  const unknown = await settle(proposal.id, 'accept', { parts: [randomUUID()] });
  expect(await codeOf(unknown)).toEqual([422, 'invalid_reference']);
  const move = await leader.call('POST', '/api/households/cluster', { householdIds: [doors[0]], clusterId: null });
  expect(move.status).toBe(200);
  const meanwhile = await outlines();
  expect(await codeOf(await settle(proposal.id, 'accept'))).toEqual([409, 'clusters_outdated']);
  expect(await outlines()).toEqual(meanwhile);

  const anew = await propose({ target: 18, existing: 'redraw' });
  expect((await settle(anew.id, 'accept')).status).toBe(200);
  const [first] = await clusters();
  expect((await patch(first!.id, { locked: true }, first!.version)).status).toBe(200);
  const changed = await outlines();
  expect(await codeOf(await settle(anew.id, 'undo'))).toEqual([409, 'clusters_outdated']);
  expect(await outlines()).toEqual(changed);
});

test('a locked cluster is touched by no proposal and by no hand', async () => {
  const [own] = await clusters();
  const locked = await patch(cluster, { locked: true }, own!.version);
  expect(await locked.json()).toMatchObject({ locked: true, version: own!.version + 1, changeId: expect.any(String) });
  const before = await outlines();
  for (const existing of ['keep', 'redraw']) {
    const { after } = await propose({ target: 10, existing });
    expect(after.map(({ isNew: _, ...shape }) => shape)).toEqual(before.map(({ isNew: _, ...shape }) => shape));
  }
  const line = [
    [LON, LAT + 0.0006],
    [LON + 20 * STEP, LAT + 0.0006],
  ];
  expect(await codeOf(await leader.call('POST', `/api/clusters/${cluster}/split`, { line }))).toEqual([
    409,
    'cluster_locked',
  ]);
  const move = await leader.call('POST', '/api/households/cluster', { householdIds: [doors[0]], clusterId: null });
  expect(await codeOf(move)).toEqual([409, 'cluster_locked']);
  expect(await outlines()).toEqual(before);
});

test('a line divides a cluster, merging puts it together, each undone exactly', async () => {
  const before = await outlines();
  const line = [
    [LON - STEP, LAT + 0.0006],
    [LON + 20 * STEP, LAT + 0.0006],
  ];
  const split = await leader.call('POST', `/api/clusters/${cluster}/split`, { line, names: ['Bờ nam', 'Bờ bắc'] });
  const parts = (await split.json()) as ClustersChanged;
  expect(parts.clusters.map(({ name, households }) => [name, households]).sort()).toEqual([
    ['Bờ bắc', 20],
    ['Bờ nam', 20],
  ]);
  expectPartition(await outlines());
  const divided = await outlines();
  const beside = [
    [LON - 1, LAT],
    [LON - 1, LAT + 1],
  ];
  expect(await codeOf(await leader.call('POST', `/api/clusters/${cluster}/split`, { line: beside }))).toEqual([
    422,
    'cluster_one_side',
  ]);

  const clusterIds = parts.clusters.map(({ id }) => id);
  const merge = await leader.call('POST', '/api/clusters/merge', { clusterIds, name: 'Hai bờ' });
  const merged = (await merge.json()) as ClustersChanged;
  expect(merged.clusters).toMatchObject([{ id: clusterIds[0], name: 'Hai bờ', households: 40 }]);
  // The split cannot be undone while what it made is gone.
  expect(await codeOf(await settle(parts.changeId!, 'undo'))).toEqual([409, 'clusters_outdated']);
  expect((await settle(merged.changeId!, 'undo')).status).toBe(200);
  expect(await outlines()).toEqual(divided);
  expect((await settle(parts.changeId!, 'undo')).status).toBe(200);
  expect(await outlines()).toEqual(before);
});

test('redrawn, a cluster holds the households inside its new outline; a name is given once', async () => {
  await settle((await propose({ target: 18, existing: 'redraw' })).id, 'accept');
  const before = await outlines();
  const other = (await clusters()).find(({ id }) => id !== cluster)!;
  const own = (await clusters()).find(({ id }) => id === cluster)!;
  // All of its own lane and the first five doors over the canal.
  const south = before.find(({ id }) => id === cluster)!.householdIds.includes(doors[0]!);
  const [low, high] = [LAT - 0.0003, LAT + 0.0016];
  const [nearEdge, middle, farEdge] = south ? [low, LAT + 0.0006, high] : [high, LAT + 0.0006, low];
  const [west, east, five] = [LON - STEP, LON + 20 * STEP, LON + 4.5 * STEP];
  const ring = [
    [west, nearEdge],
    [east, nearEdge],
    [east, middle],
    [five, middle],
    [five, farEdge],
    [west, farEdge],
    [west, nearEdge],
  ];
  const outline = { type: 'Polygon', coordinates: [ring] };
  expect((await patch(cluster, { outline }, own.version + 7)).status).toBe(412);
  const redrawn = await patch(cluster, { outline }, own.version);
  const { changeId, households } = (await redrawn.json()) as Cluster & { changeId: string };
  expect(households).toBe(25);
  expectPartition(await outlines());
  expect(sizes(await outlines())).toEqual([15, 25]);
  const bowtie = { type: 'Polygon', coordinates: [[ring[0], ring[1], ring[5], ring[4], ring[0]]] };
  expect((await patch(cluster, { outline: bowtie }, own.version + 1)).status).toBe(422);
  expect(await codeOf(await patch(cluster, { name: other.name.toLowerCase() }, own.version + 1))).toEqual([
    409,
    'cluster_name_taken',
  ]);
  expect((await settle(changeId, 'undo')).status).toBe(200);
  expect(await outlines()).toEqual(before);
});

test('outlines follow households that are moved, and a cluster without any goes', async () => {
  const before = await outlines();
  const id = randomUUID();
  await leader.call('POST', '/api/clusters', { id, hamletId: hamlet, name: 'Cụm Mới' });
  const half = doors.slice(0, LANE_DOORS);
  const move = await leader.call('POST', '/api/households/cluster', { householdIds: half, clusterId: id });
  const { changed, changeIds } = (await move.json()) as { changed: number; changeIds: string[] };
  expect([changed, changeIds.length]).toEqual([LANE_DOORS, 1]);
  const made = (await outlines()).find((one) => one.id === id)!;
  expect(made.outline).not.toBeNull();
  const away = await leader.call('POST', '/api/households/cluster', { householdIds: half, clusterId: cluster });
  expect((await outlines()).map((one) => one.id)).toEqual([cluster]);
  const back = ((await away.json()) as { changeIds: string[] }).changeIds;
  expect((await settle(back[0]!, 'undo')).status).toBe(200);
  expect((await outlines()).find((one) => one.id === id)).toEqual(made);
  expect((await settle(changeIds[0]!, 'undo')).status).toBe(200);
  const emptied = await outlines();
  expect(emptied.find((one) => one.id === cluster)).toEqual(before[0]);
});

test('outlines follow a household whose cluster is corrected, and its undoing; a locked cluster takes part in neither', async () => {
  const id = randomUUID();
  await leader.call('POST', '/api/clusters', { id, hamletId: hamlet, name: 'Cụm Mới' });
  const half = doors.slice(0, LANE_DOORS);
  await leader.call('POST', '/api/households/cluster', { householdIds: half, clusterId: id });
  const before = await outlines();
  const correct = async (clusterId: string) => {
    const { version } = await leader.get<{ version: number }>(`/api/households/${doors[0]}`);
    return leader.call('PATCH', `/api/households/${doors[0]}`, { clusterId }, { 'if-match': `"${version}"` });
  };
  expect((await correct(cluster)).status).toBe(200);
  const after = await outlines();
  for (const one of after) {
    expect(one.outline).not.toEqual(before.find((same) => same.id === one.id)!.outline);
    const others = doors.filter((door) => !one.householdIds.includes(door));
    const holdsOne = (door: string) => isInside(one.outline!.coordinates, placeOf(doors.indexOf(door)));
    expect([one.householdIds.every(holdsOne), others.some(holdsOne)]).toEqual([true, false]);
  }
  const { items } = await leader.get<{ items: { id: string; kind: string }[] }>(`/api/households/${doors[0]}/history`);
  const edit = items.find(({ kind }) => kind === 'edit')!;
  expect((await leader.call('POST', `/api/households/${doors[0]}/edits/${edit.id}/undo`)).status).toBe(200);
  expect(await outlines()).toEqual(before);

  const { version } = (await clusters()).find((one) => one.id === cluster)!;
  await patch(cluster, { locked: true }, version);
  expect(await codeOf(await correct(cluster))).toEqual([409, 'cluster_locked']);
});

test('another hamlet gives a leader nothing', async () => {
  const other = world.here.hamlets[1];
  expect((await leader.call('POST', '/api/clusters/proposals', { hamletId: other.id })).status).toBe(404);
  expect((await leader.call('GET', `/api/clusters/proposals/${other.proposalId}`)).status).toBe(404);
  expect(await leader.get(`/api/clusters/proposals?hamlet=${other.id}`)).toEqual({ items: [] });
  expect((await settle(other.proposalId, 'accept')).status).toBe(404);
  expect((await leader.call('GET', `/api/clusters/outlines?hamlet=${other.id}`)).status).toBe(404);
  const foreign = await leader.call('POST', '/api/clusters/merge', { clusterIds: [cluster, other.clusterId] });
  expect(foreign.status).toBe(404);
  expect((await world.people.member.call('POST', '/api/clusters/proposals', { hamletId: hamlet })).status).toBe(403);
});
