import type { Crs } from './crs.ts';
import { crsOfEpsg } from './epsg.ts';

/**
 * The system that a `.prj` file or another WKT text describes, or undefined when it is none of ours.
 *
 * A grid on "WGS 84" with the scale of 3° zones is taken for VN-2000: both have one ellipsoid, and programs that
 * did not know the datum wrote the other's name.
 */
export function crsOfWkt(wkt: string): Crs | undefined {
  if (wkt.length > 10_000) return undefined;
  const isGrid = /^\s*(PROJCS|PROJCRS|PROJECTEDCRS)\s*\[/i.test(wkt);
  const code = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{4,5})"?\s*\]\s*\]\s*$/i.exec(wkt)?.[1];
  const known = code === undefined ? undefined : crsOfEpsg(code);
  if (known) return known;
  const onVn2000 = /vn[-_ ]?2000|vietnam[_ ]2000/i.test(wkt) || isShifted(wkt);
  const onWgs84 = /wgs[_ ]?(19)?84/i.test(wkt);
  if (!onVn2000 && !onWgs84) return undefined;
  return isGrid ? gridOfWkt(wkt, onVn2000) : onVn2000 ? { kind: 'vn2000-degrees' } : { kind: 'wgs84' };
}

const isShifted = (wkt: string): boolean => /TOWGS84\s*\[\s*-19[12]\./i.test(wkt);

function gridOfWkt(wkt: string, onVn2000: boolean): Crs | undefined {
  if (!/transverse[_ ]mercator|gauss[_ ]kruger/i.test(wkt)) return undefined;
  const centralMeridian = parameter(wkt, 'central_meridian|longitude_of_center|longitude of natural origin');
  const scale = parameter(wkt, 'scale_factor|scale factor at natural origin');
  const falseEasting = parameter(wkt, 'false_easting|false easting');
  if (centralMeridian === undefined || falseEasting !== 500_000) return undefined;
  if (centralMeridian < 101 || centralMeridian > 118) return undefined;
  if (scale === 0.9999) return { kind: 'vn2000', centralMeridian, zoneWidth: 3 };
  if (scale !== 0.9996) return undefined;
  if (onVn2000) return { kind: 'vn2000', centralMeridian, zoneWidth: 6 };
  if (centralMeridian === 105) return { kind: 'utm', zone: 48, datum: 'wgs84' };
  return centralMeridian === 111 ? { kind: 'utm', zone: 49, datum: 'wgs84' } : undefined;
}

function parameter(wkt: string, names: string): number | undefined {
  const found = new RegExp(`PARAMETER\\s*\\[\\s*"(?:${names})"\\s*,\\s*([-\\d.eE+]+)`, 'i').exec(wkt);
  return found ? Number(found[1]) : undefined;
}
