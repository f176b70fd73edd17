import type { Lang } from './messages.ts';
import type { ImportAnswer } from './schema.ts';

const WORDS = {
  vi: {
    dry: 'Chạy thử: chưa có gì thay đổi.',
    read: 'Đã đọc {rows} dòng từ {sheets} trang ({format}, {encoding}).',
    system: 'Tọa độ tính bằng mét, đoán là {name} (chắc {sure} %).',
    others: 'Nếu không đúng, thêm --crs; cũng có thể là: {names}',
    counts: 'Hộ mới: {created} · cập nhật: {updated} · không đổi: {unchanged} · chưa có vị trí: {unplaced}',
    hamlets: 'Xóm mới: {names}',
    bounded: 'Ranh giới mới: {names}',
    columns: 'Cột dùng: {names}',
    ignored: 'Cột bỏ qua: {names}',
    unsure: 'Chưa chắc là hộ nào, cần chọn trên trang Nhập sổ hộ hoặc thêm mã hộ: {unsure} dòng',
    missing: 'Hộ đã có mà sổ này không nhắc đến (vẫn được giữ): {missing}',
    rejected: 'Dòng cần sửa (không nhập vào): {rejected}',
    problem: '  {sheet}, dòng {row}{column}: {message}',
    column: ', cột “{column}”',
  },
  en: {
    dry: 'Dry run: nothing has changed.',
    read: '{rows} rows read from {sheets} sheets ({format}, {encoding}).',
    system: 'Coordinates are in metres, taken for {name} ({sure} % sure).',
    others: 'If that is wrong, add --crs; it could also be: {names}',
    counts: 'New households: {created} · updated: {updated} · unchanged: {unchanged} · without position: {unplaced}',
    hamlets: 'New hamlets: {names}',
    bounded: 'New boundaries: {names}',
    columns: 'Columns used: {names}',
    ignored: 'Columns left out: {names}',
    unsure: 'Not sure which household, choose on the import page or add a code: {unsure} rows',
    missing: 'Known households this register does not mention (kept): {missing}',
    rejected: 'Rows to mend (not imported): {rejected}',
    problem: '  {sheet}, row {row}{column}: {message}',
    column: ', column “{column}”',
  },
} as const;

/** What became of a register, for people to read. */
export function reportText(answer: ImportAnswer, lang: Lang, dryRun: boolean): string {
  const words = WORDS[lang];
  const say = (text: string, values: Record<string, string | number>) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  const headings = (used: boolean) => [
    ...new Set(answer.columns.filter(({ field }) => (field !== null) === used).map(({ heading }) => heading)),
  ];
  const list = (text: string, names: readonly string[]) =>
    names.length > 0 ? [say(text, { names: names.join(', ') })] : [];
  const { format, encoding, rows, created, updated, unchanged, unplaced, rejected } = answer;
  const counts = { created, updated, unchanged, unplaced, rejected };
  const numbers = { format, encoding, rows, sheets: answer.sheets.length, ...counts };
  return [
    ...(dryRun ? [words.dry] : []),
    say(words.read, numbers),
    ...(answer.crs.guessed
      ? [say(words.system, { name: answer.crs.name, sure: Math.round(answer.crs.confidence * 100) })]
      : []),
    ...(answer.crs.guessed && answer.crs.alternatives.length > 0
      ? [
          say(words.others, {
            names: answer.crs.alternatives.map(({ name, code }) => `${name} (${code ?? '–'})`).join(', '),
          }),
        ]
      : []),
    ...answer.notes.map(({ sheet, message }) => `${sheet}: ${message}`),
    say(words.counts, numbers),
    ...list(words.hamlets, answer.hamlets.created),
    ...list(words.bounded, answer.hamlets.bounded),
    ...list(words.columns, headings(true)),
    ...list(words.ignored, headings(false)),
    ...(answer.matches.length > 0 ? [say(words.unsure, { unsure: answer.matches.length })] : []),
    ...(answer.missing.length > 0 ? [say(words.missing, { missing: answer.missing.length })] : []),
    ...(answer.rejected > 0 ? [say(words.rejected, numbers)] : []),
    ...answer.problems.map(({ sheet, row, column, message }) =>
      say(words.problem, { sheet, row, message, column: column ? say(words.column, { column }) : '' }),
    ),
  ].join('\n');
}
