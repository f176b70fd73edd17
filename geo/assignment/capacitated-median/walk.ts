import type { Nearest } from './nearest.ts';
import type { State } from './state.ts';

/** What all moves of the search share: the solution, who is near whom, how warm it is and what overload is worth. */
export interface Walk {
  state: State;
  /** of each point, itself being given, the nearest medians */
  medians: Nearest;
  /** of each point, itself being the median, the nearest points */
  points: Nearest;
  random: () => number;
  /** in units of cost */
  temperature: number;
  /** of a unit of demand beyond a capacity */
  price: number;
  /** of a cluster that is beyond its capacity, however little: else the search would rest in many small overloads */
  fine: number;
}

/** What the overload of a cluster is held to cost, were its load so much more. */
export function penalty({ state, price, fine }: Walk, cluster: number, more: number): number {
  const over = state.over(cluster, more);
  return over > 0 ? fine + price * over : 0;
}

/** How much worse a move may be this time (Metropolis et al. 1953): drawn first, so that hopeless moves end early. */
export function allowance({ temperature, random }: Walk): number {
  return -temperature * Math.log(1 - random());
}
