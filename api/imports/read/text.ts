import { ImportError } from '../errors.ts';

/**
 * A text file's content; UTF-8 with or without byte-order mark.
 *
 * @throws ImportError `wrong_encoding` with the first line that is not UTF-8, `unreadable` where it is no text at all
 */
export function decodeText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new ImportError('wrong_encoding', { encoding: 'UTF-16', line: 1 });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\u0000')) throw new ImportError('unreadable', { reason: 'binary' });
    return text;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    if (bytes.includes(0)) throw new ImportError('unreadable', { reason: 'binary' });
    throw new ImportError('wrong_encoding', { encoding: '?', line: firstBadLine(bytes) });
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let from = 0;
  for (let i = bytes.indexOf(10); i !== -1; i = bytes.indexOf(10, from)) {
    try {
      decoder.decode(bytes.subarray(from, i));
    } catch {
      return line;
    }
    from = i + 1;
    line += 1;
  }
  return line;
}
