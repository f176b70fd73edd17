import type { LocalDate } from '#geo';
import type { Crs } from '#geo/crs/index.ts';
import { normalisePhone } from '#geo/text/index.ts';
import type { Column } from './columns.ts';
import { hamletFromCell, hamletInText } from './hamlet-names.ts';
import type { Lang } from './messages.ts';
import type { Problem, ProblemCode } from './problems.ts';
import type { Cell, RawRow } from './read/types.ts';
import { Reading } from './row-reading.ts';
import type { DataRow } from './tables.ts';
import { parseDevices } from './values/devices.ts';
import { parseAges, parseBirthYears, parseElders, parseHeadYear, UNKNOWN_ELDERLY } from './values/elderly.ts';
import { type PlatformIndex, parsePlatforms, parsePlatformTick } from './values/platforms.ts';
import { type Position, parsePair, toPosition } from './values/position.ts';
import { Fault, isUnknown, parseCount, textOf } from './values/words.ts';

/** One household as a register tells it. Null is unknown, and unknown is not no. */
export interface RegisterRow {
  sheet: string;
  /** the row's number in its sheet as the user sees it, from 1 */
  row: number;
  code: string | null;
  head: string;
  phone: string | null;
  address: string | null;
  hamletName: string;
  clusterName: string | null;
  /** WGS 84 */
  location: Position | null;
  elders: number | null;
  elderlyStated: boolean | null;
  eldestBirthYear: number | null;
  adults: number | null;
  adultsWithoutDevice: number | null;
  devicelessStated: boolean | null;
  platforms: string[] | null;
}

export interface RowContext {
  sheet: string;
  /** the hamlet where neither a column nor a section row names one: from the sheet's name, its titles, or the caller */
  hamlet: string | null;
  today: LocalDate;
  lang: Lang;
  platforms: PlatformIndex;
  /** what coordinates are measured in; null: degrees */
  system: Crs | null;
}

// A family of two hundred is a slip of the finger.
const MOST_PERSONS = 60;

/** What a row of data says, or everything that is wrong with it. */
export function readRow(row: DataRow, columns: readonly Column[], context: RowContext): RegisterRow | Problem[] {
  const reading = new Reading(row, columns, context);
  const { faults, lines } = reading;

  // "1. Nguyễn Văn A": the number is none of the name.
  const head = reading.text('head')?.replace(/^\d{1,4}\s*[.)/-]\s*(?=\p{L})/u, '') ?? null;
  if (head === null && !reading.isFlawed('head')) reading.failed(reading.columnOf('head'), 'head_missing');
  if (head !== null && !/\p{L}/u.test(head)) reading.failed(reading.columnOf('head'), 'head_not_name', { value: head });

  const phone = reading.values('phone', parsePhone)[0] ?? null;
  const address = reading.text('address');
  const hamletColumn = reading.one('hamlet');
  const hamletText = reading.text('hamlet');
  const hamletName =
    (hamletText && hamletColumn ? hamletFromCell(hamletText, hamletColumn.heading) : null) ??
    row.hamlet ??
    context.hamlet ??
    (address ? hamletInText(address) : null);
  if (hamletName === null && !reading.isFlawed('hamlet')) reading.failed(hamletColumn ?? null, 'hamlet_missing');

  const location = positionOf(reading, context.system);

  const elderly = [
    ...reading.together('elders', (cell) => parseElders(cell, context.today)),
    ...reading.together('eldestBirthYear', (cell) => parseBirthYears(cell, context.today)),
    ...reading.together('eldestAge', (cell) => parseAges(cell, context.today)),
    ...reading.values('headBirthYear', (cell) => parseHeadYear(cell, context.today, 'year')),
    ...reading.values('headAge', (cell) => parseHeadYear(cell, context.today, 'age')),
  ];
  const elders = firstKnown(elderly.map((said) => said.elders));
  const eldestBirthYear = firstKnown(elderly.map((said) => said.eldestBirthYear));
  const stated = elderly.map((said) => said.stated).filter((said) => said !== UNKNOWN_ELDERLY.stated);
  const elderlyStated = stated.length === 0 ? null : stated.includes(true);

  const adults = reading.values('adults', (cell) => parseCount(cell, MOST_PERSONS))[0] ?? null;
  const without = reading.values('adultsWithoutDevice', (cell) => parseCount(cell, MOST_PERSONS))[0] ?? null;
  if (adults !== null && without !== null && without > adults) {
    reading.failed(reading.one('adultsWithoutDevice') ?? null, 'adults_contradict', { adults, without });
  }
  const owned = reading.all('devices').map((column) => ownedBy(column, reading));
  const lacking = reading.values('deviceless', parseDevices)[0] ?? null;
  const devicelessStated = lacking ?? nobodyOwns(owned);
  if (devicelessStated === true && adults !== null && without !== null && without < adults) {
    const column = reading.one('deviceless') ?? reading.one('devices');
    if (column) reading.failed(column, 'devices_contradict', { value: textOf(reading.cellAt(column)) });
  }

  const failed: Failed = (column, code, params, at) => reading.failed(column, code, params, at);
  const platforms = platformsOf(reading.all('platforms'), lines, context.platforms, failed);

  if (faults.length > 0 || head === null || hamletName === null) return faults;
  return {
    sheet: context.sheet,
    row: row.row,
    code: reading.text('code'),
    head,
    phone,
    address,
    hamletName,
    clusterName: reading.text('cluster') ?? row.cluster,
    location,
    elders,
    elderlyStated: elders === null && eldestBirthYear === null ? elderlyStated : null,
    eldestBirthYear,
    adults,
    adultsWithoutDevice: without,
    devicelessStated,
    platforms,
  };
}

