import {
  type Candidate,
  type Crs,
  epsgOf,
  guessCrs,
  type Near,
  nameOfCrs,
  parsePosition,
  provincesBehind,
} from '#geo/crs/index.ts';
import type { Column } from './columns.ts';
import type { Table } from './tables.ts';
import { cellLines } from './values/words.ts';

/** Below this a guess is told and asked about, and rows in metres do not go in. */
const SURE = 0.75;
/** Enough for the official grid of the very province that the file names. */
const SURE_OF_OWN = 0.5;
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
  /** the province that the file names and whose meridian was tried first */
  province?: string;
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
  const province = provinceNamed(tables);
  const guess = metres.length > 0 ? guessCrs(metres, withProvince(near, province)) : null;
  if (guess === null) return { crs: null, report: reportOf({ crs: { kind: 'wgs84' }, confidence: 1 }, false) };
  const report = { ...reportOf(guess, true, guess.alternatives), ...(province !== null && { province }) };
  return { crs: guess.confidence >= leastSure(guess.crs, province) ? guess.crs : null, report };
}

/** The one province that titles and names of sheets speak of. */
function provinceNamed(tables: readonly Table[]): string | null {
  const [only, ...more] = new Set(tables.flatMap(({ province }) => province ?? []));
  return only !== undefined && more.length === 0 ? only : null;
}

function withProvince(near: Near | undefined, province: string | null): Near | undefined {
  if (province === null) return near;
  if (near === undefined) return { province };
  return 'bounds' in near ? { ...near, province } : near;
}

function leastSure(crs: Crs, province: string | null): number {
  const behind = province === null ? [] : provincesBehind(province);
  const meridians = new Set(behind.map(({ centralMeridian }) => centralMeridian));
  const own =
    crs.kind === 'vn2000' && crs.zoneWidth === 3 && meridians.size === 1 && meridians.has(crs.centralMeridian);
  return own ? SURE_OF_OWN : SURE;
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
      const lines = (column: Column) => cellLines(cells[column.index] ?? null);
      const written =
        lat && lon
          ? lines(lat).map((text, i) => parsePosition(text, lines(lon)[i] ?? ''))
          : both
            ? lines(both).map((text) => parsePosition(text))
            : [];
      return written.filter((one) => one !== null);
    });
  });
}
