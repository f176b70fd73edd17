import { ImportError } from '../errors.ts';

/** One record of a workbook; what did not fit into it follows in pieces of its own. */
export interface BiffRecord {
  type: number;
  data: Buffer;
  more: Buffer[];
}

const CONTINUE = 0x3c;

/** The records of a stream from a position on. Ends where the stream does. */
export function* recordsOf(stream: Buffer, from: number): Iterable<BiffRecord> {
  let at = from;
  while (at + 4 <= stream.length) {
    const type = stream.readUInt16LE(at);
    const data = pieceAt(stream, at);
    at += 4 + data.length;
    const more: Buffer[] = [];
    while (at + 4 <= stream.length && stream.readUInt16LE(at) === CONTINUE) {
      const piece = pieceAt(stream, at);
      more.push(piece);
      at += 4 + piece.length;
    }
    yield { type, data, more };
  }
}

function pieceAt(stream: Buffer, at: number): Buffer {
  const end = at + 4 + stream.readUInt16LE(at + 2);
  if (end > stream.length) throw new ImportError('truncated', { reason: 'xls' });
  return stream.subarray(at + 4, end);
}

/** Reads strings that may run over several pieces; each piece says anew whether its letters take one byte or two. */
export class BiffStrings {
  readonly #pieces: Buffer[];
  #piece = 0;
  #at: number;

  constructor({ data, more }: BiffRecord, from: number) {
    this.#pieces = [data, ...more];
    this.#at = from;
  }

  /** False behind the last string. */
  get hasMore(): boolean {
    this.#turn();
    return this.#piece < this.#pieces.length;
  }

  /** A string with its length in front; formats of its parts and pronunciation are passed over. */
  next(lengthBytes: 1 | 2 = 2): string {
    const length = this.#number(lengthBytes);
    let flags = this.#number(1);
    const formats = (flags & 8) !== 0 ? this.#number(2) * 4 : 0;
    const pronunciation = (flags & 4) !== 0 ? this.#number(4) : 0;
    let text = '';
    while (text.length < length) {
      const piece = this.#pieces[this.#piece];
      if (!piece) throw damaged();
      if (this.#at >= piece.length) {
        this.#turn();
        flags = this.#number(1);
        continue;
      }
      const wide = (flags & 1) !== 0;
      const room = Math.floor((piece.length - this.#at) / (wide ? 2 : 1));
      if (room === 0) throw damaged();
      const letters = Math.min(length - text.length, room);
      const end = this.#at + letters * (wide ? 2 : 1);
      text += piece.toString(wide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
    }
    this.#skip(formats + pronunciation);
    return text;
  }

  #number(bytes: 1 | 2 | 4): number {
    this.#turn();
    const piece = this.#pieces[this.#piece];
    if (!piece || this.#at + bytes > piece.length) throw damaged();
    const value = piece.readUIntLE(this.#at, bytes);
    this.#at += bytes;
    return value;
  }

  #skip(bytes: number): void {
    let left = bytes;
    while (left > 0) {
      const piece = this.#pieces[this.#piece];
      if (!piece) return;
      const step = Math.min(left, piece.length - this.#at);
      this.#at += step;
      left -= step;
      if (left > 0) this.#turn();
    }
  }

  #turn(): void {
    for (let piece = this.#pieces[this.#piece]; piece && this.#at >= piece.length; ) {
      this.#piece += 1;
      this.#at = 0;
      piece = this.#pieces[this.#piece];
    }
  }
}

const damaged = () => new ImportError('unreadable', { reason: 'xls' });
