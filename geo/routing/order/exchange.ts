import type { ArrayTour } from './array-tour.ts';
import type { TourProblem } from './tour-problem.ts';
import type { WorkList } from './work-list.ts';

/**
 * How three edges (t1,t2), (t3,t4), (t5,t6) are replaced by (t2,t3), (t4,t5), (t6,t1), where t2 follows t1 (or all is
 * mirrored). A and B are the two stretches between t1 and the last of the six; a dash is a stretch reversed.
 */
const B_REVERSED_A = 1; // t1 [t6…t3][t2…t4] t5
const B_A_REVERSED = 2; // t1 [t6…t4][t5…t2] t3
const B_A = 3; // t1 [t6…t3][t2…t5] t4
const BOTH_REVERSED = 4; // t1 [t6…t2][t3…t5] t4

/**
 * Local search by sequential exchanges of two and three edges: the first three steps of Lin and Kernighan, each added
 * edge one to a neighbour and the gain so far always positive. All are judged by positions alone; the tour is
 * changed only for one that makes it shorter.
 *
 * @see Lin and Kernighan, An effective heuristic algorithm for the traveling-salesman problem (1973);
 *   Bentley, Fast algorithms for geometric traveling salesman problems (1992), neighbour lists and don't-look bits
 */
export class Exchange {
  private readonly tour: ArrayTour;
  private readonly work: WorkList;
  private readonly costs: Float64Array;
  private readonly near: Int32Array;
  private readonly nearCost: Float64Array;
  private readonly width: number;
  private readonly epsilon: number;

  constructor({ size, costs, near, width, epsilon }: TourProblem, tour: ArrayTour, work: WorkList) {
    this.tour = tour;
    this.work = work;
    this.costs = costs;
    this.near = near;
    this.width = width;
    this.epsilon = epsilon;
    this.nearCost = new Float64Array(size * width);
    for (let i = 0; i < size; i++)
      for (let k = i * width; k < (i + 1) * width; k++) this.nearCost[k] = costs[i * size + near[k]!]!;
  }

  /** Improves until nothing on the work list can be improved. Returns by how much. */
  improveAll(): number {
    let sum = 0;
    for (let stop = this.work.take(); stop >= 0; stop = this.work.take()) {
      for (;;) {
        let gain = this.improve(stop, this.tour.next(stop));
        if (gain === 0) gain = this.improve(stop, this.tour.previous(stop));
        if (gain === 0) break;
        sum += gain;
      }
    }
    return sum;
  }

  /** Makes the first improving exchange that removes the edge (t1,t2) and begins at t2. Returns the gain, 0 if none. */
  private improve(t1: number, t2: number): number {
    const { tour, costs, near, nearCost, width, epsilon } = this;
    const { at, order, size } = tour;
    const forward = tour.next(t1) === t2;
    const first = at[t2]!;
    const row1 = t1 * size;
    const removed = costs[row1 + t2]!;
    for (let k = t2 * width, kEnd = k + width; k < kEnd; k++) {
      const g1 = removed - nearCost[k]!;
      if (g1 <= epsilon) break;
      const t3 = near[k]!;
      if (t3 === t1) continue;
      // positions counted from t2, away from t1
      let p3 = forward ? at[t3]! - first : first - at[t3]!;
      if (p3 < 0) p3 += size;
      const i3 = at[t3]!;
      const after3 = order[i3 + 1 === size ? 0 : i3 + 1]!;
      const before3 = order[i3 === 0 ? size - 1 : i3 - 1]!;
      if (p3 > 1) {
        const t4 = forward ? before3 : after3;
        const g2 = g1 + costs[t3 * size + t4]!;
        const two = g2 - costs[row1 + t4]!;
        if (two > epsilon) {
          tour.reversePath(t1, t2, t4);
          this.look(t1, t2, t3, t4);
          return two;
        }
        for (let m = t4 * width, mEnd = m + width; m < mEnd; m++) {
          const g3 = g2 - nearCost[m]!;
          if (g3 <= epsilon) break;
          const t5 = near[m]!;
          if (t5 === t3) continue;
          let p5 = forward ? at[t5]! - first : first - at[t5]!;
          if (p5 < 0) p5 += size;
          const beyond = p5 >= p3;
          if (p5 + 2 === p3) continue;
          const t6 = beyond === forward ? tour.previous(t5) : tour.next(t5);
          const gain = g3 + costs[t5 * size + t6]! - costs[row1 + t6]!;
          if (gain > epsilon) {
            this.exchange(beyond ? B_REVERSED_A : B_A_REVERSED, t1, t2, t3, t4, t5, t6);
            return gain;
          }
        }
      }
      // t4 on the other side of t3 closes a circle apart: t5 must be on it, to join it again
      const t4 = forward ? after3 : before3;
      if (t4 === t1) continue;
      const g2 = g1 + costs[t3 * size + t4]!;
      for (let m = t4 * width, mEnd = m + width; m < mEnd; m++) {
        const g3 = g2 - nearCost[m]!;
        if (g3 <= epsilon) break;
        const t5 = near[m]!;
        let p5 = forward ? at[t5]! - first : first - at[t5]!;
        if (p5 < 0) p5 += size;
        if (p5 >= p3) continue;
        const after5 = tour.next(t5);
        const before5 = tour.previous(t5);
        let t6 = forward ? after5 : before5;
        let gain = g3 + costs[t5 * size + t6]! - costs[row1 + t6]!;
        if (gain > epsilon) {
          this.exchange(B_A, t1, t2, t3, t4, t5, t6);
          return gain;
        }
        if (p5 === 0) continue;
        t6 = forward ? before5 : after5;
        gain = g3 + costs[t5 * size + t6]! - costs[row1 + t6]!;
        if (gain > epsilon) {
          this.exchange(BOTH_REVERSED, t1, t2, t3, t4, t5, t6);
          return gain;
        }
      }
    }
    return 0;
  }

  private exchange(kind: number, t1: number, t2: number, t3: number, t4: number, t5: number, t6: number): void {
    const { tour } = this;
    if (kind === B_REVERSED_A) {
      tour.reversePath(t1, t2, t6);
      tour.reversePath(t5, t2, t4);
    } else if (kind === B_A_REVERSED) {
      tour.reversePath(t1, t2, t4);
      tour.reversePath(t1, t4, t6);
    } else if (kind === B_A) {
      tour.reversePath(t1, t2, t3);
      tour.reversePath(t1, t3, t6);
      tour.reversePath(t3, t5, t2);
    } else {
      tour.reversePath(t1, t2, t6);
      tour.reversePath(t4, t3, t5);
    }
    this.look(t1, t2, t3, t4);
    this.work.add(t5);
    this.work.add(t6);
  }

  private look(t1: number, t2: number, t3: number, t4: number): void {
    const { work } = this;
    work.add(t1);
    work.add(t2);
    work.add(t3);
    work.add(t4);
  }
}
