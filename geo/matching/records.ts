import type { Position } from 'geojson';

/** What a register says of a household, as far as it helps to recognise it. Text as written; null where unknown. */
export interface RegisterRecord {
  code?: string | null;
  head: string;
  phone?: string | null;
  address?: string | null;
  /** Name or id, the same kind on both sides. */
  hamlet?: string | null;
  /** WGS 84, `[lon, lat]` */
  location?: Position | null;
  /** Of the head. */
  birthYear?: number | null;
  eldestBirthYear?: number | null;
}

export interface KnownHousehold extends RegisterRecord {
  id: string;
}

export interface MatchOptions {
  /**
   * `shared` (default): codes on both sides come from one numbering, so that two different codes are never
   * merged without asking. `own`: each register numbers for itself; codes say nothing.
   */
  codes?: 'shared' | 'own';
  /** Bits of evidence from which a match is sure, see `weights.ts`. */
  sureBits?: number;
  /** Bits of evidence from which a pair is worth asking about. */
  askBits?: number;
  /** Bits by which the best match must be ahead of every other, on both sides. */
  marginBits?: number;
}

export interface Candidate {
  householdId: string;
  /** Log-odds of being the same household, in bits: 0 is even, 10 is a thousand to one. */
  score: number;
}

export interface MatchResult {
  /** Sure: one row, one household, no household twice. By row. */
  matched: { incomingIndex: number; householdId: string; score: number }[];
  /** To be asked side by side; best first, at most 5. A candidate may be matched by another row already. */
  unsure: { incomingIndex: number; candidates: Candidate[] }[];
  /** Rows of households nobody knew. */
  fresh: number[];
  /** Households no row speaks of, not even perhaps. In the order given. */
  missing: string[];
  /** Rows of the file that surely speak of one household; the score is the weakest link's. */
  duplicates: { indices: number[]; score: number }[];
}
