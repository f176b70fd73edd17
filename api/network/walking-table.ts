import type { Position } from 'geojson';
import { travelMatrix } from '#geo/network/index.ts';
import type { Tx } from '../db/door.ts';
import { groundKey } from './ground.ts';
import { networkAround } from './network-around.ts';
import type { WalkingTable } from './walking-minutes.ts';

/** Tables kept at once: one of 500 households has 2 MB. */
const MOST_KEPT = 6;
const kept = new Map<string, WalkingTable>();

/** Walking times along the lanes between positions, kept for the same positions on the same ground. */
export async function walkingTable(tx: Tx, positions: readonly (Position | null)[]): Promise<WalkingTable> {
  const key = `${await groundKey(tx)} ${JSON.stringify(positions)}`;
  const table = kept.get(key) ?? (await build(tx, positions));
  kept.delete(key);
  kept.set(key, table);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return table;
}

async function build(tx: Tx, positions: readonly (Position | null)[]): Promise<WalkingTable> {
  const known = positions.filter((position) => position !== null);
  const network = await networkAround(tx, known);
  let next = 0;
  return {
    rows: Int32Array.from(positions, (position) => (position === null ? -1 : next++)),
    minutes: travelMatrix(network, known),
    size: known.length,
    approximate: network.approximate,
  };
}
