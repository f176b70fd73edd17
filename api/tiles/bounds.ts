import type { PendingQuery, Row } from 'postgres';
import type { Tx } from '#api/db/door.ts';
import type { Bounds } from '#geo/tiles/tile.ts';
import type { TileLayerName } from './layers.ts';

type Fragment = PendingQuery<Row[]>;

/** The Mercator world: for a commune of which nothing is placed yet. */
const WORLD: Bounds = [-180, -85.051129, 180, 85.051129];

/**
 * The box around the hamlets the user sees and all that the layer shows him. Maps ask for no tile outside it,
 * so what lies beyond the hamlets' borders by mistake must be inside.
 */
export async function boundsOf(tx: Tx, layer: TileLayerName): Promise<Bounds> {
  const [box] = await tx<{ west: number | null; south: number; east: number; north: number }[]>`
    select min(west) as west, min(south) as south, max(east) as east, max(north) as north
    from (${boxOf(tx, tx`boundary`, tx`tn.hamlet`)} union all ${contents(tx, layer)}) b`;
  return box!.west === null ? WORLD : [box!.west, box!.south, box!.east, box!.north];
}

function contents(tx: Tx, layer: TileLayerName): Fragment {
  switch (layer) {
    case 'base':
      return tx`select min(west), min(south), max(east), max(north) from tn.ground`;
    case 'hamlets':
      return boxOf(tx, tx`boundary`, tx`tn.hamlet`);
    case 'clusters':
      return tx`select min(west), min(south), max(east), max(north) from tn.cluster union all ${placed(tx)}`;
    case 'households':
      return placed(tx);
  }
}

const placed = (tx: Tx): Fragment => boxOf(tx, tx`location`, tx`tn.household_view where deleted_at is null`);

const boxOf = (tx: Tx, shape: Fragment, from: Fragment): Fragment => tx`
  select min(st_xmin(${shape})) as west, min(st_ymin(${shape})) as south,
         max(st_xmax(${shape})) as east, max(st_ymax(${shape})) as north
  from ${from}`;
