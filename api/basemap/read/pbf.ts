import { PbfReader } from 'pbf';
import type { Tags } from '#geo/basemap/types.ts';
import { BasemapError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { type Member, NO_TAGS, type OsmFile, type OsmVisitor, sevenDecimals } from './osm-file.ts';
import { pbfBlocks, readWhole } from './pbf-blocks.ts';
import { readPbfHeader } from './pbf-header.ts';
import type { Source } from './source.ts';

/**
 * A `.osm.pbf`. Every walk unpacks it block by block, so that the memory needed is that of one block.
 *
 * @throws BasemapError where it is damaged, cut off, or needs what we do not know
 */
export function openPbf(source: Source): OsmFile {
  const [first] = pbfBlocks(source);
  if (first?.type !== 'OSMHeader') throw new BasemapError('damaged', { reason: 'header' });
  return {
    header: readWhole(() => readPbfHeader(first.data)),
    walk(visitor) {
      for (const { type, data } of pbfBlocks(source)) if (type === 'OSMData') readWhole(() => readBlock(data, visitor));
    },
  };
}

/** What numbers and texts of a block mean. */
interface Block {
  strings: Uint8Array[];
  texts: (string | undefined)[];
  groups: Uint8Array[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

function readBlock(bytes: Uint8Array, visitor: OsmVisitor): void {
  const block: Block = { strings: [], texts: [], groups: [], granularity: 100, latOffset: 0, lonOffset: 0 };
  new PbfReader(bytes).readFields((tag, into, pbf) => {
    if (tag === 1) pbf.readMessage((inner, list, table) => inner === 1 && list.push(table.readBytes()), into.strings);
    else if (tag === 2) into.groups.push(pbf.readBytes());
    else if (tag === 17) into.granularity = pbf.readVarint();
    else if (tag === 19) into.latOffset = pbf.readVarint(true);
    else if (tag === 20) into.lonOffset = pbf.readVarint(true);
  }, block);
  for (const group of block.groups) {
    new PbfReader(group).readFields((tag, _, pbf) => {
      if (tag === 1 && visitor.node) readNode(pbf, block, visitor.node);
      else if (tag === 2 && visitor.node) readDense(pbf, block, visitor.node);
      else if (tag === 3 && visitor.way) readWay(pbf, block, visitor.way);
      else if (tag === 4 && visitor.relation) readRelation(pbf, block, visitor.relation);
    }, null);
  }
}

const degrees = (offset: number, granularity: number, value: number) =>
  sevenDecimals((offset + granularity * value) * 1e-9);

const decoder = new TextDecoder();

function textOf(block: Block, at: number): string {
  const known = block.texts[at];
  if (known !== undefined) return known;
  const bytes = block.strings[at];
  if (!bytes) throw new BasemapError('damaged', { reason: 'string table' });
  const text = decoder.decode(bytes.subarray(0, LIMITS.textCharacters * 4)).slice(0, LIMITS.textCharacters);
  block.texts[at] = text;
  return text;
}

function tagsOf(block: Block, keys: readonly number[], values: readonly number[]): Tags {
  if (keys.length === 0) return NO_TAGS;
  if (keys.length !== values.length) throw new BasemapError('damaged', { reason: 'tags' });
  const tags = new Map<string, string>();
  for (let i = 0; i < keys.length && i < LIMITS.tags; i++) tags.set(textOf(block, keys[i]!), textOf(block, values[i]!));
  return tags;
}

/** Running sums: most numbers are kept as the difference to the one before. */
function summed(differences: number[]): number[] {
  for (let i = 1; i < differences.length; i++) differences[i]! += differences[i - 1]!;
  return differences;
}

function readNode(pbf: PbfReader, block: Block, take: NonNullable<OsmVisitor['node']>): void {
  const node = { id: 0, lat: 0, lon: 0, keys: [] as number[], values: [] as number[] };
  pbf.readMessage((tag, into, inner) => {
    if (tag === 1) into.id = inner.readSVarint();
    else if (tag === 2) inner.readPackedVarint(into.keys);
    else if (tag === 3) inner.readPackedVarint(into.values);
    else if (tag === 8) into.lat = inner.readSVarint();
    else if (tag === 9) into.lon = inner.readSVarint();
  }, node);
  const lon = degrees(block.lonOffset, block.granularity, node.lon);
  take(node.id, lon, degrees(block.latOffset, block.granularity, node.lat), tagsOf(block, node.keys, node.values));
}

function readDense(pbf: PbfReader, block: Block, take: NonNullable<OsmVisitor['node']>): void {
  const dense = { ids: [] as number[], lats: [] as number[], lons: [] as number[], tags: [] as number[] };
  pbf.readMessage((tag, into, inner) => {
    if (tag === 1) inner.readPackedSVarint(into.ids);
    else if (tag === 8) inner.readPackedSVarint(into.lats);
    else if (tag === 9) inner.readPackedSVarint(into.lons);
    else if (tag === 10) inner.readPackedVarint(into.tags);
  }, dense);
  if (dense.lats.length !== dense.ids.length || dense.lons.length !== dense.ids.length) {
    throw new BasemapError('damaged', { reason: 'dense nodes' });
  }
  const [ids, lats, lons] = [summed(dense.ids), summed(dense.lats), summed(dense.lons)];
  let at = 0;
  for (let i = 0; i < ids.length; i++) {
    const keys: number[] = [];
    const values: number[] = [];
    // Pairs of key and value, a zero after each node's; no list at all where no node has any.
    while (at < dense.tags.length && dense.tags[at] !== 0) {
      keys.push(dense.tags[at]!);
      values.push(dense.tags[at + 1] ?? -1);
      at += 2;
    }
    at += 1;
    const lon = degrees(block.lonOffset, block.granularity, lons[i]!);
    take(ids[i]!, lon, degrees(block.latOffset, block.granularity, lats[i]!), tagsOf(block, keys, values));
  }
}

function readWay(pbf: PbfReader, block: Block, take: NonNullable<OsmVisitor['way']>): void {
  const way = { id: 0, nodes: [] as number[], keys: [] as number[], values: [] as number[] };
  pbf.readMessage((tag, into, inner) => {
    if (tag === 1) into.id = inner.readVarint(true);
    else if (tag === 2) inner.readPackedVarint(into.keys);
    else if (tag === 3) inner.readPackedVarint(into.values);
    else if (tag === 8) inner.readPackedSVarint(into.nodes);
  }, way);
  take(way.id, summed(way.nodes), tagsOf(block, way.keys, way.values));
}

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

function readRelation(pbf: PbfReader, block: Block, take: NonNullable<OsmVisitor['relation']>): void {
  const found = { id: 0, ids: [] as number[], types: [] as number[], keys: [] as number[], values: [] as number[] };
  pbf.readMessage((tag, into, inner) => {
    if (tag === 1) into.id = inner.readVarint(true);
    else if (tag === 2) inner.readPackedVarint(into.keys);
    else if (tag === 3) inner.readPackedVarint(into.values);
    else if (tag === 9) inner.readPackedSVarint(into.ids);
    else if (tag === 10) inner.readPackedVarint(into.types);
  }, found);
  if (found.types.length !== found.ids.length) throw new BasemapError('damaged', { reason: 'members' });
  const types = found.types;
  const members = summed(found.ids).map((id, i): Member => ({ id, type: MEMBER_TYPES[types[i]!] ?? 'relation' }));
  take(found.id, members, tagsOf(block, found.keys, found.values));
}
