import { type Candidate, type Crs, epsgOf, guessCrs, type Near, nameOfCrs, parsePosition } from '#geo/crs/index.ts';
import type { Column } from './columns.ts';
import type { Table } from './tables.ts';
import { textOf } from './values/words.ts';

/** Below this a guess is told and asked about, and rows in metres do not go in. */
const SURE = 0.75;
const SAMPLE = 400;

/** The system of a file's coordinates, for whoever has to agree to it. */
export interface SystemReport {
  name: string;
  /** EPSG code, where it has one */
  code: string | null;
  /** degrees east */
  centralMeridian?: number;
  guessed: boolean;
  /** 0 to 1 */
  confidence: number;
  /** other systems that could be meant, likeliest first */
  alternatives: { name: string; code: string | null; confidence: number }[];
}

export interface SettledSystem {
  /** null: metres cannot be read until somebody says what they are */
  crs: Crs | null;
  report: SystemReport;
}

/**
 * What the coordinates of a file are measured in: what was said, or degrees of WGS 84, or for metres the grid that puts
 * the households where the commune is.
 *
 * @param told  what somebody or the file says
 * @param near  where the commune lies, as far as known
 */
export function settleSystem(tables: readonly Table[], told: Crs | undefined, near: Near | undefined): SettledSystem {
  if (told) return { crs: told, report: reportOf({ crs: told, confidence: 1 }, false) };
  const metres = pairsOf(tables)
    .filter((written) => written.order?.unit === 'metres')
    .map(({ pair }) => pair);
  const guess = metres.length > 0 ? guessCrs(metres, near) : null;
  if (guess === null) return { crs: null, report: reportOf({ crs: { kind: 'wgs84' }, confidence: 1 }, false) };
  const report = reportOf(guess, true, guess.alternatives);
  return { crs: guess.confidence >= SURE ? guess.crs : null, report };
}

const reportOf = (
  { crs, confidence }: Candidate,
  guessed: boolean,
  others: readonly Candidate[] = [],
): SystemReport => ({
  name: nameOfCrs(crs),
  code: epsgOf(crs) ?? null,
  ...(crs.kind === 'vn2000' && { centralMeridian: crs.centralMeridian }),
  guessed,
  confidence,
  alternatives: others.map((one) => ({
    name: nameOfCrs(one.crs),
    code: epsgOf(one.crs) ?? null,
    confidence: one.confidence,
  })),
});

function pairsOf(tables: readonly Table[]) {
  return tables.flatMap(({ columns, rows }) => {
    const of = (field: Column['field']) => columns.find((column) => column.field === field);
    const [lat, lon, both] = [of('lat'), of('lon'), of('coordinates')];
    return rows.slice(0, SAMPLE).flatMap(({ cells }) => {
      const text = (column: Column) => textOf(cells[column.index] ?? null);
      const written = lat && lon ? parsePosition(text(lat), text(lon)) : both ? parsePosition(text(both)) : null;
      return written ? [written] : [];
    });
  });
}
