import type { CoordinateForm } from './coordinates.ts';
import { HAMLETS, type Household, type Written } from './households.ts';

export interface Sheet {
  name: string;
  lines: Written[][];
  /** as `A1:C1` */
  merges: string[];
}

/** What a register is to be understood as. */
export interface Truth {
  sheets: Sheet[];
  /** in the order of the file, good ones only */
  rows: { sheet: string; row: number; household: Household; counted: boolean }[];
  problems: { sheet: string; row: number; code: string }[];
  /** codes of what is to be said of the layout */
  notes: string[];
}

type Style = keyof CoordinateForm['headings'];
type Upper = 'Chủ hộ' | 'Vị trí' | 'Khảo sát' | null;

interface Field {
  headings: Record<Style, string>;
  /** of a heading in two rows */
  upper: Upper;
  cell(household: Household, n: number): Written;
}

const field = (vi: string, en: string, short: string, cell: Field['cell'], upper: Upper = null): Field => ({
  headings: { vi, en, short },
  upper,
  cell,
});

const ORDER = field('STT', 'No.', 'TT', (_, n) => n);
const CODE = field('Mã hộ', 'Household code', 'Mã HGĐ', ({ code }) => code);
const HEAD = field('Họ và tên chủ hộ', 'Head of household', 'Họ tên CH', ({ head }) => head, 'Chủ hộ');
const PHONE = field('Số điện thoại', 'Phone number', 'SĐT', ({ phone }) => phone, 'Chủ hộ');
const ADDRESS = field('Địa chỉ', 'Adress', 'Đ.chỉ', ({ address }) => address, 'Chủ hộ');
const HAMLET = field('Xóm', 'Hamlet', 'Tên xóm', ({ hamlet }) => hamlet);
const ELDERS = field('Người cao tuổi', 'Elderly', 'Ng.cao tuổi', ({ elders }) => elders.written, 'Khảo sát');
const DEVICES = field(
  'Thiết bị thông minh',
  'Smart devices',
  'Thiét bị tm',
  ({ devices }) => devices.written,
  'Khảo sát',
);
const NOTE = field('Ghi chú', 'Remarks', 'Ghi chú', () => null);

const coordinates = ({ headings, cells }: CoordinateForm): Field[] =>
  headings.vi.map((vi, i) =>
    field(vi, headings.en[i]!, headings.short[i]!, ({ place }) => (place ? (cells(place)[i] ?? null) : null), 'Vị trí'),
  );

const letter = (column: number): string => String.fromCharCode(65 + column);
const byHamlet = (all: readonly Household[]): [string, Household[]][] =>
  HAMLETS.map((hamlet) => [hamlet, all.filter((household) => household.hamlet === hamlet)]);

/** What a clerk gets wrong now and then, and what is to be said of it. */
interface Slip {
  code: string;
  /** the field it happens in, where the household gives occasion to it */
  of(fields: readonly Field[], household: Household): Field | undefined;
  written: Written;
}

const slip = (of: Field, written: Written, code: string): Slip => ({
  code,
  of: (fields) => fields.find((one) => one === of),
  written,
});

const SLIPS: Slip[] = [
  slip(PHONE, '12345', 'phone_bad'),
  {
    code: 'coordinate_not_number',
    of: (fields, { place }) => (place ? fields.find(({ upper }) => upper === 'Vị trí') : undefined),
    written: 'sau đình',
  },
  slip(HEAD, null, 'head_missing'),
  slip(ELDERS, 'có lẽ', 'elders_unclear'),
  slip(CODE, 'xh - 001', 'duplicate_code'),
  slip(DEVICES, 'nhiều thứ', 'devices_unclear'),
];
const isSlip = (n: number) => n % 4 === 3;

/** A register under way: one sheet after the other, one row after the other. */
class Register implements Truth {
  readonly sheets: Sheet[] = [];
  readonly rows: Truth['rows'] = [];
  readonly problems: Truth['problems'] = [];
  readonly notes: string[] = [];
  #slips = 0;

  sheet(name: string): Sheet {
    this.sheets.push({ name, lines: [], merges: [] });
    return this.sheets.at(-1)!;
  }

