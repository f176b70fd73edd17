import type { Details } from '../errors.ts';
import type { Lang } from '../messages.ts';

/** Each says what is wrong, then what to do. `{name}` is filled in. */
const WORDS = {
  vi: {
    cell_flawed: 'Ô có công thức chưa tính hoặc báo lỗi “{value}”. Gõ giá trị vào ô.',
    date_bad: '“{value}” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 15/11/2025.',
    duty_unclear: '“{value}” chưa rõ nhiệm vụ. Ghi Tổ trưởng, Tổ phó hoặc Tổ viên.',
    hamlet_missing: 'Không biết tổ viên thuộc xóm nào. Thêm cột Xóm, hoặc đặt tên trang tính theo xóm, ví dụ “Xóm 3”.',
    hamlet_near: 'Xã chưa có “{value}”, nhưng có {names}. Sửa tên xóm cho đúng; nếu là xóm mới thì lập xóm đó trước.',
    leader_exists:
      '{hamlet} đang có tổ trưởng {name}, người này không có trong danh sách. Đổi vai trò hoặc cho thôi trước.',
    member_ambiguous: 'Tổ của {hamlet} có nhiều người tên này. Ghi số điện thoại để phân biệt.',
    member_elsewhere: 'Người này đang là tổ viên ở {hamlet}. Cho thôi ở đó trước, rồi nhập lại.',
    member_twice:
      'Người này đã có ở dòng {otherRow}, trang {otherSheet}. Giữ một dòng, hoặc ghi số điện thoại để phân biệt.',
    name_bad: '“{value}” không phải là tên người. Điền họ và tên.',
    name_missing: 'Thiếu họ tên. Điền họ và tên.',
    phone_bad: '“{value}” không phải là số điện thoại. Ghi 10 chữ số bắt đầu bằng 0, hoặc để trống.',
    two_leaders: '{hamlet} có hai tổ trưởng: dòng này và dòng {otherRow} ({name}). Mỗi xóm một tổ trưởng.',
    username_bad: '“{value}” không dùng làm tên đăng nhập được. Dùng 3 đến 30 chữ thường không dấu, số, dấu chấm.',
  },
  en: {
    cell_flawed: 'The cell holds a formula without a value or an error: “{value}”. Type the value.',
    date_bad: '“{value}” is not a date. Write day/month/year, such as 15/11/2025.',
    duty_unclear: '“{value}” is no part in the team. Write Tổ trưởng (leader), Tổ phó (deputy) or Tổ viên (member).',
    hamlet_missing:
      'It is not known to which hamlet this member belongs. Add a column Hamlet, or name the sheet “Xóm 3”.',
    hamlet_near:
      'The commune has no “{value}”, but {names}. Correct the name; a hamlet that is new has to be made first.',
    leader_exists: '{hamlet} is led by {name}, who is not in the list. Change that part or end that term first.',
    member_ambiguous: 'Several members of {hamlet} have this name. Add the telephone number to tell them apart.',
    member_elsewhere: 'This person is a member in {hamlet}. End that term first, then bring the list again.',
    member_twice:
      'This person already stands in row {otherRow} of sheet {otherSheet}. Keep one row, or add telephone numbers.',
    name_bad: '“{value}” is not a name. Fill in the full name.',
    name_missing: 'The name is missing. Fill in the full name.',
    phone_bad: '“{value}” is not a telephone number. Write 10 digits starting with 0, or leave it empty.',
    two_leaders: '{hamlet} has two leaders: this row and row {otherRow} ({name}). A hamlet has one leader.',
    username_bad: '“{value}” cannot be a user name. Use 3 to 30 small letters without accents, digits, dots.',
  },
} as const satisfies Record<Lang, Record<string, string>>;

/** What can be wrong with one row of a list of members. */
export type MemberProblemCode = keyof (typeof WORDS)['vi'];

/** One thing wrong with one row; a row with any problem does not go in. */
export interface MemberProblem {
  sheet: string;
  row: number;
  column: string | null;
  code: MemberProblemCode;
  message: string;
  params: Details;
}

const LONGEST_VALUE = 80;

export function memberProblem(
  lang: Lang,
  at: { sheet: string; row: number },
  column: string | null,
  code: MemberProblemCode,
  params: Details = {},
): MemberProblem {
  const message = WORDS[lang][code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]).slice(0, LONGEST_VALUE) : whole,
  );
  return { sheet: at.sheet, row: at.row, column, code, message, params };
}
