import type { Tags } from './types.ts';

/** A closed way with one of these is a ring road, a canal around a field: a line all the same. */
const LINES: readonly string[] = ['highway', 'barrier', 'railway', 'waterway'];
const LINE_VALUES: Readonly<Record<string, readonly string[]>> = {
  waterway: ['riverbank', 'dock', 'dam', 'boatyard'],
};

/**
 * Is a way that ends where it begins the area inside it? `area=yes` and `area=no` decide; otherwise all but what is
 * naturally a line is.
 *
 * @see https://wiki.openstreetmap.org/wiki/Key:area
 */
export function isArea(tags: Tags): boolean {
  const area = tags.get('area');
  if (area === 'yes' || area === 'no') return area === 'yes';
  if (tags.get('kind') === 'lane' || tags.get('kind') === 'railway' || tags.get('kind') === 'dyke') return false;
  if (['dyke', 'embankment'].includes(tags.get('man_made') ?? '')) return false;
  if (['coastline', 'cliff', 'ridge', 'tree_row'].includes(tags.get('natural') ?? '')) return false;
  // A building stays one whatever else is written on its outline.
  if (tags.has('building')) return true;
  // A road around a car park is the road; a fence around a school is the school.
  if (!tags.has('highway') && (tags.has('landuse') || tags.has('amenity'))) return true;
  return LINES.every((key) => !tags.has(key) || LINE_VALUES[key]?.includes(tags.get(key) ?? ''));
}
