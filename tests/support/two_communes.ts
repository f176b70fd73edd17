import type { Tx } from '#api/db/door.ts';
import { addDays, localDateOf } from '#geo';

/** A household of the fixtures; every text in it holds a word that occurs nowhere else. */
export interface HouseholdFixture {
  id: string;
  head: string;
  phone: string;
  address: string;
  code: string;
  note: string;
  visitId: string;
  memberId: string | null;
  location: [lon: number, lat: number];
}

export interface HamletFixture {
  id: string;
  name: string;
  clusterId: string;
  clusterName: string;
  teamId: string;
  leaderId: string;
  leaderName: string;
  memberId: string;
  memberName: string;
  pinId: string;
  planId: string;
  planDate: string;
  pinReason: string;
  assignmentProposalId: string;
  /** a proposal that leaves its cluster as it is */
  proposalId: string;
  households: HouseholdFixture[];
}

export interface CommuneFixture {
  id: string;
  code: string;
  name: string;
  laneId: string;
  laneName: string;
  groundFile: string;
  groundSource: string;
  importId: string;
  importFile: string;
  hamlets: [HamletFixture, HamletFixture];
}

/** Households in each hamlet: the first two in the member's charge, the third in the leader's, the others in nobody's. */
const HOUSEHOLDS = 5;

let counter = 0;
function newId(): string {
  counter += 1;
  return `01900000-0000-7000-8000-${counter.toString(16).padStart(12, '0')}`;
}

/** A commune with two hamlets, made of arithmetic alone. `letter` tells it from the other in every word. */
export function communeFixture(letter: 'a' | 'b'): CommuneFixture {
  const word = (what: string) => `Zq${letter}${what}x`;
  const shift = letter === 'a' ? 0 : 0.3;
  const hamlet = (n: number): HamletFixture => {
    const [memberId, leaderId] = [newId(), newId()];
    const household = (k: number): HouseholdFixture => ({
      id: newId(),
      head: `Nguyễn Thị ${word(`${n}head${k}`)}`,
      phone: `09${letter === 'a' ? 1 : 2}${n}${String(k).repeat(3)}${String(7 * k + n).padStart(3, '4')}`,
      address: `Ngõ ${word(`${n}lane${k}`)}`,
      code: word(`${n}code${k}`),
      note: `Ghi chú ${word(`${n}note${k}`)}`,
      visitId: newId(),
      memberId: k < 2 ? memberId : k === 2 ? leaderId : null,
      location: [106.3 + shift + n * 0.05 + k * 0.001, 20.1 + k * 0.001],
    });
    return {
      id: newId(),
      name: `Xóm ${word(`hamlet${n}`)}`,
      clusterId: newId(),
      clusterName: `Cụm ${word(`cluster${n}`)}`,
      teamId: newId(),
      leaderId,
      leaderName: `Trần Văn ${word(`leader${n}`)}`,
      memberId,
      memberName: `Lê Thị ${word(`member${n}`)}`,
      pinId: newId(),
      planId: newId(),
      planDate: addDays(localDateOf(new Date()), 60),
      pinReason: `Vì ${word(`pin${n}`)}`,
      assignmentProposalId: newId(),
      proposalId: newId(),
      households: Array.from({ length: HOUSEHOLDS }, (_, k) => household(k)),
    };
  };
  return {
    id: newId(),
    code: word('commune'),
    name: `Xã ${word('commune')}`,
    laneId: newId(),
    laneName: `Đường ${word('ground')}`,
    groundFile: `${word('basemap')}.osm`,
    groundSource: `Nguồn ${word('source')}`,
    importId: newId(),
    importFile: `${word('import')}.xlsx`,
    hamlets: [hamlet(1), hamlet(2)],
  };
}

/** The ground that came without a file. */
const GROUND = '00000000-0000-0000-0000-000000000000';

