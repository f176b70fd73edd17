import { type UnderstandOptions, understand } from '#api/imports/understand.ts';
import { COORDINATE_FORMS, type CoordinateForm, type CoordinateName } from './coordinates.ts';
import { FILE_FORMS, type FileForm, type FileName } from './files.ts';
import { COMMUNE, countsOf, type Household, households, TODAY } from './households.ts';
import { LAYOUTS, type LayoutName, type Truth } from './layouts.ts';

export interface Case {
  file: FileName;
  coordinates: CoordinateName;
  layout: LayoutName;
}

const files = Object.keys(FILE_FORMS) as FileName[];
const coordinates = Object.keys(COORDINATE_FORMS) as CoordinateName[];
const layouts = Object.keys(LAYOUTS) as LayoutName[];

/** A text file has one sheet, and no name to it. */
const isPossible = ({ file, layout }: Case): boolean => FILE_FORMS[file].sheets || layout !== 'a sheet a hamlet';

/** Every file × coordinate form × layout that can be. */
export function allCases(): Case[] {
  return files
    .flatMap((file) => coordinates.flatMap((form) => layouts.map((layout) => ({ file, coordinates: form, layout }))))
    .filter(isPossible);
}

const pairsOf = ({ file, coordinates, layout }: Case): string[] => [
  `${file} × ${coordinates}`,
  `${file} × ${layout}`,
  `${coordinates} × ${layout}`,
];

/** Few cases among which each two of file, coordinate form and layout meet at least once. */
export function pairwiseCases(): Case[] {
  const open = new Set(allCases().flatMap(pairsOf));
  const chosen: Case[] = [];
  const gain = (one: Case) => pairsOf(one).filter((pair) => open.has(pair)).length;
  for (const least of [3, 2, 1]) {
    for (const one of allCases()) {
      if (gain(one) < least) continue;
      chosen.push(one);
      for (const pair of pairsOf(one)) open.delete(pair);
    }
  }
  return chosen;
}

/** What is wrong with how one case is understood; empty where all is right. */
export async function faultsOf(one: Case): Promise<string[]> {
  const [file, form]: [FileForm, CoordinateForm] = [FILE_FORMS[one.file], COORDINATE_FORMS[one.coordinates]];
  const all = households(`${one.file} ${one.coordinates} ${one.layout}`);
  const truth = LAYOUTS[one.layout](all, form);
  const options: UnderstandOptions = {
    today: TODAY,
    lang: 'vi',
    platforms: [],
    hamlet: null,
    crs: form.crs ?? null,
    near: { bounds: COMMUNE },
  };
  try {
    const said = await understand(file.write(truth.sheets), options);
    return [...differences(said, truth, file, form), ...leaks(said, all)];
  } catch (error) {
    return [`${(error as Error).name}: ${(error as Error).message}`];
  }
}

type Said = Awaited<ReturnType<typeof understand>>;

function differences(said: Said, truth: Truth, file: FileForm, form: CoordinateForm): string[] {
  const spelt = (text: string) => (file.losesCapitals ? text.toLowerCase() : text);
  const same = (what: string, found: unknown, expected: unknown): string[] => {
    const [a, b] = [found, expected].map((value) => spelt(JSON.stringify(value)));
    return a === b ? [] : [`${what}: ${a} instead of ${b}`];
  };
  const sheetName = (name: string) => (file.sheets ? name : said.sheets[0]?.name);
  const at = (one: { sheet: string; row: number }) => `${one.sheet}!${one.row}`;
  const notes = [...new Set([...truth.notes, ...(form.note ? [form.note] : [])])].sort();
  return [
    ...same('format', said.format, file.format),
    ...same('encoding', said.encoding, file.encoding),
    ...same('notes', [...new Set(said.notes.map(({ code }) => code))].sort(), notes),
    ...same(
      'problems',
      said.problems.map((one) => `${at(one)} ${one.code}`).sort(),
      truth.problems.map((one) => `${at({ ...one, sheet: sheetName(one.sheet) ?? '' })} ${one.code}`).sort(),
    ),
    ...same(
      'rows',
      said.rows.map(at),
      truth.rows.map((one) => at({ ...one, sheet: sheetName(one.sheet) ?? '' })),
    ),
    ...said.rows.flatMap((row, i) => {
      const expected = truth.rows[i];
      if (!expected) return [];
      const { location, ...rest } = row;
      const { place, ...facts } = factsOf(expected.household, expected.counted);
      const found = Object.fromEntries(Object.keys(facts).map((key) => [key, rest[key as keyof typeof rest]]));
      const wanted = form.headings.vi.length > 0 ? place : null;
      return [
        ...same(at(row), found, facts),
        ...(near(location, wanted) ? [] : [`${at(row)}: at ${location} instead of ${wanted}`]),
      ];
    }),
  ];
}

function factsOf({ code, head, phone, address, hamlet, place, elders, devices, persons }: Household, counted: boolean) {
  const owned = devices.means;
  return {
    code: code || null,
    head,
    phone,
    address: address || null,
    hamletName: hamlet,
    ...(counted
      ? countsOf(persons)
      : { ...elders.means, adults: null, adultsWithoutDevice: null, devicelessStated: owned === null ? null : !owned }),
    place,
  };
}

/** Within half a metre: a hundredth of a second is a third of one. */
const near = (a: readonly number[] | null, b: readonly number[] | null): boolean =>
  a === null || b === null ? a === b : a.every((degrees, i) => Math.abs(degrees - b[i]!) < 4e-6);

/** Names of persons beside the head that are still there after they were counted. */
function leaks(said: Said, all: readonly Household[]): string[] {
  const everything = JSON.stringify(said).toLowerCase();
  return all
    .flatMap(({ persons }) => persons.slice(1))
    .filter(({ name }) => everything.includes(name.toLowerCase()))
    .map(({ name }) => `kept: ${name}`);
}
