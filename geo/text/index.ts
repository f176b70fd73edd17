export { decodeCell, detectCells, encodingOfCell } from './cells.ts';
export { decodeVietnamese, detectEncoding, type TextEncoding } from './encoding.ts';
export { cleanText, foldVietnamese } from './fold.ts';
export type { CellEncoding } from './legacy.ts';
export { maskPhone, normalisePhone } from './phone.ts';
export { formatSlipCode, readSlipCode, SLIP_LENGTH, SLIP_LETTERS } from './slip_code.ts';
export { isVietnameseSyllable } from './syllable.ts';
export { proposeUsername } from './username.ts';
