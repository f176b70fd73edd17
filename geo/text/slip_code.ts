/**
 * Letters of a code that is read from paper and typed on a phone. Consonants only: Vietnamese keyboards (Telex, VNI)
 * put accents on vowels and make `ư` of w, `đ` of d; and nothing in it can be mistaken for a digit, as there is none.
 */
export const SLIP_LETTERS = 'BCFGHJKLMNPQRSTVXZ';

/** Letters of a code: twelve of eighteen are 50 bits. */
export const SLIP_LENGTH = 12;

// What is seen instead of a letter by someone who expects digits, too.
const MISREAD = new Map(Object.entries({ '8': 'B', '5': 'S', '6': 'G', '2': 'Z', '1': 'L' }));
const SEPARATORS = /[\s._\-‐-―−]+/gu;
const CODE = new RegExp(`^[${SLIP_LETTERS}]{${SLIP_LENGTH}}$`);

/** A code as it is printed: `BCFG-HJKL-MNPQ`. */
export const formatSlipCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** The code somebody typed, in whatever case and however separated; null where it cannot be one. */
export function readSlipCode(typed: string): string | null {
  const letters = typed.normalize('NFKC').toUpperCase().replace(SEPARATORS, '');
  const code = Array.from(letters, (letter) => MISREAD.get(letter) ?? letter).join('');
  return CODE.test(code) ? code : null;
}
