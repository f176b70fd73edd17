import type { LocalDate } from '#geo';
import type { Crs } from '#geo/crs/index.ts';
import { normalisePhone } from '#geo/text/index.ts';
import type { Column } from './columns.ts';
import { hamletFromCell, hamletInText } from './hamlet-names.ts';
import type { Field } from './headings.ts';
import type { Lang } from './messages.ts';
import { type Problem, type ProblemCode, problem } from './problems.ts';
import type { Cell, RawRow } from './read/types.ts';
import type { DataRow } from './tables.ts';
import { parseDevices } from './values/devices.ts';
import { parseAges, parseBirthYears, parseElders, parseHeadYear, UNKNOWN_ELDERLY } from './values/elderly.ts';
import { type PlatformIndex, parsePlatforms, parsePlatformTick } from './values/platforms.ts';
import { type Position, parsePair, toPosition } from './values/position.ts';
import { Fault, flawOf, isUnknown, parseCount, textOf } from './values/words.ts';

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
  const faults: Problem[] = [];
  const failed = (
    column: Column | null,
    code: ProblemCode,
    params: Record<string, string | number> = {},
    at: number = row.row,
  ) => {
    faults.push(problem(context.lang, { sheet: context.sheet, row: at }, column?.heading ?? null, code, params));
  };
  const lines = [row, ...(row.more ?? [])];
  const cellAt = (column: Column): Cell => row.cells[column.index] ?? null;
  const sound: Column[] = [];
  for (const column of columns) {
    if (column.field === null || column.field === 'order' || column.field === 'note') continue;
    let flawed = false;
    for (const line of lines) {
      const flaw = flawOf(line.cells[column.index] ?? null);
      if (flaw) failed(column, flaw.code, { value: flaw.value }, line.row);
      flawed ||= flaw !== null;
    }
    if (!flawed) sound.push(column);
  }
  const all = (field: Field) => sound.filter((column) => column.field === field);
  const one = (field: Field) => all(field)[0];
  const text = (field: Field): string | null => {
    const found = all(field)
      .map((column) => textOf(cellAt(column)))
      .filter((value) => !isUnknown(value));
    return found.length > 0 ? found.join(', ') : null;
  };
  /** The first value that several columns of one field know; every fault is told. */
  const values = <T>(field: Field, parse: (cell: Cell, column: Column) => T | null | Fault): T[] =>
    all(field).flatMap((column) =>
      lines.flatMap((line) => {
        const value = parse(line.cells[column.index] ?? null, column);
        if (value instanceof Fault) failed(column, value.code, { value: value.value }, line.row);
        return value === null || value instanceof Fault ? [] : [value];
      }),
    );

  /** The same for what says more when its lines are read together: a year of birth below another. */
  const together = <T>(field: Field, parse: (cell: Cell) => T | Fault): T[] =>
    all(field).flatMap((column) => {
      const texts = row.more ? lines.map((line) => textOf(line.cells[column.index] ?? null)) : [];
      const found = [...new Set(texts.filter((one) => one !== ''))];
      const value = parse(found.length > 1 ? found.join('; ') : cellAt(column));
      if (value instanceof Fault) failed(column, value.code, { value: value.value });
      return value instanceof Fault ? [] : [value];
    });

  // "1. Nguyễn Văn A": the number is none of the name.
  const head = text('head')?.replace(/^\d{1,4}\s*[.)/-]\s*(?=\p{L})/u, '') ?? null;
  const headColumn = columns.find(({ field }) => field === 'head') ?? null;
  const flawedHead = headColumn !== null && !sound.includes(headColumn);
  if (head === null && !flawedHead) failed(headColumn, 'head_missing');
  if (head !== null && !/\p{L}/u.test(head)) failed(headColumn, 'head_not_name', { value: head });

  const phone = values('phone', parsePhone)[0] ?? null;
  const address = text('address');
  const hamletColumn = one('hamlet');
  const hamletText = text('hamlet');
  const hamletName =
    (hamletText && hamletColumn ? hamletFromCell(hamletText, hamletColumn.heading) : null) ??
    row.hamlet ??
    context.hamlet ??
    (address ? hamletInText(address) : null);
  const flawedHamlet = columns.some((column) => column.field === 'hamlet' && !sound.includes(column));
  if (hamletName === null && !flawedHamlet) failed(hamletColumn ?? null, 'hamlet_missing');

  const location = positionOf(one('lat'), one('lon'), one('coordinates'), context.system, cellAt, failed);

  const elderly = [
    ...together('elders', (cell) => parseElders(cell, context.today)),
    ...together('eldestBirthYear', (cell) => parseBirthYears(cell, context.today)),
    ...together('eldestAge', (cell) => parseAges(cell, context.today)),
    ...values('headBirthYear', (cell) => parseHeadYear(cell, context.today, 'year')),
    ...values('headAge', (cell) => parseHeadYear(cell, context.today, 'age')),
  ];
  const elders = firstKnown(elderly.map((said) => said.elders));
  const eldestBirthYear = firstKnown(elderly.map((said) => said.eldestBirthYear));
  const stated = elderly.map((said) => said.stated).filter((said) => said !== UNKNOWN_ELDERLY.stated);
  const elderlyStated = stated.length === 0 ? null : stated.includes(true);

  const adults = values('adults', (cell) => parseCount(cell, MOST_PERSONS))[0] ?? null;
  const without = values('adultsWithoutDevice', (cell) => parseCount(cell, MOST_PERSONS))[0] ?? null;
  if (adults !== null && without !== null && without > adults) {
    failed(one('adultsWithoutDevice') ?? null, 'adults_contradict', { adults, without });
  }
  const owned = all('devices').map((column) => ownedBy(column, lines, failed));
  const lacking = values('deviceless', parseDevices)[0] ?? null;
  const devicelessStated = lacking ?? nobodyOwns(owned);
  if (devicelessStated === true && adults !== null && without !== null && without < adults) {
    const column = one('deviceless') ?? one('devices');
    if (column) failed(column, 'devices_contradict', { value: textOf(cellAt(column)) });
  }

  const platforms = platformsOf(all('platforms'), lines, context.platforms, failed);

  if (faults.length > 0 || head === null || hamletName === null) {
    return faults;
  }
  return {
    sheet: context.sheet,
    row: row.row,
    code: text('code'),
    head,
    phone,
    address,
    hamletName,
    clusterName: text('cluster') ?? row.cluster,
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

function positionOf(
  lat: Column | undefined,
  lon: Column | undefined,
  pair: Column | undefined,
  system: Crs | null,
  cellAt: (column: Column) => Cell,
  failed: Failed,
): Position | null {
  const known = (column: Column | undefined) => {
    const text = column ? textOf(cellAt(column)) : '';
    return isUnknown(text) ? '' : text;
  };
  const latText = known(lat);
  const lonText = known(lon);
  const pairText = known(pair);
  if (latText === '' && lonText === '') {
    if (pairText === '' || !pair) return null;
    const found = parsePair(pairText, system);
    if (Array.isArray(found)) return found;
    failed(pair, found.code, found.params);
    return null;
  }
  if (latText === '' || lonText === '') {
    failed((latText === '' ? lat : lon) ?? null, 'coordinate_incomplete');
    return null;
  }
  const found = toPosition(latText, lonText, system);
  if (Array.isArray(found)) return found;
  failed((found.part === 'lat' ? lat : lon) ?? null, found.code, found.params);
  return null;
}

const firstKnown = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null;

/** Does one column tell of a device, over all the household's lines? Null where every one is empty. */
function ownedBy(column: Column, lines: readonly RawRow[], failed: Failed): boolean | null {
  let owned: boolean | null = null;
  for (const { row, cells } of lines) {
    const has = parseDevices(cells[column.index] ?? null);
    if (has instanceof Fault) failed(column, has.code, { value: has.value }, row);
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
