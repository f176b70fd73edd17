import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { Box, LaneFacts } from '#geo/basemap/types.ts';
import type { LaneLine, Water } from '#geo/network/index.ts';
import type { Tx } from '../db/door.ts';

/** What a walking network is made of. */
export interface WalkingGround {
  lanes: LaneLine[];
  water: Water[];
}

interface FeatureRow {
  kind: 'lane' | 'water';
  subkind: string | null;
  name: string | null;
  facts: LaneFacts | null;
  shape: Point | LineString | MultiLineString | Polygon | MultiPolygon;
}

/**
 * Lanes and water of the ground that is shown which meet a box, each whole.
 *
 * @param box  `[west, south, east, north]` in degrees
 */
export async function readGround(tx: Tx, [west, south, east, north]: Box): Promise<WalkingGround> {
  const rows = await tx<FeatureRow[]>`
    select f.kind, f.subkind, f.name, f.facts, st_asgeojson(f.shape, 7)::json as shape
    from tn.ground f
    where f.kind in ('lane', 'water')
      and f.west <= ${east} and f.east >= ${west} and f.south <= ${north} and f.north >= ${south}
    order by f.id`;
  return {
    lanes: rows.filter(({ kind }) => kind === 'lane').flatMap(lanesOf),
    water: rows.filter(({ kind }) => kind === 'water').flatMap(waterOf),
  };
}

/** Which commune's ground is shown, and which of its grounds: another one has another key. */
export async function groundKey(tx: Tx): Promise<string> {
  const [row] = await tx<{ key: string }[]>`
    select concat_ws('/', tn.current_commune(),
      (select b.id from tn.basemap b where b.commune_id = tn.current_commune() and b.state = 'shown')) as key`;
  return row!.key;
}

function lanesOf({ name, facts, shape }: FeatureRow): LaneLine[] {
  return linesOf(shape).map(({ coordinates }) => ({ line: coordinates, name, facts: facts ?? {} }));
}

function waterOf({ subkind, shape }: FeatureRow): Water[] {
  if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') return [{ geometry: shape, subkind }];
  return linesOf(shape).map((geometry) => ({ geometry, subkind }));
}

function linesOf(shape: FeatureRow['shape']): LineString[] {
  if (shape.type === 'LineString') return [shape];
  if (shape.type !== 'MultiLineString') return [];
  return shape.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
}
