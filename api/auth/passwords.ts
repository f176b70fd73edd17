import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { problem } from '../http/problem.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const PASSWORD_LENGTH = { min: 8, max: 128 };

/** argon2id in the usual text form, salt included. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Does the password fit? A text that is no hash fits nothing. */
export const verifyPassword = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, password).catch(() => false);

/** @throws problem `weak_password` */
export function checkPassword(password: string): void {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max) throw problem('weak_password', { params: { min, max } });
}

/** No letters that are mistaken for another when copied from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over on paper: four groups of four, about 79 bits. */
export const generatePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  );
