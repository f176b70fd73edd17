import type { DelineateOptions } from './types.ts';

/** A page must answer in between, milliseconds. */
const SLICE_MS = 30;

/** Counts steps and time over all hamlets, and lets others work now and then. */
export interface Pace {
  /** runs `step` as often as a hamlet is allowed, with the share still to come */
  run: (step: (left: number) => void) => Promise<void>;
  /** lets others work where it is time; throws where the signal says so */
  rest: () => Promise<void>;
  /** the time is over: what is found now is not made better any more */
  isLate: () => boolean;
  /** what comes after the search takes about as long: the search ends by so much earlier */
  keepBack: (milliseconds: number) => void;
  /** milliseconds on the clock */
  now: () => number;
  /** so many of all hamlets are done */
  done: (hamlets: number, all: number) => void;
}

export function paceOf(options: DelineateOptions): Pace {
  const { iterations = 300, timeLimitMs = Number.POSITIVE_INFINITY, signal, onProgress } = options;
  const now = options.now ?? (() => performance.now());
  const begin = now();
  let paused = begin;
  signal?.throwIfAborted();
  let kept = 0;
  const isLate = () => now() - begin + kept >= timeLimitMs;
  const rest = async () => {
    if (now() - paused < SLICE_MS) return;
    await othersTurn();
    signal?.throwIfAborted();
    paused = now();
  };
  return {
    rest,
    isLate,
    keepBack(milliseconds) {
      kept += milliseconds;
    },
    now,
    done: (hamlets, all) => onProgress?.(hamlets / all),
    async run(step) {
      for (let i = 0; i < iterations && !isLate(); i++) {
        step(1 - i / iterations);
        await rest();
      }
    },
  };
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
