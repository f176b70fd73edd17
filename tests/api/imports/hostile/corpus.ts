import { binaries } from './binaries.ts';
import { maps } from './maps.ts';
import { texts } from './texts.ts';
import { workbooks } from './workbooks.ts';
import { zips } from './zips.ts';

/** A file made to do harm, or so damaged that it might. Made anew each time, always the same. */
export interface Hostile {
  name: string;
  make: () => Uint8Array;
  /** `rows`: its good rows are read; else the code of the error; several where either is clear */
  outcome: string;
  /** takes seconds: looked at by the benchmark, not at each run of the suite */
  heavy?: true;
}

/** All of them. */
export const corpus: readonly Hostile[] = [...zips(), ...workbooks(), ...texts(), ...maps(), ...binaries()];
