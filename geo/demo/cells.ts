/** The commune's sheet divided into hamlets: rows from the sea inland, each row cut by slightly slanting borders. */
import type { Point } from './plane.ts';
import type { Random } from './random.ts';

/** A border between two neighbours of one row: x as a function of y, so that both share every vertex. */
export type Border = (y: number) => number;

export interface Cell {
  /** Row counted from the south. */
  row: number;
  /** Position in the row, counted from the west. */
  column: number;
  y0: number;
  y1: number;
  left: Border;
  right: Border;
  /** Mean width and height, metres. */
  width: number;
  height: number;
  /** Its south side is the sea dyke. */
  onDyke: boolean;
  /** Its west side is the river. */
  onRiver: boolean;
}

export interface Grid {
  rows: Cell[][];
  width: number;
  height: number;
}

const CELL_WIDTH = 980;
const CELL_HEIGHT = 785;
/** What canal, ponds and dyke add to the row by the sea. */
const COAST_DEPTH = 165;

/** @param hamlets  number of hamlets, at least one */
export function createGrid(random: Random, hamlets: number, coastal: boolean): Grid {
  const rowCount = Math.max(1, Math.round(Math.sqrt(hamlets * 0.75)));
  const counts = Array.from({ length: rowCount }, (_, row) => Math.floor((hamlets + row) / rowCount));
  const width = Math.max(...counts) * CELL_WIDTH;
  const rows: Cell[][] = [];
  let y0 = 0;
  for (const [row, count] of counts.entries()) {
    const onDyke = coastal && row === 0;
    const height = CELL_HEIGHT + random.range(-45, 45) + (onDyke ? COAST_DEPTH : 0);
    const borders = rowBorders(random, count, width, y0 + height / 2);
    rows.push(
      Array.from({ length: count }, (_, column) => ({
        row,
        column,
        y0,
        y1: y0 + height,
        left: borders[column]!,
        right: borders[column + 1]!,
        width: borders[column + 1]!(y0 + height / 2) - borders[column]!(y0 + height / 2),
        height,
        onDyke,
        onRiver: column === 0,
      })),
    );
    y0 += height;
  }
  return { rows, width, height: y0 };
}

function rowBorders(random: Random, count: number, width: number, middle: number): Border[] {
  const step = width / count;
  const stagger = random.range(-0.14, 0.14);
  return Array.from({ length: count + 1 }, (_, i) => {
    const outer = i === 0 || i === count;
    const base = i * step + (outer ? 0 : step * (stagger + random.range(-0.09, 0.09)));
    const slant = outer ? 0 : random.range(-0.11, 0.11);
    const phase = random.range(0, 2 * Math.PI);
    const wiggle = outer ? 0 : 7;
    return (y) => base + slant * (y - middle) + wiggle * Math.sin(y / 95 + phase);
  });
}

/** From a hamlet's own frame (metres from its south-west corner, its slant straightened) to the sheet. */
export function fromFrame(cell: Cell, [px, py]: Point): Point {
  const y = cell.y0 + py;
  const left = cell.left(y);
  return [left + (px / cell.width) * (cell.right(y) - left), y];
}

const STEP = 40;

/** The hamlet's boundary on the sheet as a closed ring; neighbours have the same vertices along what they share. */
export function boundaryOf(grid: Grid, cell: Cell): Point[] {
  const ys: number[] = [];
  const pieces = Math.ceil(cell.height / STEP);
  for (let i = 0; i <= pieces; i++) ys.push(i === pieces ? cell.y1 : cell.y0 + (cell.height * i) / pieces);
  const south = edge(grid, cell.row, cell.y0, cell.left(cell.y0), cell.right(cell.y0));
  const north = edge(grid, cell.row + 1, cell.y1, cell.left(cell.y1), cell.right(cell.y1));
  const ring: Point[] = [
    ...south,
    ...ys.slice(1).map((y): Point => [cell.right(y), y]),
    ...north.slice(0, -1).reverse(),
    ...ys
      .slice(1, -1)
      .reverse()
      .map((y): Point => [cell.left(y), y]),
  ];
  return [...ring, ring[0]!];
}

/** The line between row `above - 1` and row `above`, from `x0` to `x1`, with the corners of both rows on it. */
function edge(grid: Grid, above: number, y: number, x0: number, x1: number): Point[] {
  const xs = new Set<number>([x0, x1]);
  for (let x = Math.ceil(x0 / STEP) * STEP; x < x1; x += STEP) xs.add(x);
  for (const row of [grid.rows[above - 1], grid.rows[above]])
    for (const cell of row ?? []) for (const x of [cell.left(y), cell.right(y)]) if (x > x0 && x < x1) xs.add(x);
  return [...xs].sort((a, b) => a - b).map((x): Point => [x, y]);
}
