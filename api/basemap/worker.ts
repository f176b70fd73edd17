import { parentPort } from 'node:worker_threads';
import type { BaseFeature, Box } from '#geo/basemap/types.ts';
import { BasemapError, type BasemapErrorCode, type Details } from './errors.ts';
import { readBasemap } from './read/index.ts';
import { openSource, type SourceInput } from './read/source.ts';
import type { Reading } from './read/types.ts';

export interface WorkerInput {
  source: SourceInput;
  box: Box | null;
  /** one cell: portions sent and not yet taken over */
  pending: SharedArrayBuffer;
}

/** What the worker sends: features in portions, then the rest. */
export type FromWorker =
  | { kind: 'features'; features: BaseFeature[] }
  | { kind: 'done'; reading: Reading }
  | { kind: 'failed'; code: BasemapErrorCode; details: Details };

/** A portion ends with this many features, or with so many corners. */
const PORTION = 250;
const CORNERS = 10_000;
/** Portions on their way at most: reading waits for the database, so that memory stays bounded. */
const MOST_PENDING = 4;

const send = (message: FromWorker) => parentPort?.postMessage(message);

parentPort?.on('message', ({ source: input, box, pending }: WorkerInput) => {
  const source = openSource(input);
  try {
    const portions = new Portions(new Int32Array(pending));
    const reading = readBasemap(source, { box, take: (feature) => portions.take(feature) });
    portions.flush();
    send({ kind: 'done', reading });
  } catch (error) {
    if (!(error instanceof BasemapError)) throw error;
    send({ kind: 'failed', code: error.code, details: error.details });
  } finally {
    source.close();
  }
});

/** Sends features on, a portion at a time, no faster than they are taken over. */
class Portions {
  readonly #waiting: Int32Array;
  #portion: BaseFeature[] = [];
  #corners = 0;

  constructor(waiting: Int32Array) {
    this.#waiting = waiting;
  }

  take(feature: BaseFeature): void {
    this.#portion.push(feature);
    this.#corners += cornersOf(feature.geometry.coordinates);
    if (this.#portion.length >= PORTION || this.#corners >= CORNERS) this.flush();
  }

  flush(): void {
    if (this.#portion.length === 0) return;
    const waiting = this.#waiting;
    for (let there = Atomics.load(waiting, 0); there >= MOST_PENDING; there = Atomics.load(waiting, 0)) {
      Atomics.wait(waiting, 0, there);
    }
    Atomics.add(waiting, 0, 1);
    send({ kind: 'features', features: this.#portion });
    this.#portion = [];
    this.#corners = 0;
  }
}

function cornersOf(coordinates: unknown): number {
  if (!Array.isArray(coordinates) || typeof coordinates[0] === 'number') return 1;
  if (typeof coordinates[0]?.[0] === 'number') return coordinates.length;
  return coordinates.reduce((sum: number, part) => sum + cornersOf(part), 0);
}
