import { cheapestLoads } from './flow.ts';
import { improve } from './improve.ts';
import { type Model, type Owners, objective } from './model.ts';

/** Times the cost of a split cluster is spread over its households, more from round to round. */
const PULLS = [0.03, 0.1, 0.3, 1];
/** So much is added for every change of face where as few as possible are wanted. */
const KEEP_METRES = 1e5;
/** Above this many pairs of household and member the exact flow is run once only. */
const MOST_PAIRS = 30_000;

/**
 * Assigns one part: the exact flow, made better by hand-overs; then flows that pull each household to whoever has most
 * of its cluster; then flows with one cluster promised to one of the members next to it. The best of all is kept.
 *
 * @param present  whom each household has now, −1 where nobody or nobody who may stay
 * @param pause  gives way; false when time is over
 */
export async function solvePart(
  model: Model,
  present: Owners,
  iterations: number,
  random: () => number,
  pause: () => Promise<boolean>,
): Promise<Owners> {
  let best = await cheapestLoads(model, null, pause);
  await improve(model, best, pause);
  if (!(await pause())) return best;
  let bestCost = objective(model, best);
  const offer = async (extra: Float64Array) => {
    const owners = await cheapestLoads(model, extra, pause);
    await improve(model, owners, pause);
    const cost = objective(model, owners);
    if (cost >= bestCost - 1e-6) return;
    best = owners;
    bestCost = cost;
  };
  // The fewest changes to what is there now
  if (present.some((k) => k !== -1)) await offer(keeping(model, present));
  if (model.n * model.m > MOST_PAIRS || model.clusters === 0) return best;
  for (const pull of PULLS) {
    await offer(pulled(model, best, pull));
    if (!(await pause())) return best;
  }
  for (let iteration = 0; iteration < iterations; iteration++) {
    const extra = pulled(model, best, 0.3 + random());
    promise(model, extra, Math.floor(random() * model.clusters), random);
    await offer(extra);
    if (!(await pause())) return best;
  }
  return best;
}

function keeping({ n, m }: Model, present: Owners): Float64Array {
  const extra = new Float64Array(n * m);
  for (let h = 0; h < n; h++) {
    if (present[h] !== -1) for (let k = 0; k < m; k++) extra[h * m + k] = k === present[h] ? 0 : KEEP_METRES;
  }
  return extra;
}

function pulled({ n, m, cluster, clusters, splitMetres }: Model, owners: Owners, pull: number): Float64Array {
  const extra = new Float64Array(n * m);
  const present = new Int32Array(clusters * m);
  const most = new Int32Array(clusters);
  for (let h = 0; h < n; h++) {
    const c = cluster[h]!;
    if (c === -1 || owners[h] === -1) continue;
    const count = ++present[c * m + owners[h]!]!;
    most[c] = Math.max(most[c]!, count);
  }
  for (let h = 0; h < n; h++) {
    const c = cluster[h]!;
    if (c === -1) continue;
    for (let k = 0; k < m; k++)
      extra[h * m + k] = splitMetres * pull * (1 - present[c * m + k]! / Math.max(1, most[c]!));
  }
  return extra;
}

/** One cluster is made cheap for one of the three members nearest to it. */
function promise(
  { n, m, cost, cluster, splitMetres }: Model,
  extra: Float64Array,
  chosen: number,
  random: () => number,
): void {
  const sum = new Float64Array(m);
  for (let h = 0; h < n; h++) if (cluster[h] === chosen) for (let k = 0; k < m; k++) sum[k]! += cost[h * m + k]!;
  const nearest = Array.from(sum.keys()).sort((a, b) => sum[a]! - sum[b]! || a - b);
  const member = nearest[Math.floor(random() * Math.min(3, m))]!;
  for (let h = 0; h < n; h++) if (cluster[h] === chosen) extra[h * m + member]! -= 2 * splitMetres;
}
