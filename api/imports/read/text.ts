import { decodeVietnamese, detectEncoding, type TextEncoding } from '#geo/text/index.ts';
import { ImportError } from '../errors.ts';

/**
 * A text file's content and how it was written: Unicode, or an encoding from before it.
 *
 * @throws ImportError `unreadable` where it is no text at all
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const encoding = detectEncoding(bytes);
  const text = decodeVietnamese(bytes, encoding);
  if (text.includes('\u0000')) throw new ImportError('unreadable', { reason: 'binary' });
  return { text, encoding };
}
