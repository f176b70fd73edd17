import type { Prepared } from './prepare.ts';

// Larger groups tell nothing apart: such a key is passed over, the others must do.
const LARGEST_GROUP = 64;
const CELL_METRES = 24;

/**
 * Finds the records worth comparing with a given one: those that share at least one key or stand close by.
 * A group grows with its hamlet, not with the register; time is linear while hamlets keep their size.
 */
export function createBlocks(records: readonly Prepared[]) {
  const slots = new Map<number, number>();
  const sizes: number[] = [];
  const slotOfEntry: number[] = [];
  const recordOfEntry: number[] = [];
  records.forEach((record, i) => {
    const enter = (key: number) => {
      let slot = slots.get(key);
      if (slot === undefined) {
        slot = sizes.length;
        slots.set(key, slot);
        sizes.push(0);
      }
      sizes[slot]!++;
      slotOfEntry.push(slot);
      recordOfEntry.push(i);
    };
    record.keys.forEach(enter);
    cellOf(record).forEach(enter);
  });
  // Groups one after the other: that of slot s is members[starts[s]] … members[starts[s + 1]].
  const starts = new Int32Array(sizes.length + 1);
  for (let slot = 0; slot < sizes.length; slot++) starts[slot + 1] = starts[slot]! + sizes[slot]!;
  const next = starts.slice();
  const members = new Int32Array(slotOfEntry.length);
  for (let entry = 0; entry < slotOfEntry.length; entry++) {
    members[next[slotOfEntry[entry]!]!++] = recordOfEntry[entry]!;
  }
  const seen = new Int32Array(records.length).fill(-1);
  let asked = 0;

  return {
    /** Indices of the records to compare with `record`, each once. The array is used again by the next call. */
    near(record: Prepared, found: number[]): number[] {
      found.length = 0;
      const stamp = asked++;
      const look = (key: number) => {
        const slot = slots.get(key);
        if (slot === undefined || sizes[slot]! > LARGEST_GROUP) return;
        for (let at = starts[slot]!; at < starts[slot + 1]!; at++) {
          const member = members[at]!;
          if (seen[member] === stamp) continue;
          seen[member] = stamp;
          found.push(member);
        }
      };
      record.keys.forEach(look);
      cellsAround(record).forEach(look);
      return found;
    },
  };
}

function cellOf({ east, north }: Prepared): number[] {
  return Number.isNaN(east + north) ? [] : [cellHash(Math.floor(east / CELL_METRES), Math.floor(north / CELL_METRES))];
}

/** The four cells around a position: at least half a cell in every direction. */
function cellsAround({ east, north }: Prepared): number[] {
  if (Number.isNaN(east + north)) return [];
  const column = Math.round(east / CELL_METRES);
  const row = Math.round(north / CELL_METRES);
  return [cellHash(column, row), cellHash(column - 1, row), cellHash(column, row - 1), cellHash(column - 1, row - 1)];
}

const cellHash = (column: number, row: number) => (Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663)) | 0;
