/**
 * How far outreach has come with each household at the end of the history. Decided for the whole commune at once, so
 * that the shares come out as in real life whatever the patterns: forgotten clusters, weak teams, the old without
 * devices least often reached.
 */
import type { Random } from './random.ts';

export type Destiny =
  | 'never_reached'
  | 'attempted'
  | 'informed'
  | 'reached'
  | 'follow_up_due'
  | 'adopting'
  | 'refused'
  | 'inactive';

export interface Prospect {
  elderly: boolean;
  deviceless: boolean;
  /** Its cluster was left out. */
  forgotten: boolean;
  /** How good its team is, about −1 to 1. */
  team: number;
  /** How well its cluster is looked after, about −1 to 1. */
  cluster: number;
}

/** Shares of all households; what is left is reached. */
const SHARES = {
  flagged: 0.215,
  neverReached: 0.13,
  attempted: 0.06,
  informed: 0.05,
  refused: 0.01,
  inactive: 0.035,
  followUpDue: 0.05,
  adopting: 0.205,
};

/** One destiny for each prospect, in their order. */
export function decideDestinies(random: Random, prospects: readonly Prospect[]): Destiny[] {
  const destinies = prospects.map((): Destiny => 'reached');
  const all = prospects.length;
  const order = random.shuffle(prospects.map((_, i) => i));
  const visited = order.filter((i) => !prospects[i]!.forgotten);
  let ends = 0;
  const end = (share: number, destiny: Destiny) => {
    for (let n = Math.round(share * all); n > 0 && ends < visited.length; n--) destinies[visited[ends++]!] = destiny;
  };
  end(SHARES.inactive, 'inactive');
  end(SHARES.refused, 'refused');

  const open = order.filter((i) => destinies[i] === 'reached');
  const byScore = (indexes: number[]) => {
    const scores = new Map(indexes.map((i) => [i, score(random, prospects[i]!)]));
    return indexes.sort((a, b) => scores.get(a)! - scores.get(b)!);
  };
  const isPriority = (i: number) => prospects[i]!.elderly || prospects[i]!.deviceless;
  const priority = byScore(open.filter(isPriority));
  const others = byScore(open.filter((i) => !isPriority(i)));
  const flagged = SHARES.flagged * all;
  const first = takeUnreached(random, priority, [flagged * 0.6, flagged * 0.22, flagged * 0.18]);
  const second = takeUnreached(random, others, [
    SHARES.neverReached * all,
    SHARES.attempted * all,
    SHARES.informed * all,
  ]);
  for (const [i, destiny] of [...first, ...second]) destinies[i] = destiny;

  // The young take to a platform sooner than the old.
  const met = open.filter((i) => destinies[i] === 'reached');
  const ease = new Map(met.map((i) => [i, random.next() - (isPriority(i) ? 0.3 : 0)]));
  met.sort((a, b) => ease.get(b)! - ease.get(a)!);
  const adopting = Math.min(Math.round(met.length * 0.42), Math.round(SHARES.adopting * all));
  for (const i of met.slice(0, adopting)) destinies[i] = 'adopting';
  const due = Math.min(Math.round(met.length * 0.11), Math.round(SHARES.followUpDue * all));
  for (const i of random.shuffle(met.slice(adopting)).slice(0, due)) destinies[i] = 'follow_up_due';
  return destinies;
}

/** The lower, the less likely anybody got through to them. */
function score(random: Random, prospect: Prospect): number {
  if (prospect.forgotten) return -10 + random.next();
  const hard = prospect.deviceless ? (prospect.elderly ? 0.7 : 0.45) : 0;
  return 0.55 * prospect.team + 0.6 * prospect.cluster - hard + random.range(-1, 1);
}

/** The lowest of the row: nobody came to the very lowest, the next were tried or told. */
function takeUnreached(
  random: Random,
  row: readonly number[],
  [never, tried, told]: [number, number, number],
): [number, Destiny][] {
  const most = row.length * 0.85;
  const scale = Math.min(1, most / Math.max(1, never + tried + told));
  const nobody = Math.round(never * scale);
  const someone = Math.round((tried + told) * scale);
  return [
    ...row.slice(0, nobody).map((i): [number, Destiny] => [i, 'never_reached']),
    ...row
      .slice(nobody, nobody + someone)
      .map((i): [number, Destiny] => [i, random.chance(tried / (tried + told)) ? 'attempted' : 'informed']),
  ];
}
