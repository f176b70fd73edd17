import { ImportError } from '../errors.ts';

export type SqlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export type SqlValue = string | number | Buffer | null;

// Bytes of whole numbers by their type: 1 to 6.
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

const damaged = () => new ImportError('unreadable', { reason: 'sqlite' });

/** A number of one to nine bytes, seven bits each, and where what follows it begins. Exact up to 2⁵³. */
export function varint(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) throw damaged();
    if (i === 8) return [value * 256 + byte, at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + i + 1];
  }
  throw damaged();
}

/** The values of a row; fewer than `most` where columns were added later. */
export function readRecord(record: Buffer, most: number, encoding: SqlEncoding): SqlValue[] {
  const [headerEnd, first] = varint(record, 0);
  if (headerEnd > record.length) throw damaged();
  const values: SqlValue[] = [];
  let at = first;
  let body = headerEnd;
  while (at < headerEnd && values.length < most) {
    const [type, next] = varint(record, at);
    const length = lengthOf(type);
    if (body + length > record.length) throw damaged();
    values.push(valueOfType(type, record.subarray(body, body + length), encoding));
    at = next;
    body += length;
  }
  return values;
}

const lengthOf = (type: number): number =>
  type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : (INTEGER_BYTES[type] ?? 0);

function valueOfType(type: number, bytes: Buffer, encoding: SqlEncoding): SqlValue {
  if (type >= 12 && type % 2 === 0) return bytes;
  if (type >= 12) return encoding === 'utf-16be' ? new TextDecoder(encoding).decode(bytes) : bytes.toString(encoding);
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 8 || type === 9) return type - 8;
  if (type === 6) {
    const whole = bytes.readBigInt64BE(0);
    return Number.isSafeInteger(Number(whole)) ? Number(whole) : String(whole);
  }
  return bytes.length > 0 ? bytes.readIntBE(0, bytes.length) : null;
}
