import { foldVietnamese } from '../text/fold.ts';
import { type Bounds, PROVINCES, type Province } from './provinces.ts';

// What stands before a name, and the other names that people write.
const TITLES = /^(?:tinh|thanh pho|tp\.?)\s+/;
const ALIASES: Record<string, string> = {
  hcm: 'ho chi minh',
  tphcm: 'ho chi minh',
  'sai gon': 'ho chi minh',
  'vung tau': 'ba ria vung tau',
  brvt: 'ba ria vung tau',
  hue: 'thua thien hue',
  'bac can': 'bac kan',
  'dac lac': 'dak lak',
  'dac lak': 'dak lak',
  'dak lac': 'dak lak',
  'dac nong': 'dak nong',
  'ha tay': 'ha noi',
};

const keyOf = (name: string): string => {
  const key = foldVietnamese(name)
    .replace(/[-–—_,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(TITLES, '')
    .replace(/^tp\./, '');
  return ALIASES[key] ?? key;
};

const BY_NAME = new Map(PROVINCES.map((province) => [keyOf(province.name), province]));

/** The province of that name before the mergers of July 2025, accents and titles or not. */
export function provinceBefore2025(name: string): Province | undefined {
  return BY_NAME.get(keyOf(name));
}

/**
 * The provinces whose surveys a province's communes may hold: itself first, then those merged with it.
 * `Ninh Bình` gives Ninh Bình, Hà Nam and Nam Định; a name of before the mergers that is no longer used, only itself.
 */
export function provincesBehind(name: string): Province[] {
  const key = keyOf(name);
  const own = BY_NAME.get(key);
  const merged = PROVINCES.filter((province) => keyOf(province.now) === key && province !== own);
  return own ? [own, ...merged] : merged;
}

const NAMED = /(?:^|[^\p{L}])(?:tỉnh|tinh|thành phố|thanh pho|tp\.?)\s+(\p{L}[\p{L}\s-]*)/giu;
const MOST_WORDS = 6;

/**
 * The province that a title or an address names, as `UBND XÃ AN TRIỀU, TỈNH NAM ĐỊNH` does; null for none.
 * The name of before the mergers of 2025 or of after.
 */
export function provinceInText(text: string): string | null {
  for (const [, after = ''] of text.normalize('NFC').matchAll(NAMED)) {
    const words = after.trim().split(/\s+/);
    for (let n = Math.min(words.length, MOST_WORDS); n > 0; n--) {
      const [province] = provincesBehind(words.slice(0, n).join(' '));
      if (province) return keyOf(province.name) === keyOf(words.slice(0, n).join(' ')) ? province.name : province.now;
    }
  }
  return null;
}

/** The former provinces whose box holds the point; boxes overlap, so it may be several. */
export function provincesAround(lon: number, lat: number): Province[] {
  return PROVINCES.filter(({ bounds }) => within(bounds, lon, lat));
}

const within = ([west, south, east, north]: Bounds, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
