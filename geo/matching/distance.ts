/**
 * Whether `a` becomes `b` by at most `limit` insertions, deletions, substitutions and exchanges of neighbours
 * (Damerau–Levenshtein, optimal string alignment). Time grows with length × limit.
 */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (a === b) return true;
  if (limit <= 0 || Math.abs(a.length - b.length) > limit) return false;
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  if (Math.max(endA, endB) - start <= limit) return true;
  return edits(a.slice(start, endA), b.slice(start, endB), limit) <= limit;
}

// Rows of the table, used again by each call: the text compared is a word or a lane's name.
let before = new Uint16Array(64);
let last = new Uint16Array(64);
let row = new Uint16Array(64);

/** The distance, or some number above `limit`. */
function edits(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  if (width > row.length) [before, last, row] = [width, width, width].map((size) => new Uint16Array(size * 2)) as Rows;
  for (let j = 0; j < width; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j < width; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const exchanged =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (exchanged) value = Math.min(value, before[j - 2]! + 1);
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > limit) return least;
    [before, last, row] = [last, row, before];
  }
  return last[b.length]!;
}

type Rows = [Uint16Array<ArrayBuffer>, Uint16Array<ArrayBuffer>, Uint16Array<ArrayBuffer>];

/** Typing errors a word of this length may have and still be taken for itself: none below 3 letters. */
export const tolerableEdits = (length: number) => (length < 3 ? 0 : length < 7 ? 1 : 2);