/** Writes a commune's rows, as owner of the tables. */
export async function writeCommune(tx: Tx, commune: CommuneFixture): Promise<void> {
  const { id } = commune;
  await tx`insert into tn.commune (id, code, name) values (${id}, ${commune.code}, ${commune.name})`;
  await tx`insert into tn.data_version (commune_id) values (${id})`;
  await writeGround(tx, commune);
  await tx`insert into tn.import (commune_id, id, file_name, answer)
    values (${id}, ${commune.importId}, ${commune.importFile}, '{}')`;
  for (const hamlet of commune.hamlets) await writeHamlet(tx, commune, hamlet);
}

/** Writes the ground a commune begins with: one lane through its hamlets. */
export async function writeGround(tx: Tx, commune: CommuneFixture): Promise<void> {
  const { id } = commune;
  await tx`insert into tn.base_feature (commune_id, id, kind, name, shape) values (${id}, ${commune.laneId}, 'lane',
    ${commune.laneName}, st_geomfromtext(${lineThrough(commune)}, 4326))`;
  await tx`insert into tn.basemap (commune_id, id, state, file_name, format, attribution, features)
    values (${id}, ${GROUND}, 'shown', ${commune.groundFile}, 'osm', ${commune.groundSource}, '{"lanes": 1}')`;
}

const lineThrough = (commune: CommuneFixture): string =>
  `linestring(${commune.hamlets.map((hamlet) => hamlet.households[0]!.location.join(' ')).join(', ')})`;

/** A square around a hamlet's households, in degrees. */
export const boxOf = (hamlet: HamletFixture): [number, number, number, number] => {
  const [lon, lat] = hamlet.households[0]!.location;
  return [lon - 0.005, lat - 0.005, lon + 0.015, lat + 0.015];
};

async function writeHamlet(tx: Tx, { id: commune }: CommuneFixture, hamlet: HamletFixture): Promise<void> {
  const [west, south, east, north] = boxOf(hamlet);
  const square = tx`st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)`;
  await tx`insert into tn.hamlet (commune_id, id, code, name, boundary)
    values (${commune}, ${hamlet.id}, ${hamlet.name}, ${hamlet.name}, st_multi(${square}))`;
  await tx`insert into tn.cluster (commune_id, id, hamlet_id, name, outline)
    values (${commune}, ${hamlet.clusterId}, ${hamlet.id}, ${hamlet.clusterName}, st_multi(${square}))`;
  await tx`insert into tn.team (commune_id, id, hamlet_id, name)
    values (${commune}, ${hamlet.teamId}, ${hamlet.id}, ${`Tổ ${hamlet.name}`})`;
  await tx`insert into tn.member (commune_id, id, team_id, hamlet_id, name, role, from_on) values
    (${commune}, ${hamlet.leaderId}, ${hamlet.teamId}, ${hamlet.id}, ${hamlet.leaderName}, 'leader', '2025-11-01'),
    (${commune}, ${hamlet.memberId}, ${hamlet.teamId}, ${hamlet.id}, ${hamlet.memberName}, 'member', '2025-11-01')`;
  for (const household of hamlet.households) await writeHousehold(tx, commune, hamlet, household);
  await tx`insert into tn.household_pin (commune_id, id, household_id, hamlet_id, kind, from_on, until_on, reason)
    values (${commune}, ${hamlet.pinId}, ${hamlet.households[0]!.id}, ${hamlet.id}, 'pin', '2099-01-05', '2099-12-31',
      ${hamlet.pinReason})`;
  await writePlan(tx, commune, hamlet);
  await writeAssignmentProposal(tx, commune, hamlet);
  await writeClusterProposal(tx, commune, hamlet);
}

