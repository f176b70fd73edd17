import type { Crs } from './crs.ts';

const vn2000 = (centralMeridian: number, zoneWidth: 3 | 6): Crs => ({ kind: 'vn2000', centralMeridian, zoneWidth });

const BY_CODE = new Map<number, Crs>([
  [4326, { kind: 'wgs84' }],
  [4756, { kind: 'vn2000-degrees' }],
  [32648, { kind: 'utm', zone: 48, datum: 'wgs84' }],
  [32649, { kind: 'utm', zone: 49, datum: 'wgs84' }],
  [3405, vn2000(105, 6)],
  [3406, vn2000(111, 6)],
  [5896, vn2000(102, 3)],
  [5897, vn2000(105, 3)],
  [5898, vn2000(108, 3)],
  [5899, vn2000(107.75, 3)],
  [9205, vn2000(103, 3)],
  [9206, vn2000(104, 3)],
  [9207, vn2000(104.5, 3)],
  [9208, vn2000(104.75, 3)],
  [9209, vn2000(105.5, 3)],
  [9210, vn2000(105.75, 3)],
  [9211, vn2000(106, 3)],
  [9212, vn2000(106.25, 3)],
  [9213, vn2000(106.5, 3)],
  [9214, vn2000(107, 3)],
  [9215, vn2000(107.25, 3)],
  [9216, vn2000(107.5, 3)],
  [9217, vn2000(108.25, 3)],
  [9218, vn2000(108.5, 3)],
]);

export const EPSG_CODES: readonly number[] = [...BY_CODE.keys()];

/** The system of a code as `EPSG:9209`, `9209` or `urn:ogc:def:crs:EPSG::9209`; undefined when not one of ours. */
export function crsOfEpsg(code: string): Crs | undefined {
  const written = /^(?:(?:urn:ogc:def:crs:)?epsg:(?:[\d.]*:)?)?(\d{4,5})$/i.exec(code.trim());
  if (/^(?:urn:ogc:def:crs:)?ogc:(?:[\d.]*:)?crs84$/i.test(code.trim())) return { kind: 'wgs84' };
  return written ? BY_CODE.get(Number(written[1])) : undefined;
}

/** `EPSG:9209`; undefined for a meridian that no code was given. */
export function epsgOf(crs: Crs): string | undefined {
  const found = [...BY_CODE].find(([, one]) => sameCrs(one, crs));
  return found && `EPSG:${found[0]}`;
}

export function sameCrs(a: Crs, b: Crs): boolean {
  return nameOfCrs(a) === nameOfCrs(b);
}

/** As the EPSG register names it: `VN-2000 / TM-3 105-30`, `VN-2000 / UTM zone 48N`. */
export function nameOfCrs(crs: Crs): string {
  if (crs.kind === 'wgs84') return 'WGS 84';
  if (crs.kind === 'vn2000-degrees') return 'VN-2000';
  if (crs.kind === 'utm') return `WGS 84 / UTM zone ${crs.zone}N`;
  if (crs.zoneWidth === 6) return `VN-2000 / UTM zone ${(crs.centralMeridian + 183) / 6}N`;
  return `VN-2000 / TM-3 ${meridianName(crs.centralMeridian)}`;
}

/** Degrees and minutes: `105-30`. */
const meridianName = (degrees: number): string => {
  const minutes = Math.round(degrees * 60);
  return `${Math.floor(minutes / 60)}-${String(minutes % 60).padStart(2, '0')}`;
};
