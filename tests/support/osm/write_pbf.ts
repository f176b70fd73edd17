import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import type { OsmData, OsmNode } from './model.ts';

export interface PbfOptions {
  dense?: boolean;
  compression?: 'zlib' | 'none';
  /** all of a kind in as many blocks of so many */
  blockSize?: number;
  required?: string[];
  granularity?: number;
}

type Table = { texts: string[]; at: (text: string) => number };

const TYPES = { node: 0, way: 1, relation: 2 } as const;

/** A `.osm.pbf`, of the form asked for. */
export function osmPbf({ nodes, ways, relations }: OsmData, options: PbfOptions = {}): Uint8Array {
  const { dense = true, blockSize = 8_000, granularity = 100, required = ['OsmSchema-V0.6', 'DenseNodes'] } = options;
  const zipped = options.compression !== 'none';
  const parts = [blob('OSMHeader', headerBlock(required), zipped)];
  const block = (write: (group: PbfWriter, table: Table) => void) =>
    parts.push(blob('OSMData', dataBlock(write, granularity), zipped));
  for (const some of chunks(nodes, blockSize)) {
    block((group, table) => {
      if (dense) group.writeMessage(2, (_, pbf) => writeDense(some, table, pbf, granularity), null);
      else for (const node of some) group.writeMessage(1, (_, pbf) => writeNode(node, table, pbf, granularity), null);
    });
  }
  for (const some of chunks(ways, blockSize)) {
    block((group, table) => {
      for (const { id, nodes: refs, tags } of some) {
        group.writeMessage(
          3,
          (_, pbf) => {
            pbf.writeVarintField(1, id);
            writeTags(tags, table, pbf);
            pbf.writePackedSVarint(8, differences(refs));
          },
          null,
        );
      }
    });
  }
  for (const some of chunks(relations, blockSize)) {
    block((group, table) => {
      for (const { id, members, tags } of some) {
        group.writeMessage(
          4,
          (_, pbf) => {
            pbf.writeVarintField(1, id);
            writeTags(tags, table, pbf);
            pbf.writePackedVarint(
              8,
              members.map(({ role }) => table.at(role)),
            );
            pbf.writePackedSVarint(9, differences(members.map((member) => member.id)));
            pbf.writePackedVarint(
              10,
              members.map(({ type }) => TYPES[type]),
            );
          },
          null,
        );
      }
    });
  }
  return join(parts);
}

/** One blob with its header; `field` says where its bytes stand, for compressions nobody here can make. */
export function blob(
  type: string,
  data: Uint8Array,
  zipped: boolean,
  field?: number,
  rawSize = data.length,
): Uint8Array {
  const body = new PbfWriter();
  if (field === undefined && !zipped) body.writeBytesField(1, data);
  else {
    body.writeVarintField(2, rawSize);
    body.writeBytesField(field ?? 3, field === undefined ? deflateSync(data) : data);
  }
  const bytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bytes.length);
  const head = header.finish();
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  return join([length, head, bytes]);
}

export function headerBlock(required: readonly string[]): Uint8Array {
  const pbf = new PbfWriter();
  for (const name of required) pbf.writeStringField(4, name);
  pbf.writeVarintField(32, Date.UTC(2026, 0, 2) / 1000);
  return pbf.finish().slice();
}

function dataBlock(write: (group: PbfWriter, table: Table) => void, granularity: number): Uint8Array {
  const texts = [''];
  const table: Table = {
    texts,
    at(text) {
      const there = texts.indexOf(text);
      return there === -1 ? texts.push(text) - 1 : there;
    },
  };
  const group = new PbfWriter();
  write(group, table);
  const groupBytes = group.finish().slice();
  const pbf = new PbfWriter();
  pbf.writeMessage(
    1,
    (_, inner) => {
      for (const text of texts) inner.writeStringField(1, text);
    },
    null,
  );
  pbf.writeBytesField(2, groupBytes);
  if (granularity !== 100) pbf.writeVarintField(17, granularity);
  return pbf.finish().slice();
}

const units = (degrees: number, granularity: number) => Math.round((degrees * 1e9) / granularity);

function writeDense(nodes: readonly OsmNode[], table: Table, pbf: PbfWriter, granularity: number): void {
  pbf.writePackedSVarint(1, differences(nodes.map(({ id }) => id)));
  pbf.writePackedSVarint(8, differences(nodes.map(({ lat }) => units(lat, granularity))));
  pbf.writePackedSVarint(9, differences(nodes.map(({ lon }) => units(lon, granularity))));
  if (!nodes.some(({ tags }) => tags)) return;
  const pairs = nodes.flatMap(({ tags }) => [
    ...Object.entries(tags ?? {}).flatMap(([k, v]) => [table.at(k), table.at(v)]),
    0,
  ]);
  pbf.writePackedVarint(10, pairs);
}

function writeNode({ id, lon, lat, tags }: OsmNode, table: Table, pbf: PbfWriter, granularity: number): void {
  pbf.writeSVarintField(1, id);
  writeTags(tags, table, pbf);
  pbf.writeSVarintField(8, units(lat, granularity));
  pbf.writeSVarintField(9, units(lon, granularity));
}

function writeTags(tags: Record<string, string> | undefined, table: Table, pbf: PbfWriter): void {
  pbf.writePackedVarint(2, Object.keys(tags ?? {}).map(table.at));
  pbf.writePackedVarint(3, Object.values(tags ?? {}).map(table.at));
}

const differences = (numbers: readonly number[]): number[] => numbers.map((n, i) => n - (numbers[i - 1] ?? 0));

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
