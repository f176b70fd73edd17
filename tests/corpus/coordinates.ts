import { type Crs, fromWgs84 } from '#geo/crs/index.ts';
import type { Written } from './households.ts';

type Place = [lon: number, lat: number];

/** One way to write where households are, in one column or two. */
export interface CoordinateForm {
  /** by style of headings: usual, English, abbreviated or misspelt */
  headings: { vi: string[]; en: string[]; short: string[] };
  cells(place: Place): Written[];
  /** what has to be said, for it cannot be told from the figures */
  crs?: string;
  /** a problem of the whole system, where a row's first coordinate is spoilt nothing else is expected */
  note?: 'coordinates_swapped';
}

const usual = { vi: ['Vĩ độ', 'Kinh độ'], en: ['Latitude', 'Longitude'], short: ['V.độ', 'Kinh đọ'] };
const surveyed = { vi: ['X', 'Y'], en: ['Northing', 'Easting'], short: ['X (m)', 'Y (m)'] };
const both = { vi: ['Tọa độ'], en: ['Coordinates'], short: ['T.độ'] };

const comma = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',');
/** 2.234.567,12 */
const grouped = (value: number): string => comma(value, 2).replace(/\d(?=(\d{3})+,)/g, '$&.');
const sexagesimal = (value: number): string => {
  const hundredths = Math.round(value * 360_000);
  const [degrees, minutes, seconds] = [
    Math.floor(hundredths / 360_000),
    Math.floor(hundredths / 6_000) % 60,
    hundredths % 6_000,
  ];
  return `${degrees}o${String(minutes).padStart(2, '0')}'${(seconds / 100).toFixed(2).padStart(5, '0')}"`;
};

const grid =
  (crs: Crs, write: (value: number) => Written) =>
  (place: Place): Written[] => {
    const [east, north] = fromWgs84(place, crs);
    return [write(north), write(east)];
  };
const NAM_DINH: Crs = { kind: 'vn2000', centralMeridian: 105.5, zoneWidth: 3 };
const cents = (value: number) => Math.round(value * 100) / 100;

export const COORDINATE_FORMS = {
  none: { headings: { vi: [], en: [], short: [] }, cells: () => [] },
  degrees: { headings: usual, cells: ([lon, lat]) => [lat, lon] },
  'decimal comma': { headings: usual, cells: ([lon, lat]) => [comma(lat, 6), comma(lon, 6)] },
  swapped: { headings: usual, cells: ([lon, lat]) => [lon, lat], note: 'coordinates_swapped' },
  'one column': { headings: both, cells: ([lon, lat]) => [`${lat}, ${lon}`] },
  'one column, decimal commas': { headings: both, cells: ([lon, lat]) => [`${comma(lat, 6)}; ${comma(lon, 6)}`] },
  'degrees, minutes, seconds': { headings: usual, cells: ([lon, lat]) => [sexagesimal(lat), sexagesimal(lon)] },
  'VN-2000 3°, X north': { headings: surveyed, cells: grid(NAM_DINH, cents) },
  'VN-2000 3°, thousands': { headings: surveyed, cells: grid(NAM_DINH, grouped) },
  'VN-2000 3°, one column': {
    headings: both,
    cells: (place) => [`X=${grid(NAM_DINH, cents)(place).join('; Y=')}`],
  },
  'VN-2000 6°': {
    headings: surveyed,
    cells: grid({ kind: 'vn2000', centralMeridian: 105, zoneWidth: 6 }, cents),
    crs: 'EPSG:3405',
  },
  UTM: { headings: surveyed, cells: grid({ kind: 'utm', zone: 48, datum: 'wgs84' }, cents), crs: 'EPSG:32648' },
} as const satisfies Record<string, CoordinateForm>;

export type CoordinateName = keyof typeof COORDINATE_FORMS;
