import type { Position } from 'geojson';
import { PlanInputError } from '#geo/routing/input-error.ts';
import type { Plane } from './plane.ts';
import type { LaneLine, NetworkInput, NetworkOptions } from './types.ts';

export const DEFAULTS = {
  gapMetres: 30,
  gapPenaltyMetres: 20,
  doorMetres: 500,
  barriers: ['river', 'canal', 'lake', 'pond', 'sea'],
  wide: ['river', 'sea'],
} satisfies Required<NetworkOptions>;

/** A lane that may be walked, in the plane. */
export interface Line {
  name: string | null;
  bridge: boolean;
  /** lanes cross each other only on one level */
  level: number;
  x: Float64Array;
  y: Float64Array;
}

/** @throws PlanInputError where a position is none or an option is no positive number */
export function checkInput({ lanes, bridges = [], water = [] }: NetworkInput, options: Required<NetworkOptions>): void {
  for (const field of ['gapMetres', 'gapPenaltyMetres', 'doorMetres'] as const)
    if (!(options[field] >= 0)) throw new PlanInputError('not_a_number', `options.${field}`, 'must be 0 or more');
  for (const [i, { line }] of lanes.entries()) checkLine(line, `lanes[${i}].line`);
  for (const [i, { line }] of bridges.entries()) checkLine(line, `bridges[${i}].line`);
  for (const [i, { geometry }] of water.entries())
    for (const line of linesOfWater(geometry)) checkLine(line, `water[${i}].geometry`);
}

function checkLine(line: readonly Position[], field: string): void {
  for (const [i, position] of line.entries()) checkPosition(position, `${field}[${i}]`);
}

/** @throws PlanInputError where it is no `[lon, lat]` in degrees */
export function checkPosition(position: readonly number[], field: string): void {
  if (!(Math.abs(position[0]!) <= 180 && Math.abs(position[1]!) <= 90))
    throw new PlanInputError('not_a_position', field, 'must be [longitude, latitude] in degrees');
}

export function linesOfWater(geometry: NonNullable<NetworkInput['water']>[number]['geometry']): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** Nobody walks on a motorway, nor where walking is forbidden. */
function isWalkable({ facts = {} }: LaneLine): boolean {
  if (/^motorway/.test(facts.highway ?? '')) return false;
  if (facts.foot !== undefined) return facts.foot !== 'no';
  return facts.access !== 'no' && facts.access !== 'private';
}

/** Lanes and bridges that may be walked. */
export function readLines({ lanes, bridges = [] }: NetworkInput, plane: Plane): Line[] {
  const read = (lane: LaneLine, drawn: boolean): Line[] => {
    if (lane.line.length < 2 || !isWalkable(lane)) return [];
    const { bridge, tunnel, layer } = lane.facts ?? {};
    const isBridge = drawn || (bridge !== undefined && bridge !== 'no');
    const isTunnel = tunnel !== undefined && tunnel !== 'no';
    const level = Number(layer ?? (isBridge ? 1 : isTunnel ? -1 : 0)) || 0;
    const x = Float64Array.from(lane.line, plane.x);
    const y = Float64Array.from(lane.line, plane.y);
    return [{ name: lane.name ?? null, bridge: isBridge || isTunnel, level, x, y }];
  };
  return [...lanes.flatMap((lane) => read(lane, false)), ...bridges.flatMap((lane) => read(lane, true))];
}

/** The middle of everything given; 0, 0 of nothing. */
export function middleOf({ lanes, bridges = [], water = [] }: NetworkInput): [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (line: readonly Position[]) => {
    for (const [lon, lat] of line) {
      west = Math.min(west, lon!);
      east = Math.max(east, lon!);
      south = Math.min(south, lat!);
      north = Math.max(north, lat!);
    }
  };
  for (const { line } of [...lanes, ...bridges]) reach(line);
  if (west > east) for (const { geometry } of water) linesOfWater(geometry).forEach(reach);
  return west > east ? [0, 0] : [(west + east) / 2, (south + north) / 2];
}
