import { PbfReader } from 'pbf';
import { BasemapError } from '../errors.ts';
import { instant, type OsmHeader, sound } from './osm-file.ts';

/** What a reader must know to read the file rightly. Ours knows no more. */
const KNOWN = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const NANO = 1e-9;

/** @throws BasemapError `history`, `unsupported_feature` where the file needs more than we know */
export function readPbfHeader(bytes: Uint8Array): OsmHeader {
  const required: string[] = [];
  const header: OsmHeader = { box: null, dataAt: null };
  new PbfReader(bytes).readFields((tag, into, pbf) => {
    if (tag === 1) into.box = readBox(pbf);
    else if (tag === 4) required.push(pbf.readString());
    else if (tag === 32) into.dataAt = instant(pbf.readVarint() * 1000);
  }, header);
  for (const name of required) {
    if (name === 'HistoricalInformation') throw new BasemapError('history');
    if (!KNOWN.has(name)) throw new BasemapError('unsupported_feature', { name: name.slice(0, 60) });
  }
  return header;
}

function readBox(pbf: PbfReader): OsmHeader['box'] {
  const sides = pbf.readMessage<Record<number, number>>((tag, into, inner) => {
    if (tag >= 1 && tag <= 4) into[tag] = inner.readSVarint() * NANO;
  }, {});
  return sound(sides[1] ?? Number.NaN, sides[4] ?? Number.NaN, sides[2] ?? Number.NaN, sides[3] ?? Number.NaN);
}
