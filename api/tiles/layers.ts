import type { Role } from '#api/db/door.ts';
import { OUTREACH_STATUSES } from '#geo';
import { MAX_ZOOM } from '#geo/tiles/tile.ts';

/** What tiles are asked for; each answers with one or two layers of the vector tile. */
export const TILE_LAYERS = ['base', 'hamlets', 'clusters', 'households'] as const;
export type TileLayerName = (typeof TILE_LAYERS)[number];

/** From this zoom on every household is a point of its own; before, households are counts by cluster. */
export const POINTS_FROM_ZOOM = 14;

/** The ground's fine print is left out until it can be told apart. */
export const FOOTPRINTS_FROM_ZOOM = 15;
export const FIELDS_FROM_ZOOM = 13;
export const SMALL_LANES_FROM_ZOOM = 13;

/** Layers with something of households in them: not for those who see sums by hamlet only. */
const ROLES: Record<TileLayerName, readonly Role[]> = {
  base: ['staff', 'leader', 'member', 'observer'],
  hamlets: ['staff', 'leader', 'member', 'observer'],
  clusters: ['staff', 'leader', 'member'],
  households: ['staff', 'leader', 'member'],
};

/** Whether a role may ask for a layer at all; how much of it he sees is for the policies. */
export const maySee = (role: Role, layer: TileLayerName): boolean => ROLES[layer].includes(role);

type FieldKind = 'String' | 'Number' | 'Boolean';
export interface VectorLayer {
  id: string;
  minzoom: number;
  maxzoom: number;
  fields: Record<string, FieldKind>;
}

const BY_STATUS = Object.fromEntries(OUTREACH_STATUSES.map((status) => [`s_${status}`, 'Number' as const]));
const CLUSTER_FIELDS: Record<string, FieldKind> = {
  id: 'String',
  hamletId: 'String',
  name: 'String',
  households: 'Number',
  flagged: 'Number',
  neverReached: 'Number',
  reached: 'Number',
  adopting: 'Number',
  ...BY_STATUS,
};
const HAMLET_FIELDS: Record<string, FieldKind> = { id: 'String', name: 'String' };

const everywhere = (id: string, fields: Record<string, FieldKind>): VectorLayer => ({
  id,
  minzoom: 0,
  maxzoom: MAX_ZOOM,
  fields,
});

/** The vector layers behind each name, as TileJSON describes them. */
export const VECTOR_LAYERS: Record<TileLayerName, VectorLayer[]> = {
  base: [everywhere('base', { kind: 'String', subkind: 'String', name: 'String' })],
  hamlets: [everywhere('hamlets', HAMLET_FIELDS), everywhere('hamlet_labels', HAMLET_FIELDS)],
  clusters: [everywhere('clusters', CLUSTER_FIELDS), everywhere('cluster_labels', CLUSTER_FIELDS)],
  households: [
    {
      id: 'household_counts',
      minzoom: 0,
      maxzoom: POINTS_FROM_ZOOM - 1,
      fields: {
        id: 'String',
        hamletId: 'String',
        name: 'String',
        unclustered: 'Boolean',
        households: 'Number',
        flagged: 'Number',
        ...BY_STATUS,
      },
    },
    {
      id: 'households',
      minzoom: POINTS_FROM_ZOOM,
      maxzoom: MAX_ZOOM,
      fields: {
        id: 'String',
        hamletId: 'String',
        clusterId: 'String',
        memberId: 'String',
        status: 'String',
        flagged: 'Boolean',
        rank: 'Number',
        elderly: 'Boolean',
        deviceless: 'Boolean',
        both: 'Boolean',
        unassigned: 'Boolean',
      },
    },
  ],
};
