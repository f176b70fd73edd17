import { KNOWN_HEADINGS, type Recognition } from './headings.ts';

/** A heading with a slip of the finger is believed, but less than one spelt right. */
const CONFIDENCE = 0.6;
/** Shorter words turn into one another by one letter: "thôn", "tên", "tuổi". */
const SHORTEST = 6;
/** From here on two slips are allowed. */
const LONG = 12;

const KNOWN = [...KNOWN_HEADINGS].filter(([words]) => words.length >= SHORTEST);

/**
 * The known heading that a folded one is a misspelling of: one letter wrong, missing, too many or changed about with
 * its neighbour, two in a long heading. Null where none or several of different meaning are as near.
 */
export function recogniseMisspelt(folded: string): Recognition | null {
  if (folded.length < SHORTEST - 1 || folded.length > 40) return null;
  let nearest = 3;
  let fields = new Set<Recognition['field']>();
  for (const [words, field] of KNOWN) {
    const most = Math.min(nearest, words.length >= LONG ? 2 : 1);
    if (Math.abs(words.length - folded.length) > most) continue;
    const distance = editDistance(folded, words, most);
    if (distance > most) continue;
    if (distance < nearest) fields = new Set();
    nearest = distance;
    fields.add(field);
  }
  const [field, ...others] = fields;
  return field === undefined || others.length > 0 ? null : { field, confidence: CONFIDENCE };
}

/**
 * Letters to change, add, take away or swap with their neighbour to make `a` out of `b`, each pair swapped once
 * ("optimal string alignment"); `most + 1` where it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, above[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return above[b.length]! > most ? most + 1 : above[b.length]!;
}
