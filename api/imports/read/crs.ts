// A WKT definition is some 600 characters; longer ones are no definition.
const LONGEST_DEFINITION = 8_000;

/** `EPSG:…` of an authority's code, null for WGS 84 in degrees. */
export const crsOfCode = (code: number): string | null => (code === 4326 || code === 4979 ? null : `EPSG:${code}`);

/** A coordinate system given as WKT, as in a `.prj`: null for WGS 84 in degrees, otherwise the WKT as it stands. */
export function crsOfWkt(text: string): string | null {
  const wkt = text
    .replace(/^\ufeff/, '')
    .trim()
    .slice(0, LONGEST_DEFINITION);
  return wkt === '' || isWgs84(wkt) ? null : wkt;
}

/** Geographic on the datum WGS 84, counted from Greenwich in degrees. */
function isWgs84(wkt: string): boolean {
  if (!/^GEOG(CS|CRS|RAPHICCRS)?\s*\[|^GEODCRS\s*\[/i.test(wkt)) return false;
  const datum = /(?:DATUM|ENSEMBLE)\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '';
  const meridian = /PRIMEM\s*\[\s*"[^"]*"\s*,\s*(-?[\d.]+)/i.exec(wkt)?.[1] ?? '0';
  return /^(D_)?(WGS[_ ]?(19)?84|World Geodetic System 1984( ensemble)?)$/i.test(datum) && Number(meridian) === 0;
}

/** The name of a coordinate system in GeoJSON before RFC 7946, such as `urn:ogc:def:crs:EPSG::3405`. */
export function crsOfUrn(name: string): string | null {
  if (/CRS:?:?(1\.3)?:?84$/i.test(name)) return null;
  const code = /EPSG:[\d.]*:?(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? name.slice(0, 200) : crsOfCode(Number(code));
}
