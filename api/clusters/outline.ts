import type { MultiPolygon, Polygon } from 'geojson';
import { boundaryProblems, shapeOf } from '#geo/boundaries/index.ts';
import { problem } from '../http/problem.ts';

export type DrawnArea = Polygon | MultiPolygon;

/** More corners than anybody draws around a cluster. */
const MOST_CORNERS = 5_000;

const CODES = {
  too_few_corners: 'boundary_too_few_corners',
  self_crossing: 'boundary_self_crossing',
  hole_outside: 'boundary_hole_outside',
} as const;

/** @throws boundary_… where a drawn outline is no area */
export function checkOutline(outline: DrawnArea, name: string): void {
  const shape = shapeOf(outline);
  if (shape.flat(2).length > MOST_CORNERS)
    throw problem('boundary_too_detailed', { params: { hamlet: name, most: MOST_CORNERS } });
  const own = '';
  for (const { kind } of boundaryProblems(new Map([[own, shape]]), new Set([own])).get(own) ?? [])
    if (kind in CODES) throw problem(CODES[kind as keyof typeof CODES], { params: { hamlet: name } });
}
