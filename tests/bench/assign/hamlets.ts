import type { AssignableHousehold, AssignableMember } from '#geo/assignment/types.ts';
import type { PriorityRank } from '#geo/coverage/priority.ts';
import { createRandom } from '#geo/demo/random.ts';

/** Households of a hamlet, and of a cluster, about. */
const IN_HAMLET = 200;
const IN_CLUSTER = 25;
const DEGREES_A_METRE = 1 / 111_320;

/**
 * Hamlets of about 200 households in clusters along lanes, 7 to 12 members in each, living in some of the houses; one
 * household in twenty has no position yet.
 */
export function hamlets(
  count: number,
  seed: number,
): { households: AssignableHousehold[]; members: AssignableMember[] } {
  const random = createRandom('assign', seed, count);
  const households: AssignableHousehold[] = [];
  const members: AssignableMember[] = [];
  const hamletCount = Math.max(1, Math.round(count / IN_HAMLET));
  for (let hamlet = 0; hamlet < hamletCount; hamlet++) {
    const hamletId = `hamlet ${hamlet}`;
    const size = Math.floor((count * (hamlet + 1)) / hamletCount) - Math.floor((count * hamlet) / hamletCount);
    const place = (x: number, y: number): [number, number] => [
      106.4 + ((hamlet % 10) * 1500 + x) * DEGREES_A_METRE,
      20.3 + (Math.floor(hamlet / 10) * 1500 + y) * DEGREES_A_METRE,
    ];
    const clusters = Array.from({ length: Math.max(1, Math.round(size / IN_CLUSTER)) }, () => ({
      x: random.range(0, 1000),
      y: random.range(0, 700),
      angle: random.range(0, Math.PI),
    }));
    const homes: [number, number][] = [];
    for (let i = 0; i < size; i++) {
      const number = random.int(0, clusters.length - 1);
      const { x, y, angle } = clusters[number]!;
      const along = random.range(-120, 120);
      const across = random.range(-25, 25);
      const location = place(
        x + along * Math.cos(angle) - across * Math.sin(angle),
        y + along * Math.sin(angle) + across * Math.cos(angle),
      );
      homes.push(location);
      households.push({
        id: `${hamletId}/${i}`,
        location: random.chance(0.05) ? null : location,
        hamletId,
        clusterId: `${hamletId}/${number}`,
        memberId: null,
        rank: (random.weighted([5, 15, 15, 25, 10, 28, 2]) + 1) as PriorityRank,
      });
    }
    const team = random.int(7, 12);
    for (let k = 0; k < team; k++)
      members.push({ id: `${hamletId}/member ${k}`, location: random.pick(homes), hamletId, capacity: 60 });
  }
  return { households, members };
}