/** A published plan with one day, on which the member is sent to the household in nobody's charge. */
async function writePlan(tx: Tx, commune: string, hamlet: HamletFixture): Promise<void> {
  const { planId, planDate: date, memberId, clusterId } = hamlet;
  const householdId = hamlet.households[3]!.id;
  const visits = [{ householdId, memberId, reason: 'flagged' }];
  const day = { date, from: '08:00', to: '12:00', memberIds: [memberId], clusterIds: [clusterId], visits };
  const days = tx.json([{ ...day, expectedSupports: 1 }]);
  await tx`
    insert into tn.plan (commune_id, id, hamlet_id, from_on, to_on, state, days, published_days, published_at)
    values (${commune}, ${planId}, ${hamlet.id}, ${date}, ${date}, 'published', ${days}, ${days}, now())`;
  await tx`
    insert into tn.plan_day (commune_id, plan_id, hamlet_id, date, from_time, to_time, member_ids, cluster_ids)
    values (${commune}, ${planId}, ${hamlet.id}, ${date}, '08:00', '12:00', ${[memberId]}, ${[clusterId]})`;
  await tx`
    insert into tn.plan_stop (commune_id, plan_id, hamlet_id, date, member_id, position, household_id, reason)
    values (${commune}, ${planId}, ${hamlet.id}, ${date}, ${memberId}, 1, ${householdId}, 'flagged')`;
}

/** The fourth household, in nobody's charge, is proposed to the member. */
async function writeAssignmentProposal(tx: Tx, commune: string, hamlet: HamletFixture): Promise<void> {
  const side = { members: [], clusters: { whole: 0, count: 1 }, metres: null };
  const change = { householdId: hamlet.households[3]!.id, from: null, to: hamlet.memberId };
  const after = { ...side, changes: [change], unassigned: [], minimumLoad: 10, withoutHome: [], approximate: true };
  await tx`insert into tn.proposal (commune_id, id, hamlet_id, kind, before, after)
    values (${commune}, ${hamlet.assignmentProposalId}, ${hamlet.id}, 'assignments', ${tx.json(side)}, ${tx.json(after)})`;
}

/** A proposal that leaves the cluster as it is. */
async function writeClusterProposal(tx: Tx, commune: string, hamlet: HamletFixture): Promise<void> {
  const shape = {
    id: hamlet.clusterId,
    name: hamlet.clusterName,
    householdIds: hamlet.households.map(({ id }) => id).sort(),
    households: HOUSEHOLDS,
    outline: null,
    locked: false,
    isNew: false,
  };
  const outcome = { clusters: [shape], moved: [], unplaced: [], problems: [], approximate: false };
  await tx`insert into tn.proposal (commune_id, id, hamlet_id, kind, before, after)
    values (${commune}, ${hamlet.proposalId}, ${hamlet.id}, 'clusters',
      ${tx.json({ clusters: [shape] })}, ${tx.json(outcome)})`;
}

/** Each household was visited once and told: it is `informed`, elderly and therefore flagged. */
async function writeHousehold(tx: Tx, commune: string, hamlet: HamletFixture, h: HouseholdFixture): Promise<void> {
  const [lon, lat] = h.location;
  await tx`
    insert into tn.household (commune_id, id, hamlet_id, cluster_id, code, head, phone, address, search_text, location,
      location_source, elders, adults, adults_without_device, member_id, now_status, then_status, now_elderly,
      then_elderly, now_flagged, then_flagged, now_rank, then_rank, deviceless, informed, last_visit_at, last_attempt_at)
    values (${commune}, ${h.id}, ${hamlet.id}, ${hamlet.clusterId}, ${h.code}, ${h.head}, ${h.phone}, ${h.address},
      ${`${h.head} ${h.address} ${h.code}`.toLowerCase()}, st_setsrid(st_makepoint(${lon}, ${lat}), 4326), 'register',
      1, 2, 1, ${h.memberId}, 'informed', 'informed', true, true, true, true, 2, 2, false, true,
      '2026-03-02T03:00:00Z', '2026-03-02T03:00:00Z')`;
  if (h.memberId !== null) {
    await tx`insert into tn.assignment (commune_id, id, household_id, member_id, from_at)
      values (${commune}, ${newId()}, ${h.id}, ${h.memberId}, '2026-01-05T00:00:00Z')`;
  }
  await tx`insert into tn.visit (commune_id, id, household_id, at, outcome, note)
    values (${commune}, ${h.visitId}, ${h.id}, '2026-03-02T03:00:00Z', 'informed', ${h.note})`;
}