  /** A household's cells, now and then with a slip in them; `n` counts from 1. */
  household(sheet: Sheet, fields: readonly Field[], household: Household, n: number, counted = false): Written[] {
    const row = sheet.lines.length + 1;
    const slip = isSlip(n) ? SLIPS[this.#slips++ % SLIPS.length] : undefined;
    const spoilt = slip?.of(fields, household);
    if (slip && spoilt) this.problems.push({ sheet: sheet.name, row, code: slip.code });
    else this.rows.push({ sheet: sheet.name, row, household, counted });
    return fields.map((one) => (slip && one === spoilt ? slip.written : one.cell(household, n)));
  }

  list(sheet: Sheet, fields: readonly Field[], households: readonly Household[], from = 1): void {
    for (const [i, household] of households.entries()) {
      sheet.lines.push(this.household(sheet, fields, household, from + i));
    }
  }
}

const TITLES: Written[][] = [
  ['ỦY BAN NHÂN DÂN XÃ AN TRIỀU'],
  ['DANH SÁCH HỘ DÂN NĂM 2026'],
  ['(Kèm theo Kế hoạch số 12/KH-UBND)'],
  [],
];

type Layout = (all: readonly Household[], form: CoordinateForm) => Truth;

const plain =
  (style: Style): Layout =>
  (all, form) => {
    const register = new Register();
    const sheet = register.sheet('Danh sách');
    const fields = [ORDER, CODE, HEAD, PHONE, ADDRESS, HAMLET, ...coordinates(form), ELDERS, DEVICES, NOTE];
    sheet.lines.push(fields.map(({ headings }) => headings[style]));
    register.list(sheet, fields, all);
    return register;
  };

/** Titles, headings of two rows with joined cells, numbers of the columns below. */
const titled: Layout = (all, form) => {
  const register = new Register();
  const sheet = register.sheet('Sheet1');
  const fields = [ORDER, CODE, HEAD, PHONE, ADDRESS, ...coordinates(form), ELDERS, DEVICES, HAMLET];
  sheet.lines.push(...TITLES);
  const top = sheet.lines.length + 1;
  const uppers = fields.map(({ upper, headings }) => upper ?? headings.vi);
  sheet.lines.push(uppers.map((text, i) => (i > 0 && uppers[i - 1] === text ? null : text)));
  sheet.lines.push(fields.map(({ upper, headings }) => (upper === null ? null : headings.vi)));
  for (const [i, { upper }] of fields.entries()) {
    if (upper === null) sheet.merges.push(`${letter(i)}${top}:${letter(i)}${top + 1}`);
    else if (i === uppers.indexOf(upper) && uppers.lastIndexOf(upper) > i) {
      sheet.merges.push(`${letter(i)}${top}:${letter(uppers.lastIndexOf(upper))}${top}`);
    }
  }
  sheet.merges.push(`A1:${letter(fields.length - 1)}1`);
  sheet.lines.push(fields.map((_, i) => `(${i + 1})`));
  register.list(sheet, fields, all);
  return register;
};

const sheetPerHamlet: Layout = (all, form) => {
  const register = new Register();
  const fields = [ORDER, CODE, HEAD, PHONE, ADDRESS, ...coordinates(form), ELDERS, DEVICES];
  for (const [hamlet, households] of byHamlet(all)) {
    const sheet = register.sheet(hamlet);
    sheet.lines.push(
      ['DANH SÁCH HỘ DÂN'],
      fields.map(({ headings }) => headings.vi),
    );
    register.list(sheet, fields, households);
  }
  return register;
};

const sections: Layout = (all, form) => {
  const register = new Register();
  const sheet = register.sheet('Danh sách');
  const fields = [ORDER, CODE, HEAD, PHONE, ADDRESS, ...coordinates(form), ELDERS, DEVICES];
  sheet.lines.push(fields.map(({ headings }) => headings.vi));
  for (const [i, [hamlet, households]] of byHamlet(all).entries()) {
    const row = sheet.lines.push([`${['I', 'II', 'III'][i]}. ${hamlet.toUpperCase()}: ${households.length} hộ`]);
    sheet.merges.push(`A${row}:${letter(fields.length - 1)}${row}`);
    register.list(sheet, fields, households, 1 + i * households.length);
  }
  return register;
};

/** Printed page by page: headings again, sums below each page, remarks and signatures at the end. */
const pages: Layout = (all, form) => {
  const register = new Register();
  const sheet = register.sheet('In');
  const fields = [ORDER, CODE, HEAD, PHONE, ADDRESS, HAMLET, ...coordinates(form), ELDERS, DEVICES, NOTE];
  for (let i = 0; i < all.length; i += 12) {
    sheet.lines.push(fields.map(({ headings }) => headings.vi));
    const page = all.slice(i, i + 12);
    register.list(sheet, fields, page, i + 1);
    sheet.lines.push(['Cộng trang', null, page.length], []);
  }
  sheet.lines.push(['Tổng cộng', null, `${all.length} hộ`]);
  sheet.lines.push(['Ghi chú: số liệu do các xóm báo cáo']);
  sheet.lines.push([null, null, null, null, 'An Triều, ngày 3 tháng 2 năm 2026']);
  sheet.lines.push([null, null, 'Người lập biểu', null, 'TM. ỦY BAN NHÂN DÂN'], [], [null, null, 'Phạm Văn Lập']);
  return register;
};

/** One row a person, related to the head. */
const persons =
  (numbered: boolean): Layout =>
  (all, form) => {
    const register = new Register();
    const sheet = register.sheet('Nhân khẩu');
    const own = coordinates(form);
    sheet.lines.push([
      'STT',
      ...(numbered ? ['Mã hộ'] : []),
      'Họ và tên',
      'Quan hệ với chủ hộ',
      'Năm sinh',
      'Điện thoại thông minh',
      'Xóm',
      'Địa chỉ',
      ...own.map(({ headings }) => headings.vi),
    ]);
    let n = 0;
    for (const [i, household] of all.entries()) {
      const first = sheet.lines.length + 1;
      const slip = isSlip(i + 1) ? household.persons.length - 1 : -1;
      for (const [j, person] of household.persons.entries()) {
        const isHead = j === 0;
        sheet.lines.push([
          ++n,
          ...(numbered ? [household.code] : []),
          person.name,
          person.relation,
          j === slip ? 19_947 : person.birthYear,
          person.hasDevice ? 'có' : 'không',
          household.hamlet,
          isHead ? household.address : null,
          ...own.map((one) => (isHead ? one.cell(household, n) : null)),
        ]);
      }
      if (slip >= 0) register.problems.push({ sheet: sheet.name, row: first + slip, code: 'birth_year_bad' });
      else
        register.rows.push({ sheet: sheet.name, row: first, household: without(household, numbered), counted: true });
    }
    register.notes.push('persons_counted');
    return register;
  };

const without = (household: Household, coded: boolean): Household => ({
  ...household,
  phone: null,
  ...(!coded && { code: '' }),
});

/** The head once, in joined cells, beside the persons of the household. */
const personsBesideHead: Layout = (all, form) => {
  const register = new Register();
  const sheet = register.sheet('Nhân khẩu');
  const own = coordinates(form);
  sheet.lines.push([
    'Chủ hộ',
    'Xóm',
    'Địa chỉ',
    ...own.map(({ headings }) => headings.vi),
    'Họ và tên',
    'Tuổi',
    'Smartphone',
  ]);
  for (const household of all) {
    const first = sheet.lines.length + 1;
    for (const [j, person] of household.persons.entries()) {
      const joined = [household.head, household.hamlet, household.address, ...own.map((one) => one.cell(household, 0))];
      const age = 2026 - person.birthYear;
      sheet.lines.push([
        ...joined.map((cell) => (j === 0 ? cell : null)),
        person.name,
        age,
        person.hasDevice ? 'x' : 'không',
      ]);
    }
    const last = sheet.lines.length;
    if (last > first)
      for (let c = 0; c < 3 + own.length; c++) sheet.merges.push(`${letter(c)}${first}:${letter(c)}${last}`);
    register.rows.push({ sheet: sheet.name, row: first, household: without(household, false), counted: true });
  }
  register.notes.push('persons_counted');
  return register;
};

/** Two lists, a narrow gap between them. */
const sideBySide: Layout = (all, form) => {
  const register = new Register();
  const sheet = register.sheet('Danh sách');
  const fields = [ORDER, CODE, HEAD, PHONE, HAMLET, ...coordinates(form), ELDERS, DEVICES];
  const gapped = [...fields.map(({ headings }) => headings.vi), null, ...fields.map(({ headings }) => headings.vi)];
  sheet.lines.push(['DANH SÁCH HỘ DÂN'], gapped);
  const half = Math.ceil(all.length / 2);
  const second: Truth['rows'] = [];
  for (let i = 0; i < half; i++) {
    const left = register.household(sheet, fields, all[i]!, i + 1);
    const right = all[half + i];
    const before = register.rows.length;
    const cells = right ? register.household(sheet, fields, right, half + i + 1) : [];
    second.push(...register.rows.splice(before));
    sheet.lines.push([...left, null, ...cells]);
  }
  register.rows.push(...second);
  for (const row of register.rows) row.household = { ...row.household, address: '' };
  register.notes.push('side_by_side');
  return register;
};

/** Two or three households in the lines of each row's cells. */
const lines: Layout = (all, form) => {
  const register = new Register();
  const sheet = register.sheet('Danh sách');
  const fields = [HEAD, CODE, PHONE, ADDRESS, HAMLET, ...coordinates(form), ELDERS, DEVICES];
  sheet.lines.push(fields.map(({ headings }) => headings.vi));
  for (const [, households] of byHamlet(all)) {
    for (let i = 0, size = 2; i < households.length; i += size, size = 5 - size) {
      const some = households.slice(i, i + size);
      const row = sheet.lines.length + 1;
      const short = i === 0;
      sheet.lines.push(
        fields.map((one): Written => {
          if (one === HAMLET) return some[0]!.hamlet;
          if (one === HEAD) return some.map(({ head }, k) => `${k + 1}. ${head}`).join('\n');
          if (short && one === CODE) return some[0]!.code;
          const cells = some.map((household) => one.cell(household, 0));
          return cells.every((cell) => cell === null) ? null : cells.map((cell) => cell ?? '-').join('\n');
        }),
      );
      // One code for two households.
      if (short && some.length > 1) register.problems.push({ sheet: sheet.name, row, code: 'households_disagree' });
      else register.rows.push(...some.map((household) => ({ sheet: sheet.name, row, household, counted: false })));
    }
  }
  register.notes.push('cells_split');
  return register;
};

/** A second telephone below the first, the head's cell joined over both rows. */
const continued: Layout = (all, form) => {
  const register = new Register();
  const sheet = register.sheet('Danh sách');
  const fields = [ORDER, CODE, HEAD, PHONE, ADDRESS, HAMLET, ...coordinates(form), ELDERS, DEVICES];
  sheet.lines.push(fields.map(({ headings }) => headings.vi));
  for (const [i, household] of all.entries()) {
    sheet.lines.push(register.household(sheet, fields, household, i + 1));
    const row = sheet.lines.length;
    if (i % 3 !== 0 || household.phone === null) continue;
    sheet.lines.push(fields.map((one) => (one === PHONE ? '0912345678' : null)));
    for (const one of [ORDER, CODE, HEAD]) {
      const column = letter(fields.indexOf(one));
      sheet.merges.push(`${column}${row}:${column}${row + 1}`);
    }
  }
  register.notes.push('rows_joined');
  return register;
};

export const LAYOUTS = {
  plain: plain('vi'),
  'English headings': plain('en'),
  'abbreviated or misspelt headings': plain('short'),
  'titles, two rows of headings': titled,
  'a sheet a hamlet': sheetPerHamlet,
  'sections by hamlet': sections,
  'printed pages with sums and signatures': pages,
  'a row a person, with codes': persons(true),
  'a row a person, by relation': persons(false),
  'persons beside their head': personsBesideHead,
  'side by side': sideBySide,
  'households in the lines of cells': lines,
  'a household over several rows': continued,
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;
