/** What the sea and the river make of the commune's south and west. */
import type { Grid } from './cells.ts';
import { densify, type Point, type Rect } from './plane.ts';
import type { Random } from './random.ts';
import { blob, closed } from './shapes.ts';
import { area, BEYOND, line, RIVER, type SheetFeature } from './sheet.ts';

/** A wavy line from `from` to `to` along the x axis. */
function shore(random: Random, from: number, to: number, y: number, sway: number): Point[] {
  const [p, q] = [random.range(0, 6), random.range(0, 6)];
  const points: Point[] = [];
  for (let x = from; x <= to; x += 30) {
    points.push([x, y + sway * (Math.sin(x / 210 + p) + 0.5 * Math.sin(x / 83 + q))]);
  }
  return points;
}

/**
 * Dyke, shrimp ponds, beach, mangrove and sea along the south.
 *
 * @param roads  where roads come down to the dyke, x in metres
 */
export function coast(random: Random, grid: Grid, roads: readonly number[]): SheetFeature[] {
  const [from, to] = [-BEYOND, grid.width + BEYOND];
  const features: SheetFeature[] = [];
  const water = shore(random, from, to, -92, 13);
  features.push(
    area('land_cover', 'beach', null, closed([[from, -2], ...water, [to, -2]])),
    area('water', 'sea', 'Biển Đông', closed([[from, -2600], [to, -2600], ...[...water].reverse()])),
  );
  for (let x = from + 40; x < to - 150; ) {
    const length = random.range(45, 150);
    if (random.chance(0.75)) {
      for (let lobe = 0; lobe < length / 38; lobe++) {
        const centre: Point = [x + 22 + lobe * 36, random.range(-62, -34)];
        features.push(
          area('land_cover', 'mangrove', null, blob(random, centre, random.range(28, 44), random.range(14, 24), 9)),
        );
      }
    }
    x += length + random.range(20, 90);
  }
  for (let x = -BEYOND; x < to; x += 500) {
    features.push(
      line(
        'dyke',
        null,
        'Đê biển',
        densify(
          [
            [x, 8],
            [Math.min(x + 500, to), 8],
          ],
          40,
        ),
      ),
    );
  }
  features.push(...shrimpPonds(random, from, to, grid, roads));
  for (let x = from; x < to; x += 600) {
    features.push(
      line(
        'water',
        'canal',
        'Kênh Ven Biển',
        densify(
          [
            [x, 170],
            [Math.min(x + 600, to), 170],
          ],
          40,
        ),
      ),
    );
  }
  return features;
}

/** Two rows of ponds between dyke and canal, clear of the roads that come down to the dyke. */
function shrimpPonds(random: Random, from: number, to: number, grid: Grid, roads: readonly number[]): SheetFeature[] {
  const features: SheetFeature[] = [];
  const first = grid.rows[0]!;
  const borders = [...first.map((cell) => cell.left(90)), grid.width];
  for (const [y0, y1] of [
    [27, 86],
    [93, 155],
  ] as const) {
    let run = 0;
    for (let x = from; x < to; ) {
      const width = random.range(52, 98);
      const pond = { x0: x, x1: x + width - 6, y0: y0 + random.range(0, 6), y1: y1 - random.range(0, 7) };
      x += width;
      if (run-- <= random.int(-2, 0)) run = random.int(7, 16);
      const clear =
        borders.every((border) => border + 24 < pond.x0 || border - 12 > pond.x1) &&
        !inRiver(pond) &&
        roads.every((road) => road + 11 < pond.x0 || road - 11 > pond.x1);
      if (run < 0 || !clear) continue;
      const slant = random.range(-4, 4);
      const ring: Point[] = [
        [pond.x0, pond.y0],
        [pond.x1, pond.y0 + random.range(-2, 2)],
        [pond.x1 + slant, pond.y1],
        [pond.x0 + slant, pond.y1 + random.range(-2, 2)],
        [pond.x0, pond.y0],
      ];
      features.push(area('water', 'pond', run % 5 === 2 ? 'Ao tôm' : null, ring));
    }
  }
  return features;
}

const inRiver = (rect: Rect) => rect.x0 < RIVER.bank + 14 && rect.x1 > RIVER.bank - RIVER.width - 14;

/** The river along the west side, and its far bank's road. */
export function river(random: Random, grid: Grid, coastal: boolean): SheetFeature[] {
  const [from, to] = [coastal ? -100 : -BEYOND, grid.height + BEYOND];
  const turn = (points: Point[], x: number) => points.map(([along, across]): Point => [x + across, along]);
  const east = turn(shore(random, from, to, 0, 2.5), RIVER.bank - 4);
  const west = turn(shore(random, from, to, 0, 9), RIVER.bank - RIVER.width);
  const road = turn(shore(random, coastal ? 20 : from, to, 0, 5), RIVER.bank - RIVER.width - 34);
  return [
    area('water', 'river', 'Sông Bạch Sa', closed([...west, ...[...east].reverse()])),
    line('lane', 'road', null, road),
  ];
}
