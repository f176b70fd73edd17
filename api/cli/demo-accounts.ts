import type { DemoCommune, DemoMember } from '#geo/demo/types.ts';
import { insertAccount } from '../auth/accounts.ts';
import { hashPassword } from '../auth/passwords.ts';
import type { Database } from '../db/database.ts';
import type { Role } from '../db/door.ts';

/** The accounts anyone can try the demo with; their names stand in the README. */
export const DEMO_USERNAMES = ['quantri', 'canbo', 'totruong', 'totruong2', 'thanhvien', 'lanhdao'] as const;

/** Households an ordinary member is in charge of: neither idle nor over-loaded, so that the phone page shows real life. */
const ORDINARY_LOAD = { least: 20, most: 35, wished: 28 };

interface DemoAccount {
  username: (typeof DEMO_USERNAMES)[number];
  displayName: string;
  role: Role;
  inCommune: boolean;
  member: DemoMember | null;
}

/** Creates the demo accounts of the first commune, all with the same password. Those that exist stay as they are. */
export async function createDemoAccounts(db: Database, demo: DemoCommune, password: string): Promise<void> {
  const hashed = await hashPassword(password);
  await db.asAccounts(async (tx) => {
    for (const account of demoAccounts(demo)) {
      const [known] = await tx`select id from auth."user" where username = ${account.username}`;
      if (known) continue;
      const place = {
        communeId: account.inCommune ? demo.commune.id : null,
        hamletId: account.member?.hamletId ?? null,
        memberId: account.member?.id ?? null,
      };
      await insertAccount(tx, { ...account, ...place, password }, hashed);
    }
  });
}

function demoAccounts(demo: DemoCommune): DemoAccount[] {
  const member = ordinaryMember(demo);
  const leader = leaderOf(demo, member.hamletId);
  const otherHamlet = demo.hamlets.find((hamlet) => hamlet.id !== member.hamletId);
  const otherLeader = otherHamlet ? leaderOf(demo, otherHamlet.id) : null;
  const accounts: DemoAccount[] = [
    { username: 'quantri', displayName: 'Quản trị hệ thống', role: 'admin', inCommune: false, member: null },
    { username: 'canbo', displayName: 'Cán bộ Phòng Văn hóa – Xã hội', role: 'staff', inCommune: true, member: null },
    { username: 'totruong', displayName: leader.name, role: 'leader', inCommune: true, member: leader },
    { username: 'thanhvien', displayName: member.name, role: 'member', inCommune: true, member },
    { username: 'lanhdao', displayName: 'Lãnh đạo UBND xã', role: 'observer', inCommune: true, member: null },
  ];
  if (otherLeader) {
    accounts.push({
      username: 'totruong2',
      displayName: otherLeader.name,
      role: 'leader',
      inCommune: true,
      member: otherLeader,
    });
  }
  return accounts;
}

/** A member with as many households as an ordinary one and much to do; the nearest to it in a small demo. */
function ordinaryMember(demo: DemoCommune): DemoMember {
  const load = new Map<string, number>();
  for (const { memberId, to } of demo.assignments) {
    if (to === null) load.set(memberId, (load.get(memberId) ?? 0) + 1);
  }
  const distance = (member: DemoMember) => Math.abs((load.get(member.id) ?? 0) - ORDINARY_LOAD.wished);
  const members = demo.members.filter((member) => member.role === 'member' && member.to === null);
  const waiting = neverReachedPriority(demo);
  const ordinary = members
    .filter((member) => {
      const households = load.get(member.id) ?? 0;
      return households >= ORDINARY_LOAD.least && households <= ORDINARY_LOAD.most;
    })
    .toSorted((a, b) => (waiting.get(b.id) ?? 0) - (waiting.get(a.id) ?? 0))[0];
  const nearest = members.toSorted((a, b) => distance(a) - distance(b))[0];
  return ordinary ?? nearest!;
}

/** By member: priority households nobody has supported yet. */
function neverReachedPriority(demo: DemoCommune): Map<string, number> {
  const supported = new Set(demo.visits.filter((v) => v.outcome === 'supported').map((v) => v.householdId));
  const priority = new Set(
    demo.households
      .filter(({ elders, adults, adultsWithoutDevice }) => elders || (adults && adults === adultsWithoutDevice))
      .map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  for (const { householdId, memberId, to } of demo.assignments) {
    if (to !== null || supported.has(householdId) || !priority.has(householdId)) continue;
    counts.set(memberId, (counts.get(memberId) ?? 0) + 1);
  }
  return counts;
}

const leaderOf = (demo: DemoCommune, hamletId: string): DemoMember =>
  demo.members.find((member) => member.hamletId === hamletId && member.role === 'leader' && member.to === null)!;
