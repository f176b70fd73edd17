import type { Model, Owners } from './model.ts';

/** Above any way through all members, so that minimum loads come before metres. */
const MINIMUM = 1e8;
/** And being given to someone at all before minimum loads. */
const NOBODY = 1e11;
/** Households between two looks at the clock. */
const AT_A_TIME = 8;

/**
 * Households to members at least cost with least and most loads: a transportation problem with convex costs of load,
 * solved exactly by successive shortest paths with potentials over the graph of members (Ahuja, Magnanti and Orlin,
 * Network Flows, 1993, chapters 9 and 14). Each household below the minimum of a member is a prize, greater the fewer
 * he has, so that where there are too few households all members are equally short; having nobody costs most.
 *
 * @param extra  metres on top of `model.cost` for each household and member
 * @param pause  gives way; false when time is over: the households left go to whoever is cheapest for each, and nobody
 *   makes room any more
 */
export async function cheapestLoads(
  model: Model,
  extra: Float64Array | null,
  pause: () => Promise<boolean>,
): Promise<Owners> {
  const { n, m, cost, work } = model;
  const owners = new Int32Array(n).fill(-1);
  const heavy = work.reduce((most, one) => Math.max(most, one), 1);
  const load = new Int32Array(m + 1);
  const marginal = marginals(model);
  // Node m stands for nobody
  const price = (h: number, k: number) =>
    k === m ? NOBODY * (1 + work[h]! / heavy) : cost[h * m + k]! + (extra === null ? 0 : extra[h * m + k]!);
  const members: number[][] = Array.from({ length: m + 1 }, () => []);
  const potential = new Float64Array(m + 1);
  let sink = 0;
  for (let k = 0; k <= m; k++) sink = Math.min(sink, marginal(k, 0));
  const distance = new Float64Array(m + 1);
  const done = new Uint8Array(m + 1);
  const from = new Int32Array(m + 1);
  const moved = new Int32Array(m + 1);
  let late = false;
  /** once it is late: what one more costs with each */
  const next = new Float64Array(m + 1);

  for (let household = 0; household < n; household++) {
    if (!late && household % AT_A_TIME === 0 && !(await pause())) {
      late = true;
      for (let k = 0; k <= m; k++) next[k] = marginal(k, load[k]!);
    }
    if (late) {
      let cheapest = m;
      let least = price(household, m);
      for (let k = 0; k < m; k++) {
        const all = price(household, k) + next[k]!;
        if (all >= least) continue;
        least = all;
        cheapest = k;
      }
      next[cheapest] = marginal(cheapest, ++load[cheapest]!);
      members[cheapest]!.push(household);
      continue;
    }
    done.fill(0);
    for (let k = 0; k <= m; k++) {
      distance[k] = price(household, k) - potential[k]!;
      from[k] = -1;
      moved[k] = household;
    }
    let best = Number.POSITIVE_INFINITY;
    let end = -1;
    for (;;) {
      let a = -1;
      for (let k = 0; k <= m; k++)
        if (!done[k] && distance[k]! < best && (a === -1 || distance[k]! < distance[a]!)) a = k;
      if (a === -1) break;
      done[a] = 1;
      const out = distance[a]! + marginal(a, load[a]!) + potential[a]! - sink;
      if (out < best) {
        best = out;
        end = a;
      }
      const base = distance[a]! + potential[a]!;
      for (const h of members[a]!) {
        const here = base - price(h, a);
        for (let b = 0; b <= m; b++) {
          if (done[b]) continue;
          const there = here + price(h, b) - potential[b]!;
          if (there < distance[b]! - 1e-9) {
            distance[b] = there;
            from[b] = a;
            moved[b] = h;
          }
        }
      }
    }
    for (let k = 0; k <= m; k++) if (distance[k]! < best) potential[k]! += distance[k]! - best;
    load[end]!++;
    for (let k = end; k !== -1; k = from[k]!) {
      const h = moved[k]!;
      if (from[k] !== -1) members[from[k]!]!.splice(members[from[k]!]!.indexOf(h), 1);
      members[k]!.push(h);
    }
  }
  for (let k = 0; k < m; k++) for (const h of members[k]!) owners[h] = k;
  return owners;
}

/** Cost of a member's next household by how many he has; rising, so that shortest paths stay exact. */
function marginals({ n, m, low, high, share, balance }: Model): (k: number, load: number) => number {
  return (k, load) => {
    if (k === m) return 0;
    if (load >= high[k]!) return Number.POSITIVE_INFINITY;
    const target = share[k]! * n;
    const uneven = target > 0 ? (balance * ((2 * load + 1) / target - 2)) / target : 0;
    return uneven + (load < low[k]! ? -MINIMUM * (1 + (low[k]! - load) / low[k]!) : 0);
  };
}