type Failed = (column: Column | null, code: ProblemCode, params?: Record<string, string | number>, at?: number) => void;

function parsePhone(cell: Cell): string | null | Fault {
  const text = textOf(cell);
  if (isUnknown(text) || /^(không|khong|ko|không có|khong co|no|none|0|x)$/i.test(text)) return null;
  const whole = normalisePhone(text);
  if (whole) return whole;
  // Two numbers in one cell: the first counts.
  const numbers = text.split(/[;/,]|\s+-\s+|\s{2,}| hoặc /i).map(normalisePhone);
  return numbers.length > 1 && numbers[0] ? numbers[0] : new Fault('phone_bad', text);
}

function positionOf(reading: Reading, system: Crs | null): Position | null {
  const [lat, lon, pair] = [reading.one('lat'), reading.one('lon'), reading.one('coordinates')];
  const latText = reading.known(lat);
  const lonText = reading.known(lon);
  const pairText = reading.known(pair);
  if (latText === '' && lonText === '') {
    if (pairText === '' || !pair) return null;
    const found = parsePair(pairText, system);
    if (Array.isArray(found)) return found;
    reading.failed(pair, found.code, found.params);
    return null;
  }
  if (latText === '' || lonText === '') {
    reading.failed((latText === '' ? lat : lon) ?? null, 'coordinate_incomplete');
    return null;
  }
  const found = toPosition(latText, lonText, system);
  if (Array.isArray(found)) return found;
  reading.failed((found.part === 'lat' ? lat : lon) ?? null, found.code, found.params);
  return null;
}

const firstKnown = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null;

/** Does one column tell of a device, over all the household's lines? Null where every one is empty. */
function ownedBy(column: Column, reading: Reading): boolean | null {
  let owned: boolean | null = null;
  for (const { row, cells } of reading.lines) {
    const has = parseDevices(cells[column.index] ?? null);
    if (has instanceof Fault) reading.failed(column, has.code, { value: has.value }, row);
    else if (has !== null) owned = owned === true || has;
  }
  return owned;
}

/** True only where every column that counts devices says none: an empty one leaves it unknown. */
function nobodyOwns(owned: readonly (boolean | null)[]): boolean | null {
  if (owned.some((has) => has === true)) return false;
  return owned.length > 0 && owned.every((has) => has === false) ? true : null;
}

/** The platforms that columns name or tick, over all lines of a household or all its persons; null where none says so. */
export function platformsOf(
  columns: readonly Column[],
  lines: readonly RawRow[],
  index: PlatformIndex,
  failed: Failed,
): string[] | null {
  const codes = new Set<string>();
  let known = false;
  for (const column of columns) {
    for (const { row, cells } of lines) {
      const cell = cells[column.index] ?? null;
      const used = column.platform ? parsePlatformTick(cell) : parsePlatforms(cell, index);
      if (used instanceof Fault) failed(column, used.code, { value: used.value }, row);
      else if (used === true && column.platform) codes.add(column.platform);
      else if (Array.isArray(used)) for (const code of used) codes.add(code);
      if (used !== null) known = true;
    }
  }
  return known ? [...codes].sort() : null;
}
