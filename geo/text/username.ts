import { foldVietnamese } from './fold.ts';

/** Longest proposal before a number is put behind it; a user name has at most 30 characters. */
const LONGEST = 24;

/**
 * A user name for a person: given name, dot, family name, without accents (`Trần Thị Nga` → `nga.tran`); where that is
 * taken, the first free number behind it from 2. Of at least three characters, letters, digits and dots only.
 */
export function proposeUsername(name: string, isTaken: (username: string) => boolean): string {
  const base = baseOf(name);
  let proposal = base;
  for (let n = 2; isTaken(proposal); n++) proposal = `${base}${n}`;
  return proposal;
}

function baseOf(name: string): string {
  const words = foldVietnamese(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const given = words.at(-1) ?? 'to';
  // One word of a letter or two is no user name: "tv" is for "tổ viên".
  const family = words.length > 1 ? words[0] : words.length === 0 ? 'vien' : given.length < 3 ? 'tv' : null;
  const whole = family ? `${given}.${family}` : given;
  return whole.slice(0, LONGEST).replace(/\.+$/, '');
}
