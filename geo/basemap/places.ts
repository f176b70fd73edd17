import { nameOf } from './name.ts';
import type { Tags } from './types.ts';

const AMENITIES: Record<string, string> = {
  school: 'school',
  kindergarten: 'school',
  college: 'school',
  university: 'school',
  clinic: 'clinic',
  hospital: 'clinic',
  doctors: 'clinic',
  marketplace: 'market',
  townhall: 'office',
  community_centre: 'culture_house',
  social_centre: 'culture_house',
  post_office: 'post_office',
  police: 'police',
  monastery: 'pagoda',
};
const SETTLEMENTS = new Set(['city', 'town', 'village', 'hamlet', 'suburb', 'neighbourhood', 'quarter']);
const MEMORIALS = new Set(['memorial', 'monument']);
/** How a communal house or a temple is called, where the tags say only that people pray there. */
const TEMPLE_NAME = /^(đình|đền|miếu|phủ|điện|từ đường|nhà thờ (họ|tổ|dòng họ))\b/iu;

/**
 * What kind of place people go to this is; null where it is none that the map names. A settlement without a name and
 * a memorial without one (mostly benches with a plate) are none.
 */
export function placeOf(tags: Tags): string | null {
  const amenity = tags.get('amenity') ?? '';
  if (Object.hasOwn(AMENITIES, amenity)) return AMENITIES[amenity]!;
  if (amenity === 'place_of_worship') return worship(tags);
  if (['government', 'administrative'].includes(tags.get('office') ?? '')) return 'office';
  if (['clinic', 'centre', 'hospital'].includes(tags.get('healthcare') ?? '')) return 'clinic';
  const named = nameOf(tags) !== null;
  if (named && MEMORIALS.has(tags.get('historic') ?? '')) return 'memorial';
  return named && SETTLEMENTS.has(tags.get('place') ?? '') ? 'settlement' : null;
}

function worship(tags: Tags): string {
  const religion = tags.get('religion') ?? '';
  const name = nameOf(tags) ?? '';
  if (TEMPLE_NAME.test(name)) return 'temple';
  if (religion === 'buddhist' || /^chùa\s/iu.test(name)) return 'pagoda';
  if (religion === 'christian' || /^(nhà thờ|giáo họ|giáo xứ)\s/iu.test(name)) return 'church';
  return 'temple';
}
