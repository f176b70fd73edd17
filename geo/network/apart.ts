import { crossesAny } from './segments.ts';
import { DETOUR, type Network } from './types.ts';

/** What it costs to look for a way where none is known, metres: a quarter of an hour at the usual pace. */
const NO_WAY_KNOWN = 1125;

/** A walk without lanes: straight × {@link DETOUR}, over water by the best known bridge. */
export interface RoughWalk {
  metres: number;
  /** `x y` of where it bends: the ends of a bridge */
  over: number[];
  /** it crosses water where no bridge is known */
  noWay: boolean;
}

/** O(bridges) where water lies between. */
export function roughWalk(network: Network, ax: number, ay: number, bx: number, by: number): RoughWalk {
  const straight = DETOUR * Math.hypot(ax - bx, ay - by);
  const { water, bridgeEnds } = network;
  if (!crossesAny(water, ax, ay, bx, by)) return { metres: straight, over: [], noWay: false };
  let best: RoughWalk = { metres: straight + NO_WAY_KNOWN, over: [], noWay: true };
  for (let i = 0; i < bridgeEnds.length; i += 4)
    for (const [p, q] of [
      [i, i + 2],
      [i + 2, i],
    ] as const) {
      const [px, py, qx, qy] = [bridgeEnds[p]!, bridgeEnds[p + 1]!, bridgeEnds[q]!, bridgeEnds[q + 1]!];
      const metres =
        DETOUR * (Math.hypot(ax - px, ay - py) + Math.hypot(bx - qx, by - qy)) + Math.hypot(px - qx, py - qy);
      if (metres >= best.metres) continue;
      if (crossesAny(water, ax, ay, px, py) || crossesAny(water, bx, by, qx, qy)) continue;
      best = { metres, over: [px, py, qx, qy], noWay: false };
    }
  return best;
}
