import type { SheetFonts } from './sheet-fonts.ts';

/** A cell that must not be taken for a value: a formula nobody computed, or a spreadsheet's error such as `#REF!`. */
export interface Flaw {
  flaw: 'formula' | 'cell_error';
  text: string;
}

export type Cell = string | number | boolean | Date | Flaw | null;

export interface RawRow {
  /** number of the row in its sheet as the user sees it, from 1 */
  row: number;
  cells: Cell[];
}

/** Cells joined into one; rows as the user sees them, columns from 0, both ends included. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** One sheet as it stands in the file, before anything is understood; rows without content may be left out. */
export interface RawSheet {
  name: string;
  /** false where the format knows no sheets: the name then says nothing about the hamlet */
  named: boolean;
  rows: RawRow[];
  merges: Merge[];
  /** cells set in fonts from before Unicode, where the format tells of fonts */
  fonts?: SheetFonts | undefined;
}

type Position = [lon: number, lat: number];

/** The outline of a hamlet, in the file's coordinate system. */
export interface Boundary {
  sheet: string;
  row: number;
  name: string;
  polygons: Position[][][];
}

/** A part of the file that has no cells to point at and is wrong as a whole. */
export interface RawFault {
  sheet: string;
  row: number;
  column: string | null;
  code: 'hamlet_missing' | 'boundary_bad' | 'coordinate_out_of_range' | 'crs_mixed' | 'geometry_unsupported';
  params: Record<string, string | number>;
}

export interface RawFile {
  format: string;
  encoding: string;
  /** null: WGS 84, or not said; otherwise `EPSG:…` or WKT, and all coordinates stand as they do in the file */
  crs: string | null;
  sheets: RawSheet[];
  boundaries: Boundary[];
  faults: RawFault[];
}

/** One format of register. Readers are asked in turn; the content decides, never the name. */
export interface Reader {
  format: string;
  /** Does the content look like this format? Looks at the beginning and end only. */
  recognises(bytes: Uint8Array): boolean;
  /** @throws ImportError where nothing can be read */
  read(bytes: Uint8Array): Promise<RawFile>;
}

export const isFlaw = (cell: Cell): cell is Flaw => cell !== null && typeof cell === 'object' && 'flaw' in cell;
