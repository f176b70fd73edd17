import { strToU8, zipSync } from 'fflate';

export interface RegisterFiles {
  csv: Uint8Array;
  xlsx: Uint8Array;
}

const HEADINGS = [
  'STT',
  'Mã hộ',
  'Họ tên chủ hộ',
  'Số điện thoại',
  'Địa chỉ',
  'Xóm',
  'Cụm',
  'Vĩ độ',
  'Kinh độ',
  'Số người cao tuổi',
  'Số người lớn',
  'Số người lớn không có thiết bị',
  'Hộ không có thiết bị',
];
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Đoàn'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Hữu', 'Thị Thu', 'Minh', 'Quang', 'Xuân', 'Thị Hồng'];
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dung',
  'Hạnh',
  'Hòa',
  'Khuê',
  'Lan',
  'Mạnh',
  'Nga',
  'Phượng',
  'Sơn',
  'Tuyết',
  'Yến',
];
const HOUSEHOLDS_IN_HAMLET = 200;

type Value = string | number | null;

/**
 * A register of arithmetic alone: hamlets of 200 households in five clusters, one in fifty without a place, ages and
 * devices known of two thirds. `edition` 1 differs from 0 in every tenth telephone number.
 */
export function registerFiles(households: number, edition = 0): RegisterFiles {
  const lines = [HEADINGS, ...Array.from({ length: households }, (_, i) => household(i, edition))];
  return { csv: toCsv(lines), xlsx: toXlsx(lines) };
}

function household(i: number, edition: number): Value[] {
  const pick = <T>(list: readonly T[], salt: number): T => list[mix(i, salt) % list.length]!;
  const hamlet = Math.floor(i / HOUSEHOLDS_IN_HAMLET);
  const placed = mix(i, 1) % 50 !== 0;
  const known = mix(i, 2) % 3 !== 0;
  const adults = 1 + (mix(i, 3) % 4);
  const phone = 900_000_000 + ((mix(i, 4) + (edition > 0 && i % 10 === 0 ? 1 : 0)) % 99_999_999);
  return [
    i + 1,
    `H${String(i + 1).padStart(6, '0')}`,
    `${pick(FAMILY, 5)} ${pick(MIDDLE, 6)} ${pick(GIVEN, 7)}`,
    `0${phone}`,
    `Số ${1 + (i % HOUSEHOLDS_IN_HAMLET)}, ngõ ${1 + (mix(i, 8) % 12)}`,
    `Xóm ${hamlet + 1}`,
    String(1 + (i % 5)),
    placed ? degrees(20.25 + (hamlet % 32) * 0.01 + (mix(i, 9) % 9_000) / 1e6) : null,
    placed ? degrees(106.25 + Math.floor(hamlet / 32) * 0.01 + (mix(i, 10) % 9_000) / 1e6) : null,
    known ? mix(i, 11) % 3 : null,
    known ? adults : null,
    known ? mix(i, 12) % (adults + 1) : null,
    null,
  ];
}

const degrees = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A number that looks like chance and is the same each time. */
function mix(i: number, salt: number): number {
  let h = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

const toCsv = (lines: readonly Value[][]): Uint8Array =>
  strToU8(
    `\ufeff${lines.map((line) => line.map((value) => (typeof value === 'string' && value.includes(',') ? `"${value}"` : (value ?? ''))).join(',')).join('\r\n')}\r\n`,
  );

/** As Excel writes it: texts once in a table of their own, cells that name them by number. */
function toXlsx(lines: readonly Value[][]): Uint8Array {
  const texts = new Map<string, number>();
  const cell = (value: Value, row: number, column: number) => {
    if (value === null) return '';
    const at = `${String.fromCharCode(65 + column)}${row}`;
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    const index = texts.get(value) ?? texts.size;
    texts.set(value, index);
    return `<c r="${at}" t="s"><v>${index}</v></c>`;
  };
  const rows = lines.map(
    (line, i) => `<row r="${i + 1}">${line.map((value, j) => cell(value, i + 1, j)).join('')}</row>`,
  );
  const shared = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const xml = (content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Danh sách hộ" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': xml(`<sst xmlns="${main}" uniqueCount="${texts.size}">${shared}</sst>`),
  });
}
