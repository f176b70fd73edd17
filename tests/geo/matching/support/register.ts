import { demoCommune } from '#geo/demo/index.ts';
import type { Random } from '#geo/demo/random.ts';
import { createRandom } from '#geo/demo/random.ts';
import type { KnownHousehold } from '#geo/matching/index.ts';

/** Prefixes whose numbers had eleven digits before 2018, and some that always had ten. */
const PREFIXES = ['032', '033', '036', '038', '039', '070', '079', '083', '085', '090', '091', '096', '097', '098'];

/** Invented: the digits after the prefix begin with 0, as no operator gives them out. */
export const inventedMobile = (random: Random) =>
  `${random.pick(PREFIXES)}0${String(random.int(0, 999_999)).padStart(6, '0')}`;

/** `clans`: most of a hamlet share a surname and two middle names, so that namesakes are many. */
export type People = 'mixed' | 'clans';

const CLANS = ['Nguyễn', 'Trần', 'Phạm', 'Vũ', 'Đỗ', 'Mai', 'Bùi'];

function ofClan(name: string, hamlet: string, random: Random): string {
  const [surname, middle, ...given] = name.split(' ') as [string, string, ...string[]];
  const clan = CLANS[Number(/\d+/.exec(hamlet)?.[0] ?? 0) % CLANS.length]!;
  const woman = /^(Thị|Thu|Ngọc|Thanh|Kim|Bích)$/.test(middle);
  const common = random.chance(0.8) ? (woman ? 'Thị' : 'Văn') : middle;
  return [random.chance(0.75) ? clan : surname, common, ...given].join(' ');
}

/**
 * A register as the database has it: the demo commune's, with telephone numbers of all operators, a few of them
 * given by two neighbours (a household without a telephone gives its neighbour's).
 */
export function register(seed: number, households: number, people: People = 'mixed'): KnownHousehold[] {
  const demo = demoCommune({ seed, households, today: '2026-11-20' });
  const names = new Map(demo.hamlets.map(({ id, name }) => [id, name]));
  const random = createRandom(seed, 'register');
  let before: string | null = null;
  return demo.households.map((household): KnownHousehold => {
    const own: string | null = household.phone === null ? null : inventedMobile(random);
    const phone: string | null = own === null && random.chance(0.15) ? before : own;
    before = own ?? before;
    const { id, code, address, location, eldestBirthYear } = household;
    const hamlet = names.get(household.hamletId)!;
    const head = people === 'clans' ? ofClan(household.head, hamlet, random) : household.head;
    return { id, code, head, phone, address, hamlet, location, eldestBirthYear };
  });
}
