import { utf8 } from '../workbooks.ts';
import type { Hostile } from './corpus.ts';
import { soundText } from './parts.ts';

const text = (content: string) => () => utf8(content);
const utf16 = (content: string) => new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const headings = (...names: string[]) =>
  text(`Chủ hộ,Xóm,${names.join(',')}\nLê Văn An,Xóm 1,${names.map(() => 'x').join(',')}\n`);
const named = (head: string) => text(`Chủ hộ,Xóm\n${head},Xóm 1\nLê Văn An,Xóm 1\n`);

/** Text that tries the patience of whoever splits, decodes or compares it. */
export const texts = (): Hostile[] => [
  {
    name: 'csv: a quote never closed',
    make: text(`${soundText}"Trần\n${'Lê Văn An,Xóm 1\n'.repeat(20_000)}`),
    outcome: 'unclosed_quote|rows',
  },
  { name: 'csv: a million commas in a line', make: text(`${soundText}${','.repeat(1_000_000)}\n`), outcome: 'rows' },
  {
    name: 'csv: a hundred lines of 100,000 commas',
    heavy: true,
    make: text(`${soundText}${`${','.repeat(100_000)}\n`.repeat(100)}`),
    outcome: 'rows|too_large',
  },
  {
    name: 'csv: a cell of 10 MB',
    make: text(`${soundText}${'Lê '.repeat(3_000_000)},Xóm 1\n`),
    heavy: true,
    outcome: 'rows',
  },
  {
    name: 'csv: a million empty lines',
    make: text(soundText + '\n'.repeat(1_000_000)),
    heavy: true,
    outcome: 'rows|too_large',
  },
  {
    name: 'csv: 15 MB of quotes',
    heavy: true,
    make: text(soundText + '"'.repeat(15_000_000)),
    outcome: 'rows|unclosed_quote|too_large|unreadable',
  },
  {
    name: 'csv: 400,000 lines',
    heavy: true,
    make: text(soundText + 'Lê Văn An,Xóm 1,\n'.repeat(400_000)),
    outcome: 'too_large',
  },
  {
    name: 'csv: headings of objects',
    make: headings('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'),
    outcome: 'rows',
  },
  {
    name: 'csv: 5,000 headings',
    make: headings(...Array.from({ length: 5_000 }, (_, i) => `Chủ hộ ${i}`)),
    outcome: 'rows',
  },
  {
    name: 'csv: the same heading 200 times',
    make: headings(...Array.from({ length: 198 }, () => 'Số điện thoại')),
    outcome: 'rows',
  },
  { name: 'csv: a heading of 100,000 letters', make: headings('a'.repeat(100_000)), outcome: 'rows' },
  {
    name: 'csv: a name written from right to left',
    make: named('\u202eNguyễn\u202c Văn\u2066 An\u2069'),
    outcome: 'rows',
  },
  { name: 'csv: a name with bytes of control', make: named('Nguyễn\u0007\u001b[31m Văn\u0008 An'), outcome: 'rows' },
  { name: 'csv: a name with nothing to see', make: named('\u200b\u200c\u200d\ufeff\u00ad'), outcome: 'rows' },
  { name: 'csv: a name with zero bytes', make: named('Nguyễn\u0000Văn\u0000An'), outcome: 'rows|unreadable' },
  { name: 'csv: ten thousand accents on a letter', make: named(`A${'\u0301'.repeat(10_000)}`), outcome: 'rows' },
  {
    name: 'csv: half a letter',
    make: () => utf16('Chủ hộ,Xóm\nLê \ud800 An,Xóm 1\nLê \udc00,Xóm 1\n'),
    outcome: 'rows',
  },
  { name: 'csv: UTF-16 with a byte missing', make: () => utf16(soundText).slice(0, -1), outcome: 'rows' },
  {
    name: 'csv: UTF-16 behind UTF-8',
    make: () => joined(utf8(soundText), utf16(soundText)),
    outcome: 'rows|unreadable|no_header',
  },
  {
    name: 'csv: letters that are none in UTF-8',
    make: () => joined(utf8(soundText), new Uint8Array([0xc3, 0x28, 0xf5, 0x80, 0xed, 0xa0, 0x80, 0x2c, 0x58, 0x0a])),
    outcome: 'rows',
  },
  {
    name: 'csv: formulas',
    make: text(`Chủ hộ,Xóm\n"=HYPERLINK(""http://evil.example/"")",Xóm 1\n=cmd|'/C calc'!A0,Xóm 1\nLê Văn An,Xóm 1\n`),
    outcome: 'rows',
  },
  {
    name: 'csv: numbers beyond all',
    make: text(
      'Chủ hộ,Xóm,Số người lớn,Vĩ độ,Kinh độ\nLê Văn An,Xóm 1,1e308,NaN,Infinity\nLê Văn Ba,Xóm 1,-9223372036854775808,1e308,-1e308\nLê Văn Tư,Xóm 1,,,\n',
    ),
    outcome: 'rows',
  },
  {
    name: 'csv: digits that tempt an expression',
    make: text(
      `Chủ hộ,Xóm,SĐT,Tọa độ\nLê Văn An,Xóm 1,${'0'.repeat(50_000)},${'1 '.repeat(50_000)}\nLê Văn Ba,Xóm 1,,\n`,
    ),
    outcome: 'rows',
  },
  {
    name: 'csv: brackets that tempt an expression',
    make: text(`Chủ hộ,Xóm,${'('.repeat(50_000)}\nLê Văn An,Xóm 1,${'['.repeat(50_000)}\n`),
    outcome: 'rows',
  },
  {
    name: 'csv: any separator',
    make: text('sep=\u0000\nChủ hộ\u0000Xóm\nLê Văn An\u0000Xóm 1\n'),
    outcome: 'rows|no_header|unreadable',
  },
  {
    name: 'csv: a quote for a separator',
    make: text(`sep="\n${soundText}`),
    outcome: 'rows|no_header|unreadable|unclosed_quote',
  },
  { name: 'csv: headings alone', make: text('Chủ hộ,Xóm\n'), outcome: 'rows|empty' },
  { name: 'nothing at all', make: () => new Uint8Array(), outcome: 'empty' },
  { name: 'a megabyte of zeros', make: () => new Uint8Array(1_000_000), outcome: 'empty' },
  { name: 'more than is taken', make: () => new Uint8Array(40 * 1024 * 1024).fill(65), outcome: 'too_large' },
  {
    name: 'a page of HTML',
    make: text('<!DOCTYPE html><html><script>alert(1)</script><table><tr><td>Chủ hộ</td></tr></table></html>'),
    outcome: 'unsupported_format|no_header|unreadable',
  },
  { name: 'a PDF', make: text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), outcome: 'unsupported_format' },
  {
    name: 'a picture',
    make: () => joined(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), new Uint8Array(500).fill(7)),
    outcome: 'unsupported_format|no_header',
  },
  {
    name: 'a program',
    make: () => joined(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), new Uint8Array(5_000).fill(0x90)),
    outcome: 'unsupported_format|no_header',
  },
];
