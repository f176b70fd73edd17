import type { Point } from './grid.ts';

/** Points in square cells: those near a place are found without looking at the others. */
export interface PointIndex {
  add: (point: Point, id: number) => void;
  /** Calls `meet` for every point in the box (and some near it) until it answers true. @returns whether it did */
  some: (
    west: number,
    south: number,
    east: number,
    north: number,
    meet: (point: Point, id: number) => boolean,
  ) => boolean;
}

/** @param cell  side of a cell, in the unit of the points */
export function pointIndex(cell: number): PointIndex {
  const cells = new Map<number, { point: Point; id: number }[]>();
  const row = (value: number) => Math.floor(value / cell);
  const key = (column: number, line: number) => column * 2 ** 26 + line;
  return {
    add(point, id) {
      const at = key(row(point[0]), row(point[1]));
      const found = cells.get(at);
      if (found) found.push({ point, id });
      else cells.set(at, [{ point, id }]);
    },
    some(west, south, east, north, meet) {
      for (let column = row(west); column <= row(east); column++)
        for (let line = row(south); line <= row(north); line++)
          for (const { point, id } of cells.get(key(column, line)) ?? []) if (meet(point, id)) return true;
      return false;
    },
  };
}
