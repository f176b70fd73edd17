import { cleanText, foldVietnamese } from '#geo/text/index.ts';
import type { Column } from './columns.ts';
import { hamletNamesOf } from './hamlet-list.ts';
import { type Field, foldHeading } from './headings.ts';
import { asMemberColumns } from './members/headings.ts';
import type { RawFile, RawSheet } from './read/types.ts';
import type { IMPORT_KINDS } from './schema.ts';
import { tablesOf } from './tables.ts';
import { platformIndex } from './values/platforms.ts';

/** What a file is about. */
export type Kind = (typeof IMPORT_KINDS)[number];

/** Rows of a sheet in which its headings are looked for. */
const LOOKED_AT = 80;

const OF_HOUSEHOLDS: ReadonlySet<Field> = new Set<Field>([
  'elders',
  'eldestBirthYear',
  'eldestAge',
  'adults',
  'adultsWithoutDevice',
  'devices',
  'deviceless',
  'platforms',
  'lat',
  'lon',
  'x',
  'y',
  'coordinates',
  'cluster',
]);
const HOUSEHOLD_WORDS = /chu ho|\bma ho\b|ho gia dinh|household|head of|quan he|so khau|nhan khau/;
const OF_MEMBERS: ReadonlySet<Field> = new Set<Field>(['duty', 'standing', 'username']);
const MEMBER_TITLE = /to vien|cong nghe so|cnscd|thanh vien (cua )?to|team members?/;
const NO_PLATFORMS = platformIndex([]);

/**
 * What a file is about, by its headings and titles: households where anything tells of households; members of teams
 * where a part in the team or an office has a column or the title says so; hamlets where there is nothing but
 * boundaries or names of hamlets. Households where none of this is clear.
 */
export function kindOf(file: RawFile): Kind {
  const heads = file.sheets.map(beginningOf);
  const households = heads.flatMap((sheet) => tablesOf(sheet, NO_PLATFORMS).flatMap(({ columns }) => columns));
  if (households.some(tellsOfHouseholds)) return 'households';
  if (heads.some(tellsOfMembers)) return 'members';
  if (households.some(namesHousehold)) return 'households';
  return file.boundaries.length > 0 || hamletNamesOf(file).names.length > 0 ? 'hamlets' : 'households';
}

const beginningOf = (sheet: RawSheet): RawSheet => ({ ...sheet, rows: sheet.rows.slice(0, LOOKED_AT) });

const tellsOfHouseholds = ({ field, heading }: Column): boolean =>
  (field !== null && OF_HOUSEHOLDS.has(field)) || HOUSEHOLD_WORDS.test(foldHeading(heading));

/** A head or a code; "Số hộ" beside the name of a hamlet is how many there are. */
const namesHousehold = ({ field, heading }: Column): boolean =>
  field === 'head' || (field === 'code' && !/^(tong )?so (luong )?ho( dan)?$/.test(foldHeading(heading)));

function tellsOfMembers(sheet: RawSheet): boolean {
  const tables = tablesOf(sheet, NO_PLATFORMS, asMemberColumns);
  if (tables.length === 0) return false;
  if (tables.some(({ columns }) => columns.some(({ field }) => field !== null && OF_MEMBERS.has(field)))) return true;
  const titles = sheet.rows.slice(0, 20).flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'));
  return [sheet.name, ...titles].some((text) => MEMBER_TITLE.test(foldVietnamese(cleanText(text))));
}
