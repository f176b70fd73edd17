/** The fictitious commune: everything the application needs to be tried, from one seed. No real person or place. */
import { dayNumber, unixTime } from './calendar.ts';
import { type Country, createCountry } from './country.ts';
import { createGroups } from './groups.ts';
import { createHistory, type Work } from './history.ts';
import { communeName } from './place_names.ts';
import { createRandom, type Random, uuidv7 } from './random.ts';
import { assign, createMembers, type TeamFrame } from './teams.ts';
import type { DemoCluster, DemoCommune, DemoOptions } from './types.ts';

export type * from './types.ts';

const HOUSEHOLDS_PER_HAMLET = 250;
/** Three quarters of history. */
const HISTORY_DAYS = 273;
/** Households whose position nobody knows yet. */
const UNPLACED = 0.02;

/** The n-th fictitious commune; the same options give the same commune. Linear in the number of households. */
export function demoCommune(options: DemoOptions): DemoCommune {
  const index = options.communeIndex ?? 0;
  const key = `${options.seed}/${index}`;
  const today = dayNumber(options.today);
  const start = today - HISTORY_DAYS;
  const ids = createRandom(key, 'ids');
  const nextId = () => uuidv7(ids, unixTime(start - 90));
  const sizes = hamletSizes(createRandom(key, 'sizes'), options.households);
  const unplaced = sizes.map((size) => Math.round(size * UNPLACED));
  const country = createCountry(
    key,
    index,
    sizes.map((size, i) => size - unplaced[i]!),
  );
  const commune: DemoCommune = {
    commune: { id: nextId(), code: String(99001 + index), name: communeName(index) },
    hamlets: [],
    clusters: [],
    households: [],
    teams: [],
    members: [],
    assignments: [],
    visits: [],
    features: country.features.map((feature) => ({ id: nextId(), ...feature })),
  };
  const year = Number(options.today.slice(0, 4));
  const forgotten = forgottenClusters(createRandom(key, 'forgotten'), country);
  const qualities = teamQualities(createRandom(key, 'teams'), sizes.length);
  const works = country.hamlets.map((hamlet, i): Work => {
    const random = createRandom(key, 'people', i);
    const code = String(i + 1).padStart(Math.max(2, String(sizes.length).length), '0');
    const hamletId = nextId();
    const teamId = nextId();
    commune.hamlets.push({ id: hamletId, code, name: `Xóm ${i + 1}`, boundary: [[hamlet.boundary]] });
    commune.teams.push({ id: teamId, hamletId, name: `Tổ công nghệ số cộng đồng xóm ${i + 1}` });
    const clusters = hamlet.clusters.map(
      ({ name, outline }): DemoCluster => ({ id: nextId(), hamletId, name, outline: [outline] }),
    );
    commune.clusters.push(...clusters);
    const groups = createGroups(random, hamlet, {
      clusters,
      forgotten: forgotten[i]!,
      hamletId,
      code,
      unplaced: unplaced[i]!,
      nextId,
      year,
    });
    const frame: TeamFrame = { teamId, hamletId, start, today, nextId };
    const { members, left } = createMembers(random, frame);
    const assignable = groups.map((group) => group.households.map(({ id }) => ({ id, forgotten: group.forgotten })));
    const assignments = assign(random, assignable, { members, left }, i % 4 === 1, frame);
    return { random, hamletId, frame, groups, members, left, assignments, quality: qualities[i]! };
  });
  for (const work of works) {
    for (const group of work.groups) commune.households.push(...group.households);
    commune.members.push(...work.members, ...(work.left ? [work.left] : []));
    commune.assignments.push(...work.assignments);
  }
  commune.visits = createHistory(createRandom(key, 'destinies'), works);
  return commune;
}

/** About 250 households each, some hamlets larger than others. */
function hamletSizes(random: Random, households: number): number[] {
  const least = households > 1 ? 2 : 1; // two, so that one hamlet can be kept from the other
  const count = Math.max(least, Math.round(households / HOUSEHOLDS_PER_HAMLET));
  const weights = Array.from({ length: count }, () => random.range(0.86, 1.14));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let sum = 0;
  return weights.map((weight, i) => {
    sum += weight;
    const upTo = i === count - 1 ? households : Math.round((households * sum) / total);
    const size = upTo - before;
    before = upTo;
    return size;
  });
}

/** Which clusters were left out: one or two in most hamlets. */
function forgottenClusters(random: Random, country: Country): boolean[][] {
  return country.hamlets.map(({ clusters }) => {
    const count = Math.min(clusters.length - 1, random.weighted([0.25, 0.5, 0.25]));
    const order = random.shuffle(clusters.map((_, i) => i));
    const chosen = new Set(order.slice(0, count));
    return clusters.map((_, i) => chosen.has(i));
  });
}

/** One team is clearly better and one clearly worse than the rest. */
function teamQualities(random: Random, count: number): number[] {
  const qualities = Array.from({ length: count }, () => random.range(-0.45, 0.45));
  const [best, worst] = random.shuffle(qualities.map((_, i) => i));
  qualities[best!] = 1;
  if (worst !== undefined) qualities[worst] = -1;
  return qualities;
}
