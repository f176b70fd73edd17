import type { Feature, Position } from 'geojson';
import { areaFrom, areaOf, type HamletShapes, type Shape } from '#geo/boundaries/index.ts';
import type { HouseholdPoint, Proposal } from './boundary-data.ts';

/** A hamlet as list and map show it: its colour is the same in both. */
export interface HamletLook {
  id: string;
  name: string;
  colour: string;
}

export const areaFeatures = (
  looks: readonly HamletLook[],
  shapes: HamletShapes,
  { selectedId, broken }: { selectedId: string | null; broken: ReadonlySet<string> },
): Feature[] =>
  looks.flatMap(({ id, colour }) => {
    const shape = shapes.get(id);
    if (!shape) return [];
    const properties = { id, colour, selected: id === selectedId, broken: broken.has(id) };
    return [{ type: 'Feature', properties, geometry: areaFrom(shape) }];
  });

export const homeFeatures = (
  points: readonly HouseholdPoint[],
  looks: readonly HamletLook[],
  outside: ReadonlySet<string>,
): Feature[] => {
  const colours = new Map(looks.map(({ id, colour }) => [id, colour]));
  return points.map(({ id, hamletId, location }) => ({
    type: 'Feature',
    properties: { colour: colours.get(hamletId) ?? '#888888', outside: outside.has(id) },
    geometry: { type: 'Point', coordinates: location },
  }));
};

/** Outlines of what is proposed; a border of two is one line, so that its dashes stay dashes. */
export function proposalFeatures(proposals: readonly Proposal[]): Feature[] {
  const seen = new Set<string>();
  const lines: Position[][] = [];
  for (const ring of proposals.flatMap(({ boundary }) => boundary.coordinates.flat())) {
    let line: Position[] = [];
    for (const [i, to] of ring.entries()) {
      const from = ring[i - 1];
      if (!from) continue;
      const key = [String(from), String(to)].sort().join(' ');
      if (seen.has(key)) line = [];
      else if (line.length > 0) line.push(to);
      else {
        line = [from, to];
        lines.push(line);
      }
      seen.add(key);
    }
  }
  return [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } }];
}

export const labelFeatures = (looks: readonly HamletLook[], shapes: HamletShapes): Feature[] =>
  looks.flatMap(({ id, name }) => {
    const middle = middleOf(shapes.get(id) ?? []);
    return middle ? [{ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: middle } }] : [];
  });

export const markFeatures = (marks: readonly { at: Position; kind: 'problem' | 'corner' | 'household' }[]): Feature[] =>
  marks.map(({ at, kind }) => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'Point', coordinates: at },
  }));

/** The mean of the corners of the largest part: where its name stands. */
function middleOf(shape: Shape): Position | null {
  const [largest] = [...shape].sort((a, b) => areaOf([b]) - areaOf([a]));
  const ring = largest && areaFrom([largest]).coordinates[0]![0]!.slice(1);
  if (!ring || ring.length === 0) return null;
  return [0, 1].map((axis) => ring.reduce((sum, position) => sum + position[axis]!, 0) / ring.length);
}
