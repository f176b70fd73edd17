import type { Budget } from './budget.ts';
import { ChainedSearch } from './chained-search.ts';
import { doubled, halved } from './doubled.ts';
import { EXACT_UP_TO, exactTour } from './exact.ts';
import { type Ends, frameOf, orderOf } from './frame.ts';
import { prepare } from './prepare.ts';
import { RandomBits } from './random-bits.ts';
import type { Costs } from './read-input.ts';

/** Below it kicks have no room. */
const LEAST_SEARCHED = 8;

export interface TourSearch {
  /** share of the budget left at which `goOn` is asked; 0 for never */
  pauseAt: number;
  /** whether an order may be the answer; if not, the search ends */
  goOn?: (order: number[]) => boolean;
  seed: number;
  /** up to so many stops by trying all */
  exactUpTo?: number;
  /** now and then, with the best order so far */
  progress(left: number, order: number[]): void;
}

/** The cheapest order found, heeding the ends only; the last one that `goOn` was content with, where there is one. */
export async function searchTour(given: Costs, ends: Ends, budget: Budget, search: TourSearch): Promise<number[]> {
  const { size, costs, symmetric } = given;
  if (size <= 1) return Array.from({ length: size }, (_, i) => i);
  const frame = frameOf(size, costs, symmetric, ends);
  const exactUpTo = search.exactUpTo ?? EXACT_UP_TO;
  const searched = frame.symmetric ? frame : doubled(frame);
  if (size <= exactUpTo || frame.size < LEAST_SEARCHED)
    return orderOf(exactTour(frame.size, frame.costs), size, frame, ends);
  const { problem, stopOf } = prepare(searched, symmetric ? size : searched.size);
  const chain = new ChainedSearch(problem, new RandomBits(search.seed));
  const order = () => {
    const tour = chain.best.map((number) => stopOf[number]!);
    return orderOf(symmetric ? tour : halved(tour), size, frame, ends);
  };
  const runUntil = (share: number) =>
    budget.run(
      share,
      (left) => chain.trial(left),
      (left) => search.progress(left, order()),
    );
  await runUntil(search.pauseAt);
  const early = order();
  if (search.pauseAt === 0 || search.goOn?.(early) === false) return early;
  await runUntil(0);
  const final = order();
  return search.goOn?.(final) === false ? early : final;
}
