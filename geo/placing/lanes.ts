import type { Plane, Point } from './plane.ts';
import { cellKey } from './point_grid.ts';

/** A lane as it is known: its line, and its name where it has one. */
export interface LaneInput {
  name: string | null;
  line: readonly (readonly number[])[];
}

/** A lane in the plane. */
export interface Lane {
  index: number;
  name: string | null;
  points: Point[];
  /** metres from the start to each point */
  along: number[];
  length: number;
}

/** A place seen from a lane: how far along it, and how far to its left (negative: to its right), metres. */
export interface LaneFix {
  lane: Lane;
  along: number;
  offset: number;
}

export interface LaneIndex {
  lanes: Lane[];
  /** The lane nearest to a point within `radius` metres; `other` leaves one lane out. */
  nearest(point: Point, radius: number, other?: Lane): LaneFix | null;
}

const CELL = 60;

/** Lanes in cells of their segments. Building takes time in proportion to their length. */
export function laneIndex(inputs: readonly LaneInput[], plane: Plane): LaneIndex {
  const lanes = inputs.filter(({ line }) => line.length > 1).map((input, index) => laneOf(input, index, plane));
  const cells = new Map<number, { lane: Lane; segment: number }[]>();
  const at = (value: number) => Math.floor(value / CELL);
  for (const lane of lanes) {
    for (let segment = 0; segment + 1 < lane.points.length; segment++) {
      const [[ax, ay], [bx, by]] = [lane.points[segment]!, lane.points[segment + 1]!];
      for (let column = at(Math.min(ax, bx)); column <= at(Math.max(ax, bx)); column++) {
        for (let row = at(Math.min(ay, by)); row <= at(Math.max(ay, by)); row++) {
          const there = cells.get(cellKey(column, row));
          if (there) there.push({ lane, segment });
          else cells.set(cellKey(column, row), [{ lane, segment }]);
        }
      }
    }
  }
  return {
    lanes,
    nearest(point, radius, other) {
      let best: LaneFix | null = null;
      let least = radius;
      for (let column = at(point[0] - radius); column <= at(point[0] + radius); column++) {
        for (let row = at(point[1] - radius); row <= at(point[1] + radius); row++) {
          for (const { lane, segment } of cells.get(cellKey(column, row)) ?? []) {
            if (lane === other) continue;
            const found = fixOn(lane, segment, point);
            if (found.metres >= least) continue;
            least = found.metres;
            best = { lane, along: found.along, offset: found.offset };
          }
        }
      }
      return best;
    },
  };
}

function laneOf({ name, line }: LaneInput, index: number, plane: Plane): Lane {
  const points = line.map((position) => plane.toMetres(position));
  const along = [0];
  for (let i = 1; i < points.length; i++)
    along.push(along[i - 1]! + Math.hypot(points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]));
  return { index, name, points, along, length: along.at(-1)! };
}

function fixOn(lane: Lane, segment: number, [x, y]: Point) {
  const [a, b] = [lane.points[segment]!, lane.points[segment + 1]!];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / square));
  const [ox, oy] = [x - (a[0] + t * dx), y - (a[1] + t * dy)];
  const metres = Math.hypot(ox, oy);
  const left = dx * oy - dy * ox >= 0 ? 1 : -1;
  return { metres, along: lane.along[segment]! + t * Math.sqrt(square), offset: left * metres };
}

/** The point `offset` metres beside the lane; before its start and beyond its end it goes on straight. */
export function pointAt({ points, along }: Lane, at: number, offset: number): Point {
  let segment = 0;
  while (segment + 2 < points.length && along[segment + 1]! < at) segment++;
  const [a, b] = [points[segment]!, points[segment + 1]!];
  const length = along[segment + 1]! - along[segment]! || 1;
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const on = at - along[segment]!;
  return [a[0] + ux * on - uy * offset, a[1] + uy * on + ux * offset];
}

/** A house stands at least this far from the middle of its lane, metres. */
const LEAST_OFFSET = 6;

/** An offset on the same side that leaves the lane free, where a neighbour was placed on the lane itself. */
export const clearOfLane = (offset: number): number =>
  Math.abs(offset) >= LEAST_OFFSET ? offset : LEAST_OFFSET * (offset < 0 ? -1 : 1);
