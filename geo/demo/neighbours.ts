/** The country beyond the commune's borders. */
import type { Grid } from './cells.ts';
import { groundOfLine, strips } from './fields.ts';
import { densify, type Point, type Rect } from './plane.ts';
import type { Random } from './random.ts';
import { BEYOND, line, RIVER, type SheetFeature } from './sheet.ts';
import type { FeatureSubkind } from './types.ts';

/** Roads, canals and fields of the neighbours, so that the map does not end at the commune's border. */
export function neighbours(random: Random, grid: Grid, coastal: boolean): SheetFeature[] {
  const features: SheetFeature[] = [];
  const lanes: { points: Point[]; margin: number }[] = [];
  const add = (subkind: FeatureSubkind, points: Point[]) => {
    const dense = densify(points, 40);
    features.push(line(subkind === 'canal' ? 'water' : 'lane', subkind, null, dense));
    lanes.push({ points: dense, margin: subkind === 'canal' ? 11 : 5 });
  };
  const east = grid.width + 15;
  const west = RIVER.bank - RIVER.width - 34;
  for (const [row, cells] of grid.rows.entries()) {
    const y = cells[0]!.y0;
    const roadY = coastal && row === 0 ? 190 : y + 19;
    add('road', [
      [east, roadY],
      [grid.width + BEYOND, roadY],
    ]);
    if (row > 0 || !coastal) {
      add('canal', [
        [grid.width, y],
        [grid.width + BEYOND, y],
      ]);
      add('canal', [
        [-BEYOND, y],
        [RIVER.bank - RIVER.width, y],
      ]);
      add('road', [
        [-BEYOND, y + 19],
        [west, y + 19],
      ]);
    }
    add('road', [
      [east, roadY],
      [east, cells[0]!.y1 + 19],
    ]);
  }
  const top = grid.height;
  add('canal', [
    [RIVER.bank, top],
    [grid.width + BEYOND, top],
  ]);
  add('road', [
    [15, top + 19],
    [grid.width + BEYOND, top + 19],
  ]);
  for (const cell of grid.rows.at(-1)!) {
    const x = cell.left(top) + 15;
    add('road', [
      [x, top + 19],
      [x + random.range(-90, 90), top + BEYOND],
    ]);
  }
  const low = coastal ? 196 : -BEYOND;
  const taken = lanes.flatMap(({ points, margin }) => groundOfLine(points, margin));
  const blocks: Rect[] = [
    { x0: grid.width + 8, x1: grid.width + BEYOND, y0: coastal ? 196 : 0, y1: top },
    { x0: -BEYOND, x1: west - 16, y0: low, y1: top + BEYOND },
    { x0: 0, x1: grid.width + BEYOND, y0: top + 10, y1: top + BEYOND },
  ];
  if (!coastal) blocks.push({ x0: 0, x1: grid.width + BEYOND, y0: -BEYOND, y1: -12 });
  for (const block of blocks)
    for (const part of quarters(block))
      for (const group of strips(random, part, taken, random.chance(0.7)))
        features.push({ kind: 'field', subkind: null, name: null, type: 'MultiPolygon', parts: group });
  return features;
}

/** A large area in pieces of some 800 metres, each of which may have its strips in another direction. */
function quarters(area: Rect): Rect[] {
  const pieces: Rect[] = [];
  const nx = Math.max(1, Math.round((area.x1 - area.x0) / 700));
  const ny = Math.max(1, Math.round((area.y1 - area.y0) / 800));
  const at = (a: number, b: number, t: number) => a + (b - a) * t;
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < ny; j++) {
      pieces.push({
        x0: at(area.x0, area.x1, i / nx) + 2,
        x1: at(area.x0, area.x1, (i + 1) / nx) - 2,
        y0: at(area.y0, area.y1, j / ny) + 2,
        y1: at(area.y0, area.y1, (j + 1) / ny) - 2,
      });
    }
  }
  return pieces;
}
