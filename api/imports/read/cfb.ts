import { ImportError } from '../errors.ts';

// Sectors with a meaning of their own stand above this: end of chain, free, part of the table.
const LAST_SECTOR = 0xfffffffa;
const ENTRY_BYTES = 128;
const HEADER_TABLE = 109;

interface Entry {
  name: string;
  kind: number;
  start: number;
  bytes: number;
}

/**
 * The container in which Office kept its files until 2007: a small file system of its own.
 *
 * Every chain of sectors is followed at most once around: a loop is damage.
 *
 * @throws ImportError `truncated` where a sector lies beyond the end, `unreadable`
 * @see [MS-CFB] Compound File Binary File Format
 */
export class CompoundFile {
  readonly #data: Buffer;
  readonly #sectorBytes: number;
  readonly #table: Buffer;
  readonly #entries: Entry[];

  constructor(bytes: Uint8Array) {
    this.#data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (this.#data.length < 1536) throw new ImportError('truncated', { reason: 'ole' });
    const shift = this.#data.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw damaged();
    this.#sectorBytes = 2 ** shift;
    this.#table = Buffer.concat(this.#tableSectors().map((sector) => this.#sector(sector)));
    const directory = this.#chain(this.#data.readUInt32LE(48));
    this.#entries = Array.from({ length: Math.floor(directory.length / ENTRY_BYTES) }, (_, i) =>
      entryOf(directory.subarray(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES)),
    );
  }

  /** The names of all streams. */
  get names(): string[] {
    return this.#entries.filter(({ kind }) => kind === 2).map(({ name }) => name);
  }

  /** The content of a stream; undefined where there is none of that name. */
  stream(name: string): Buffer | undefined {
    const entry = this.#entries.find((candidate) => candidate.kind === 2 && candidate.name === name);
    if (!entry) return undefined;
    const small = entry.bytes < this.#data.readUInt32LE(56);
    const content = small ? this.#smallChain(entry.start) : this.#chain(entry.start);
    if (content.length < entry.bytes) throw new ImportError('truncated', { reason: name });
    return content.subarray(0, entry.bytes);
  }

  #sector(number: number): Buffer {
    const from = (number + 1) * this.#sectorBytes;
    if (from >= this.#data.length) throw new ImportError('truncated', { sector: number });
    return this.#data.subarray(from, from + this.#sectorBytes);
  }

  /** Where the table of what follows what lies: the first 109 sectors stand in the header, others in a chain. */
  #tableSectors(): number[] {
    const sectors = Array.from({ length: HEADER_TABLE }, (_, i) => this.#data.readUInt32LE(76 + i * 4));
    const met = new Set<number>();
    for (let next = this.#data.readUInt32LE(68); next < LAST_SECTOR; ) {
      if (met.has(next)) throw damaged();
      met.add(next);
      const sector = this.#sector(next);
      for (let i = 0; i + 8 <= sector.length; i += 4) sectors.push(sector.readUInt32LE(i));
      next = sector.length === this.#sectorBytes ? sector.readUInt32LE(this.#sectorBytes - 4) : LAST_SECTOR;
    }
    const used = sectors.filter((sector) => sector < LAST_SECTOR);
    if (new Set(used).size !== used.length) throw damaged();
    return used;
  }

  #chain(start: number): Buffer {
    return Buffer.concat(follow(this.#table, start).map((sector) => this.#sector(sector)));
  }

  /** Small streams share one stream, cut into pieces of 64 bytes with a table of their own. */
  #smallChain(start: number): Buffer {
    const root = this.#entries.find(({ kind }) => kind === 5);
    const shared = this.#chain(root?.start ?? LAST_SECTOR);
    const table = this.#chain(this.#data.readUInt32LE(60));
    return Buffer.concat(follow(table, start).map((piece) => shared.subarray(piece * 64, (piece + 1) * 64)));
  }
}

function follow(table: Buffer, start: number): number[] {
  const sectors: number[] = [];
  for (let next = start; next < LAST_SECTOR; next = table.readUInt32LE(next * 4)) {
    sectors.push(next);
    if (next * 4 + 4 > table.length || sectors.length * 4 > table.length) throw damaged();
  }
  return sectors;
}

function entryOf(bytes: Buffer): Entry {
  const nameBytes = Math.max(0, Math.min(64, bytes.readUInt16LE(64)) - 2);
  return {
    name: bytes.toString('utf16le', 0, nameBytes),
    kind: bytes[66] ?? 0,
    start: bytes.readUInt32LE(116),
    bytes: bytes.readUInt32LE(120),
  };
}

const damaged = () => new ImportError('unreadable', { reason: 'ole' });
