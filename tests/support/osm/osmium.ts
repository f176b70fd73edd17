import { execFileSync } from 'node:child_process';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/** Is the independent tool here that counts are compared with? (Debian: `apt-get install osmium-tool`) */
export const hasOsmium = (): boolean => {
  try {
    execFileSync('osmium', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
};

export const osmium = (...args: string[]): string =>
  execFileSync('osmium', args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 30 }).toString();

export interface OsmiumFeature {
  geometry: Geometry;
  tags: Record<string, string>;
}

/** What osmium makes of a file: lines, and areas put together by its own assembler. */
export const exported = (path: string): OsmiumFeature[] =>
  osmium('export', '--no-progress', '-f', 'geojsonseq', '-o', '-', path)
    .split('\u001e')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .map(({ geometry, properties }) => ({ geometry, tags: properties }));

/** Square degrees of an area, holes taken off. */
export function squareDegrees(geometry: Geometry): number {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return 0;
  return polygonsOf(geometry).reduce(
    (sum, [outline, ...holes]) => sum + ringArea(outline!) - holes.reduce((all, hole) => all + ringArea(hole), 0),
    0,
  );
}

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function ringArea(ring: readonly Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    twice += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
  }
  return Math.abs(twice) / 2;
}
