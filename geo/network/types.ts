/**
 * The walkable network as plain typed arrays: it can be posted to a worker, kept in IndexedDB and read on a phone.
 * Inside all is metres in a flat sheet around `origin`; at the door positions are `[lon, lat]`.
 */
import type { LineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { LaneFacts } from '#geo/basemap/types.ts';

/** A lane of the base data. */
export interface LaneLine {
  line: readonly Position[];
  name?: string | null;
  /** tags of OpenStreetMap as the base data keeps them */
  facts?: LaneFacts;
}

/** Water of the base data: a line (canal) or an area (river, pond). */
export interface Water {
  geometry: LineString | Polygon | MultiPolygon;
  /** `river`, `canal`, `ditch`, `lake`, `pond`, `sea`; unknown counts as a barrier */
  subkind?: string | null;
}

export interface NetworkInput {
  lanes: readonly LaneLine[];
  /** bridges that are no lanes of the base data: a footbridge somebody drew */
  bridges?: readonly LaneLine[];
  water?: readonly Water[];
}

export interface NetworkOptions {
  /** Ends of lanes nearer than this to another part of the network are joined to it where no water lies between. 30 */
  gapMetres?: number;
  /** What such a join costs beside its length, metres. 20 */
  gapPenaltyMetres?: number;
  /** A door further from every lane is not on the network, metres. 500 */
  doorMetres?: number;
  /** Water that nobody steps over, by subkind; ditches are none of it. */
  barriers?: readonly string[];
  /** Water that a lane crosses only where it is tagged as a bridge; over the rest a drawn lane is its own bridge. */
  wide?: readonly string[];
}

/** Line segments in square cells. Segment i runs from `ends[4i], ends[4i+1]` to `ends[4i+2], ends[4i+3]`. */
export interface SegmentIndex {
  cell: number;
  west: number;
  south: number;
  columns: number;
  rows: number;
  /** cell c holds `items[start[c]]` … `items[start[c + 1] - 1]` */
  start: Int32Array;
  items: Int32Array;
  ends: Float64Array;
}

export interface NetworkReport {
  nodes: number;
  edges: number;
  /** parts that no way joins */
  components: number;
  deadEnds: number;
  /** places where a lane crosses water on a tagged bridge, and where a drawn lane was taken for one */
  bridges: number;
  impliedBridges: number;
  /** places where an untagged lane was cut by wide water */
  cut: number;
  /** short gaps closed */
  joins: number;
}

export interface Network {
  /** no lanes are known: times are straight lines × {@link DETOUR} */
  approximate: boolean;
  origin: [lon: number, lat: number];
  doorMetres: number;
  /** Junctions, dead ends and places on bridges. */
  nodeX: Float64Array;
  nodeY: Float64Array;
  /** 1 where a lane crosses water */
  nodeWet: Uint8Array;
  nodeComponent: Int32Array;
  /** Edge e runs from `edgeFrom[e]` to `edgeTo[e]`; its corners are `edgeShape[e]` … `edgeShape[e + 1] - 1`. */
  edgeFrom: Int32Array;
  edgeTo: Int32Array;
  edgeShape: Int32Array;
  /** Metres with penalties; `shapeAlong` is that from the edge's start. */
  edgeMetres: Float64Array;
  shapeX: Float64Array;
  shapeY: Float64Array;
  shapeAlong: Float64Array;
  /** the lane of the piece that begins at a corner; -1 a joined gap, -2 the last corner of an edge */
  shapeLane: Int32Array;
  laneNames: (string | null)[];
  /** Edges that leave node n: `outEdge[outStart[n]]` …, the nodes they lead to beside them. Loops are left out. */
  outStart: Int32Array;
  outEdge: Int32Array;
  outNode: Int32Array;
  /** Pieces of edges for snapping: piece i begins at corner `pieceShape[i]` of edge `pieceEdge[i]`. */
  pieces: SegmentIndex;
  pieceShape: Int32Array;
  pieceEdge: Int32Array;
  water: SegmentIndex;
  /** known bridges `x0 y0 x1 y1 …`, for walking without lanes */
  bridgeEnds: Float64Array;
  report: NetworkReport;
}

/** How much longer a walk is than the straight line where lanes are unknown. */
export const DETOUR = 1.3;

/** Walking pace, kilometres per hour. */
export const PACE = { usual: 4.5, older: 3.2 } as const;

/** What a pace of `kmh` covers in a minute, metres. */
export const metresPerMinute = (kmh: number): number => (kmh * 1000) / 60;
