import type { Lang } from '../messages.ts';
import type { MembersAnswer } from './schema.ts';

const WORDS = {
  vi: {
    dry: 'Chạy thử: chưa có gì thay đổi.',
    read: 'Danh sách tổ viên: đã đọc {rows} dòng từ {sheets} trang ({format}, {encoding}).',
    counts: 'Tổ viên mới: {created} · cập nhật: {updated} · không đổi: {unchanged}',
    hamlets: 'Xóm mới, mỗi xóm một tổ: {names}',
    missing: 'Đang làm tổ viên mà không có trong danh sách: {missing} người. Nhiệm kỳ của họ được giữ nguyên.',
    rejected: 'Dòng cần sửa (không nhập vào): {rejected}',
    problem: '  {sheet}, dòng {row}{column}: {message}',
    column: ', cột “{column}”',
    next: 'Tài khoản và phiếu đăng nhập: mở trang Tổ công nghệ số.',
  },
  en: {
    dry: 'Dry run: nothing has changed.',
    read: 'List of members: {rows} rows read from {sheets} sheets ({format}, {encoding}).',
    counts: 'New members: {created} · updated: {updated} · unchanged: {unchanged}',
    hamlets: 'New hamlets, each with its team: {names}',
    missing: 'Serving but not in the list: {missing}. Their terms go on.',
    rejected: 'Rows to mend (not imported): {rejected}',
    problem: '  {sheet}, row {row}{column}: {message}',
    column: ', column “{column}”',
    next: 'For accounts and sign-in slips open the page of the teams.',
  },
} as const satisfies Record<Lang, Record<string, string>>;

/** What became of a list of members, for people to read. */
export function membersText(answer: MembersAnswer, lang: Lang, dryRun: boolean): string {
  const words = WORDS[lang];
  const say = (text: string, values: Record<string, string | number>) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  const { format, encoding, rows, created, updated, unchanged, rejected } = answer;
  const counts = { format, encoding, rows, created, updated, unchanged, rejected, sheets: answer.sheets.length };
  const hamlets = answer.hamlets.created.join(', ');
  return [
    ...(dryRun ? [words.dry] : []),
    say(words.read, counts),
    say(words.counts, counts),
    ...(hamlets === '' ? [] : [say(words.hamlets, { names: hamlets })]),
    ...(answer.missing.length > 0 ? [say(words.missing, { missing: answer.missing.length })] : []),
    ...(rejected > 0 ? [say(words.rejected, counts)] : []),
    ...answer.problems.map(({ sheet, row, column, message }) =>
      say(words.problem, { sheet, row, message, column: column ? say(words.column, { column }) : '' }),
    ),
    ...(!dryRun && created > 0 ? [words.next] : []),
  ].join('\n');
}
