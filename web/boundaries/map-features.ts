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

export const proposalFeatures = (proposals: readonly Proposal[]): Feature[] =>
  proposals.map(({ hamletId, boundary }) => ({
    type: 'Feature',
    properties: { id: hamletId },
    geometry: boundary,
  }));

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
