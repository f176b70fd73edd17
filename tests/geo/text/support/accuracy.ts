import { createRandom } from '#geo/demo/random.ts';
import { type CellEncoding, detectCells, detectEncoding, type TextEncoding } from '#geo/text/index.ts';
import { asOldCell, encodeComposed1258, encodeVietnamese } from './encoders.ts';
import { sample } from './samples.ts';

export const FILE_ENCODINGS: TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni'];
export const CELL_ENCODINGS: CellEncoding[] = ['unicode', 'tcvn3', 'vni'];

/**
 * Share of `samples` files of `words` words whose encoding is told right. Every other begins with a mark where one may
 * be, or is written as a converter writes windows-1258 instead of a keyboard.
 */
export function fileAccuracy(encoding: TextEncoding, words: number, samples: number, mistyped = 0): number {
  const random = createRandom('encodings', 'file', words);
  let right = 0;
  for (let i = 0; i < samples; i++) {
    const text = sample(random, words, mistyped);
    if (detectEncoding(written(text, encoding, i % 2 === 1)) === encoding) right++;
  }
  return right / samples;
}

function written(text: string, encoding: TextEncoding, otherwise: boolean): Uint8Array {
  if (otherwise && encoding === 'windows-1258') return encodeComposed1258(text);
  return encodeVietnamese(otherwise && encoding.startsWith('utf') ? `\ufeff${text}` : text, encoding);
}

/** The same for columns of cells: what was taken for it, what was left alone as too little to tell, what was wrong. */
export function cellAccuracy(encoding: CellEncoding, words: number, samples: number, mistyped = 0) {
  const random = createRandom('encodings', 'cells', words);
  const count = { right: 0, notGuessed: 0, wrong: 0 };
  for (let i = 0; i < samples; i++) {
    const cells = sample(random, words, mistyped).split('\n');
    const typed = encoding === 'unicode' ? cells : cells.map((cell) => asOldCell(cell, encoding));
    const found = detectCells(typed);
    if (found.encoding === encoding) count.right++;
    else if (found.encoding === 'unicode' && found.confidence < 0.5) count.notGuessed++;
    else count.wrong++;
  }
  return { right: count.right / samples, notGuessed: count.notGuessed / samples, wrong: count.wrong / samples };
}
