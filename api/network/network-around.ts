import type { Position } from 'geojson';
import type { Box } from '#geo/basemap/types.ts';
import { buildNetwork, type Network } from '#geo/network/index.ts';
import type { Tx } from '../db/door.ts';
import { groundKey, readGround } from './ground.ts';

/** Beyond the outermost positions, so that a way around is found too: some kilometre, in degrees. */
const MARGIN = 0.01;
/** Boxes reach to whole multiples of this, so that one more household rarely asks for another network. */
const STEP = 0.01;
/** Networks kept at once: those of the hamlets somebody plans at the moment. */
const MOST_KEPT = 8;

/** Networks by ground and box, the one used longest ago first. */
const kept = new Map<string, Network>();

/**
 * The walkable network around positions (`[lon, lat]`), with a kilometre beyond them; a few are kept in the process.
 * Without lanes or positions it is an approximate one. Whoever is of the commune may read its lanes.
 */
export async function networkAround(tx: Tx, positions: readonly Position[]): Promise<Network> {
  const box = boxAround(positions);
  if (!box) return buildNetwork({ lanes: [] });
  const key = [await groundKey(tx), ...box].join(' ');
  const network = kept.get(key) ?? buildNetwork(await readGround(tx, box));
  kept.delete(key);
  kept.set(key, network);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return network;
}

function boxAround(positions: readonly Position[]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon!);
    south = Math.min(south, lat!);
    east = Math.max(east, lon!);
    north = Math.max(north, lat!);
  }
  if (west > east) return null;
  const down = (degrees: number) => Math.floor((degrees - MARGIN) / STEP) * STEP;
  const up = (degrees: number) => Math.ceil((degrees + MARGIN) / STEP) * STEP;
  return [down(west), down(south), up(east), up(north)];
}
