/** How long a search may go on. */
export interface BudgetOptions {
  /** steps of the search: with it and without a limit of time the result does not depend on the machine */
  iterations?: number;
  timeLimitMs?: number;
  signal?: AbortSignal;
  /** milliseconds; for measurements */
  now?: () => number;
}

/** A page must answer in between. */
const SLICE_MS = 30;
/** Kept back of the limit, for checking and handing out the result: a share, and at most so many milliseconds. */
const RESERVE = 0.03;
const MOST_RESERVE_MS = 8;
/** Steps between two looks at the clock. */
const STEPS = 16;

/** Counts steps and time of a search, and lets others work now and then. */
export class Budget {
  private readonly iterations: number;
  private readonly timeLimitMs: number;
  private readonly signal: AbortSignal | undefined;
  private readonly now: () => number;
  private readonly begin: number;
  private paused: number;
  private done = 0;

  /** @param defaultMs  limit of time where neither time nor iterations are given */
  constructor({ iterations, timeLimitMs, signal, now = () => performance.now() }: BudgetOptions, defaultMs: number) {
    this.iterations = iterations ?? Number.POSITIVE_INFINITY;
    const limit = timeLimitMs ?? (iterations === undefined ? defaultMs : Number.POSITIVE_INFINITY);
    this.timeLimitMs = limit - Math.min(RESERVE * limit, MOST_RESERVE_MS);
    this.signal = signal;
    this.now = now;
    this.begin = now();
    this.paused = this.begin;
    signal?.throwIfAborted();
  }

  /** Share of the search still to come, 1 … 0. Of the iterations where they are given, else of the time. */
  left(): number {
    const ofTime = 1 - (this.now() - this.begin) / this.timeLimitMs;
    if (this.iterations === Number.POSITIVE_INFINITY || ofTime <= 0) return Math.max(0, ofTime);
    return Math.max(0, 1 - this.done / this.iterations);
  }

  /**
   * Runs `step` until only the share `until` is left.
   *
   * @param step  gets the share left
   * @param pause  called when others may work, before they do
   * @throws the signal's reason once it is aborted
   */
  async run(until: number, step: (left: number) => void, pause: (left: number) => void): Promise<void> {
    for (let left = this.left(); left > until; left = this.left()) {
      const steps = Math.min(STEPS, Math.ceil((left - until) * this.iterations));
      for (let i = 0; i < steps; i++) step(left);
      this.done += steps;
      const now = this.now();
      if (now - this.paused < SLICE_MS) continue;
      pause(left);
      await othersTurn();
      this.signal?.throwIfAborted();
      this.paused = this.now();
    }
  }
}

/** After what is waiting in the event loop. Not by a timer: browsers make nested timers wait 4 ms. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
