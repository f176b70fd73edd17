/** Invented names of persons, put together from common parts; any real bearer is a coincidence. */
import type { Random } from './random.ts';

/** Surnames with their rough shares in the delta. */
const SURNAMES: [name: string, weight: number][] = [
  ['Nguyễn', 26],
  ['Trần', 14],
  ['Phạm', 9],
  ['Vũ', 8],
  ['Lê', 7],
  ['Đỗ', 5],
  ['Bùi', 5],
  ['Hoàng', 4],
  ['Mai', 4],
  ['Đinh', 3],
  ['Ngô', 3],
  ['Phan', 3],
  ['Đặng', 3],
  ['Cao', 2],
  ['Lưu', 2],
  ['Tống', 2],
  ['Doãn', 1],
  ['Lâm', 1],
  ['Khương', 1],
];
const MALE_MIDDLE = 'Văn Văn Văn Đức Quang Xuân Minh Công Hữu Ngọc Đình Trọng Thanh'.split(' ');
const MALE_GIVEN = (
  'An Bảo Bình Chiến Chính Cường Dũng Duy Đạt Điều Định Hải Hiếu Hòa Hùng Hưng Khánh Khoát Kiên Lâm ' +
  'Long Luân Mạnh Nam Nghĩa Nhàn Phong Phúc Quân Quyết Sơn Tài Thái Thắng Thành Thơm Tiến Toại Toàn ' +
  'Trung Tuấn Tuynh Việt Vinh'
).split(' ');
const FEMALE_MIDDLE = 'Thị Thị Thị Thị Thu Ngọc Thanh Kim Bích Minh'.split(' ');
const FEMALE_GIVEN = (
  'Bính Chi Cúc Dung Đào Đoan Hà Hạnh Hằng Hiền Hoa Hồng Huệ Hường Lan Liên Liễu Loan Lượng Lý Mai Mận ' +
  'Mơ Nga Ngát Nhài Nhung Oanh Phương Quế Quỳnh Sen Tâm Thảo Thoa Thu Thủy Tuyết Vân Xoan Yến'
).split(' ');
const SURNAME_WEIGHTS = SURNAMES.map(([, weight]) => weight);

/** @param woman  whether middle and given name are a woman's */
export function personName(random: Random, woman: boolean): string {
  const surname = SURNAMES[random.weighted(SURNAME_WEIGHTS)]![0];
  const middle = random.pick(woman ? FEMALE_MIDDLE : MALE_MIDDLE);
  for (;;) {
    const given = random.pick(woman ? FEMALE_GIVEN : MALE_GIVEN);
    if (given !== middle && given !== surname) return `${surname} ${middle} ${given}`;
  }
}

/** A number of Vietnamese form, always beginning 0900 0, so that nobody takes the demo for a telephone book. */
export function inventedPhone(random: Random): string {
  const digits = String(random.int(0, 99_999)).padStart(5, '0');
  return `0900 0${digits.slice(0, 2)} ${digits.slice(2)}`;
}
