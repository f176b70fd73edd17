/** A hamlet's households, cluster by cluster. */
import type { Position } from 'geojson';
import type { CountryHamlet } from './country.ts';
import { createHousehold } from './households.ts';
import type { Random } from './random.ts';
import type { DemoCluster, DemoHousehold } from './types.ts';

export interface Group {
  clusterId: string | null;
  households: DemoHousehold[];
  /** Nobody of the team ever came here. */
  forgotten: boolean;
  /** How well the cluster is looked after, about −1 to 1. */
  care: number;
}

/** What a hamlet's households are made from. */
export interface GroupFrame {
  clusters: DemoCluster[];
  forgotten: boolean[];
  hamletId: string;
  code: string;
  unplaced: number;
  nextId: () => string;
  year: number;
}

/** Households cluster by cluster; the unplaced have a known cluster or none at all. */
export function createGroups(random: Random, hamlet: CountryHamlet, frame: GroupFrame): Group[] {
  let number = 0;
  const { hamletId, year } = frame;
  const make = (clusterId: string | null, address: string, location: Position | null, elderly: number) =>
    createHousehold(
      random,
      {
        id: frame.nextId(),
        code: `${frame.code}-${String(++number).padStart(4, '0')}`,
        hamletId,
        clusterId,
        address,
        location,
        elderly,
      },
      year,
    );
  const groups: Group[] = hamlet.clusters.map(({ name, houses }, i) => {
    const elderly = random.range(0.3, 0.46);
    const clusterId = frame.clusters[i]!.id;
    const street = name.startsWith('Ngõ') || name.startsWith('Đường') ? name : `Ngõ ${name}`;
    const households = houses.map((at, house) => make(clusterId, `${street}, số ${house + 1}`, at, elderly));
    return { clusterId, households, forgotten: frame.forgotten[i]!, care: random.range(-1, 1) };
  });
  const nowhere: DemoHousehold[] = [];
  for (let i = 0; i < frame.unplaced; i++) {
    const group = random.pick(groups);
    if (group.households.length < 45 && random.chance(0.5)) {
      const street = group.households[0]!.address.replace(/\d+$/, String(group.households.length + 1));
      group.households.push(make(group.clusterId, street, null, 0.38));
    } else nowhere.push(make(null, `Xóm ${Number(frame.code)}`, null, 0.38));
  }
  return [...groups, { clusterId: null, households: nowhere, forgotten: false, care: -0.6 }];
}
