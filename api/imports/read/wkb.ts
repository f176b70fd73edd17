import { ImportError } from '../errors.ts';
import type { Geometry } from './features.ts';

type Corner = [number, number];

const NAMES = ['Geometry', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'];

const damaged = () => new ImportError('unreadable', { reason: 'wkb' });

/**
 * A geometry in well-known binary; heights and measures are dropped, types without use come without coordinates.
 *
 * @throws ImportError `unreadable` where it claims more than there is
 */
export function readWkb(bytes: Buffer): Geometry | null {
  return new WkbReader(bytes).geometry();
}

class WkbReader {
  readonly #view: DataView;
  #at = 0;
  #little = true;
  #cornerBytes = 16;

  constructor(bytes: Buffer) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  geometry(): Geometry | null {
    const name = NAMES[this.#type()];
    if (name === 'Point') {
      const corner = this.#corner();
      // An empty point is two of "no number".
      return corner.every(Number.isNaN) ? null : { type: 'Point', coordinates: corner };
    }
    if (name === 'Polygon') return { type: 'Polygon', coordinates: this.#rings() };
    if (name === 'MultiPolygon') {
      const coordinates = this.#list(9, () => (this.#type() === 3 ? this.#rings() : refuse()));
      return { type: 'MultiPolygon', coordinates };
    }
    if (name === 'MultiPoint') {
      const points = this.#list(21, () => (this.#type() === 1 ? this.#corner() : refuse()));
      return points.length === 1 ? { type: 'Point', coordinates: points[0] } : { type: 'MultiPoint' };
    }
    return { type: name ?? 'GeometryCollection' };
  }

  /** Byte order and type; thousands (ISO) or the highest bits (older programs) tell of heights and measures. */
  #type(): number {
    this.#need(5);
    this.#little = this.#view.getUint8(this.#at) === 1;
    const code = this.#view.getUint32(this.#at + 1, this.#little);
    this.#at += 5;
    const plain = code & 0x0fffffff;
    const dimensions = Math.floor(plain / 1000);
    const height = (code & 0x80000000) !== 0 || dimensions === 1 || dimensions === 3;
    const measure = (code & 0x40000000) !== 0 || dimensions === 2 || dimensions === 3;
    this.#cornerBytes = 16 + (height ? 8 : 0) + (measure ? 8 : 0);
    if ((code & 0x20000000) !== 0) this.#at += 4;
    return plain % 1000;
  }

  #rings(): Corner[][] {
    return this.#list(4, () => this.#list(this.#cornerBytes, () => this.#corner()));
  }

  #corner(): Corner {
    this.#need(this.#cornerBytes);
    const corner: Corner = [
      this.#view.getFloat64(this.#at, this.#little),
      this.#view.getFloat64(this.#at + 8, this.#little),
    ];
    this.#at += this.#cornerBytes;
    return corner;
  }

  /** As many items as are counted in front of them, each of at least so many bytes. */
  #list<T>(leastBytes: number, item: () => T): T[] {
    this.#need(4);
    const count = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    this.#need(count * leastBytes);
    return Array.from({ length: count }, item);
  }

  #need(bytes: number): void {
    if (this.#at + bytes > this.#view.byteLength) throw damaged();
  }
}

function refuse(): never {
  throw damaged();
}
