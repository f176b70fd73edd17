import { distance, type Point } from './plane.ts';

/** Points in square cells, so that what is near is found without looking at all of them. */
export interface PointGrid<T> {
  add(point: Point, item: T): void;
  /** The nearest item within `radius` metres that `wanted` takes; ties go to who came first. */
  nearest(
    point: Point,
    radius: number,
    wanted?: (item: T) => boolean,
  ): { item: T; point: Point; metres: number } | null;
  /** Everything within `radius` metres. */
  within(point: Point, radius: number): T[];
  /** Whether nothing lies within `radius` metres. */
  isFree(point: Point, radius: number): boolean;
}

/** One number for a cell; columns and rows up to a million each way. */
export const cellKey = (column: number, row: number): number => column * 0x200000 + row;

/** @param cell  side of a cell, metres: about the radius asked for */
export function pointGrid<T>(cell: number): PointGrid<T> {
  const cells = new Map<number, { point: Point; item: T }[]>();
  const at = (value: number) => Math.floor(value / cell);
  const grid: PointGrid<T> = {
    add(point, item) {
      const place = cellKey(at(point[0]), at(point[1]));
      const there = cells.get(place);
      if (there) there.push({ point, item });
      else cells.set(place, [{ point, item }]);
    },
    nearest(point, radius, wanted) {
      let best: { item: T; point: Point; metres: number } | null = null;
      for (let column = at(point[0] - radius); column <= at(point[0] + radius); column++) {
        for (let row = at(point[1] - radius); row <= at(point[1] + radius); row++) {
          for (const entry of cells.get(cellKey(column, row)) ?? []) {
            const metres = distance(point, entry.point);
            if (metres > radius || (best && metres >= best.metres) || (wanted && !wanted(entry.item))) continue;
            best = { ...entry, metres };
          }
        }
      }
      return best;
    },
    within(point, radius) {
      const found: T[] = [];
      for (let column = at(point[0] - radius); column <= at(point[0] + radius); column++)
        for (let row = at(point[1] - radius); row <= at(point[1] + radius); row++)
          for (const entry of cells.get(cellKey(column, row)) ?? [])
            if (distance(point, entry.point) <= radius) found.push(entry.item);
      return found;
    },
    isFree: (point, radius) => grid.nearest(point, radius) === null,
  };
  return grid;
}
