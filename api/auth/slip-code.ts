import { createHash, randomInt } from 'node:crypto';
import { SLIP_LENGTH, SLIP_LETTERS } from '#geo/text/index.ts';

/** Days a slip holds. */
export const SLIP_DAYS = 14;

/** A new code, every letter at random. */
export const newSlipCode = (): string =>
  Array.from({ length: SLIP_LENGTH }, () => SLIP_LETTERS[randomInt(SLIP_LETTERS.length)]).join('');

/** What is kept of a code. It holds for this account alone: no table of digests serves for several. */
export const slipDigest = (accountId: string, code: string): string =>
  createHash('sha256').update(`slip:${accountId}:${code}`).digest('base64url');
