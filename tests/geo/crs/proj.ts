import { execFileSync, spawnSync } from 'node:child_process';
import { type Crs, epsgOf, fromWgs84, OFFICIAL_MERIDIANS, toWgs84 } from '#geo/crs/index.ts';

/** Release of PROJ's own programs, from the system's packages (Debian: `proj-bin`); null where they are not. */
export const PROJ_VERSION: string | null = releaseOf('cs2cs');

function releaseOf(program: string): string | null {
  // Without arguments it says its release and how to use it, and ends.
  const { error, stdout, stderr } = spawnSync(program, [], { encoding: 'utf8' });
  return error ? null : (/\d+\.\d+\.\d+/.exec(stdout + stderr)?.[0] ?? 'unknown');
}

/** Every grid in use: each official meridian, both 6° zones of VN-2000, both zones of UTM; and degrees of VN-2000. */
export const SYSTEMS: Crs[] = [
  { kind: 'vn2000-degrees' },
  ...OFFICIAL_MERIDIANS.map((centralMeridian): Crs => ({ kind: 'vn2000', centralMeridian, zoneWidth: 3 })),
  { kind: 'vn2000', centralMeridian: 105, zoneWidth: 6 },
  { kind: 'vn2000', centralMeridian: 111, zoneWidth: 6 },
  { kind: 'utm', zone: 48, datum: 'wgs84' },
  { kind: 'utm', zone: 49, datum: 'wgs84' },
];

/** Points across the country `step` degrees apart, `[lon, lat]`: some are 8° from the meridian they are put on. */
export function pointsAcross(step: number): [number, number][] {
  const points: [number, number][] = [];
  for (let lat = 8.5; lat <= 23.5; lat += step) {
    for (let lon = 102; lon <= 110; lon += step) points.push([lon, lat]);
  }
  return points;
}

/** PROJ's own words for a system of its register: `+proj=tmerc … +towgs84=…`, the seven parameters of EPSG:6960. */
export function projString(crs: Crs): string {
  const output = execFileSync('projinfo', [epsgOf(crs) ?? '', '-o', 'PROJ', '-q'], { encoding: 'utf8' });
  return output.trim();
}

/** The pipeline that `cs2cs` builds out of two systems, as `projinfo` shows it, on one line. */
export function pipelineOf(crs: Crs): string {
  const args = ['-s', projString(crs), '-t', WGS84, '-o', 'PROJ', '-q'];
  return execFileSync('projinfo', args, { encoding: 'utf8' }).trim().replace(/\s+/g, ' ');
}

const WGS84 = '+proj=longlat +datum=WGS84 +no_defs +type=crs';

/**
 * What `cs2cs +proj=… +to +proj=longlat +datum=WGS84` makes of points of `crs`, `[lon, lat]`.
 *
 * With bare codes (`EPSG:9209 EPSG:4326`) PROJ takes other parameters in two oil blocks of the Mekong delta, those
 * one company used there (EPSG:5194), 0.8 m from the official ones; hence the system's own words.
 */
export function byProj(points: readonly (readonly [number, number])[], crs: Crs): [number, number][] {
  return cs2cs(points, [...projString(crs).split(' '), '+to', ...WGS84.split(' ')]);
}

/** The same by bare codes, whose axes are latitude first in degrees. */
export function byProjCodes(points: readonly (readonly [number, number])[], crs: Crs): [number, number][] {
  const written = points.map(([x, y]): [number, number] => (crs.kind === 'vn2000-degrees' ? [y, x] : [x, y]));
  return cs2cs(written, [epsgOf(crs) ?? '', 'EPSG:4326']).map(([lat, lon]) => [lon, lat]);
}

function cs2cs(points: readonly (readonly [number, number])[], systems: string[]): [number, number][] {
  const input = points.map(([x, y]) => `${x.toFixed(12)} ${y.toFixed(12)}`).join('\n');
  const output = execFileSync('cs2cs', ['-f', '%.12f', ...systems], { input, encoding: 'utf8', maxBuffer: 1e8 });
  return output.trim().split('\n').map(twoNumbers);
}

function twoNumbers(line: string): [number, number] {
  const [first = Number.NaN, second = Number.NaN] = line.trim().split(/\s+/).map(Number);
  return [first, second];
}

/** Metres between two near points. */
export function metresBetween([lon, lat]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const perDegree = 111_320;
  return perDegree * Math.hypot((lon2 - lon) * Math.cos((lat * Math.PI) / 180), lat2 - lat);
}

/** How far our points lie from PROJ's at worst, in metres, over the country. */
export function worstError(crs: Crs, step: number): { points: number; metres: number } {
  const inputs = pointsAcross(step).map((point) => fromWgs84(point, crs));
  const theirs = byProj(inputs, crs);
  const errors = inputs.map((point, index) => metresBetween(theirs[index] ?? [0, 0], toWgs84(point, crs)));
  return { points: inputs.length, metres: Math.max(...errors) };
}
