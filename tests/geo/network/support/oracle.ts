/** The plain version: everything compared with everything, Floyd–Warshall over all nodes. */
export type XY = [number, number];
export interface PlainGround {
  lanes: { line: XY[]; bridge: boolean }[];
  water: XY[][];
}

const turn = (a: XY, b: XY, c: XY) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Where two segments cross inside or at an end, or null. */
export function meeting(a: XY, b: XY, c: XY, d: XY): XY | null {
  const [p, q] = [turn(c, d, a), turn(c, d, b)];
  const [r, s] = [turn(a, b, c), turn(a, b, d)];
  if (p === q || p * q > 0 || r * s > 0) return null;
  const t = p / (p - q);
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

const sidesOf = (line: XY[]): [XY, XY][] => line.slice(1).map((to, i) => [line[i]!, to]);
const apart = (a: XY, b: XY) => Math.hypot(a[0] - b[0], a[1] - b[1]);
/** 30 cm before `to`: who stands on a bridge has not crossed the water. */
const shortOf = (from: XY, to: XY): XY => {
  const share = Math.max(0, 1 - 0.3 / apart(from, to));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
};
const nearest = (p: XY, [a, b]: [XY, XY]): XY => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
  return [a[0] + t * dx, a[1] + t * dy];
};

/** Metres between doors; Infinity where nothing joins them. */
export function plainMetres(ground: PlainGround, doors: XY[]): number[][] {
  const banks = ground.water.flatMap(sidesOf);
  // Cut where water is, so that a door finds the stretch on its own side.
  const lanes = ground.lanes.flatMap(({ line, bridge }) =>
    sidesOf(line).flatMap(([a, b]) => {
      const cuts = banks.map((bank) => meeting(a, b, ...bank)).filter((at) => at !== null);
      const corners = [a, ...cuts.sort((p, q) => apart(a, p) - apart(a, q)), b];
      return sidesOf(corners).map((side) => ({ side, bridge }));
    }),
  );
  const snaps = doors.map((door) => {
    const free = lanes
      .map(({ side }, lane) => ({ at: nearest(door, side), lane }))
      .filter(({ at }) => banks.every(([a, b]) => !meeting(door, shortOf(door, at), a, b)))
      .sort((p, q) => apart(door, p.at) - apart(door, q.at));
    return free[0] ?? null;
  });
  const nodes: XY[] = [];
  const nodeAt = (p: XY) => {
    const found = nodes.findIndex((node) => apart(node, p) < 0.01);
    return found >= 0 ? found : nodes.push(p) - 1;
  };
  const edges: [number, number, number][] = [];
  for (const [i, { side, bridge }] of lanes.entries()) {
    const cuts = [...side];
    for (const [j, other] of lanes.entries()) {
      if (i === j || other.bridge !== bridge) continue;
      const at = meeting(...side, ...other.side);
      if (at) cuts.push(at);
    }
    // Lanes drawn over each other share what lies on both.
    const marks = [...lanes.filter((other) => other.bridge === bridge).flatMap((other) => other.side)];
    for (const snap of snaps) if (snap) marks.push(snap.at);
    for (const mark of marks) if (apart(mark, nearest(mark, side)) < 1e-6) cuts.push(mark);
    cuts.sort((p, q) => apart(side[0], p) - apart(side[0], q));
    for (let k = 1; k < cuts.length; k++) {
      const length = apart(cuts[k - 1]!, cuts[k]!);
      edges.push([nodeAt(cuts[k - 1]!), nodeAt(cuts[k]!), length]);
    }
  }
  const at = snaps.map((snap) => (snap ? nodeAt(snap.at) : -1));
  const n = nodes.length;
  const d = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)));
  for (const [a, b, w] of edges) d[a]![b] = d[b]![a] = Math.min(d[a]![b]!, w);
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
  const walk = doors.map((door, i) => (snaps[i] ? apart(door, snaps[i].at) : Infinity));
  return doors.map((_, i) =>
    doors.map((_, j) =>
      i === j ? 0 : at[i]! < 0 || at[j]! < 0 ? Infinity : d[at[i]!]![at[j]!]! + walk[i]! + walk[j]!,
    ),
  );
}
