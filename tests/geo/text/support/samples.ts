import { personName } from '#geo/demo/person_names.ts';
import { churchName, columnCanalName, communeName, pagodaName } from '#geo/demo/place_names.ts';
import type { Random } from '#geo/demo/random.ts';

/** Words of daily life and of the office, as registers and notes hold them. */
export const WORDS = (
  'hộ gia đình người cao tuổi sống một mình không có điện thoại thông minh máy tính bảng đang đi làm xa nhà vắng ' +
  'chưa liên lạc được con cháu hỗ trợ cài đặt ứng dụng định danh điện tử hướng dẫn thanh toán trực tuyến mua bán hàng ' +
  'nông sản lúa gạo cá tôm muối vườn cây ao chuồng trại lợn gà vịt trâu bò xe máy ruộng lúa đồng bãi đê kè cống kênh ' +
  'mương đường ngõ xóm thôn ấp tổ khu phố phường xã huyện tỉnh thành quận ủy ban nhân dân mặt trận tổ quốc hội phụ nữ ' +
  'đoàn thanh niên cựu chiến binh nông dân công an trưởng phó bí thư chi bộ đảng viên giáo viên nghỉ hưu thương bệnh ' +
  'khuyết tật hộ nghèo cận nghèo bảo hiểm y tế sổ đỏ giấy khai sinh chứng minh căn cước thẻ ngày tháng năm giới nam nữ ' +
  'ghi chú danh sách số thứ tự họ và tên chủ địa chỉ quê quán nghề nghiệp trình độ văn hóa dân tộc tôn giáo phật ' +
  'thiên chúa đã gặp hẹn lại từ chối chuyển mất sức khỏe yếu mắt kém tai nặng ở nhờ thuê trọ hai ba bốn sáu bảy tám ' +
  'chín mười trăm nghìn triệu tiền lương chợ quán trường học trạm bưu nhà thờ chùa đình miếu gần cạnh sau trước bên ' +
  'phải trái giữa cuối đầu trên dưới trong ngoài cũ mới lớn nhỏ dài rộng sâu cao thấp xanh vàng trắng đen bằng gỗ ' +
  'gạch ngói tôn tầng lầu cửa sổ giếng nước sạch điện sáng kém tốt xấu vừa đủ thiếu thừa nhiều ít những các mọi đều ' +
  'rồi sẽ cần muốn biết hiểu nhớ quên dạy bảo giúp đỡ tập huấn buổi chiều tối khuya thứ chủ nhật tuần quý báo cáo'
).split(' ');

const HAMLET = ['Xóm', 'Thôn', 'Ấp', 'Khu', 'Tổ dân phố'];

const FOREIGN =
  'Facebook Zalo smartphone iPhone Samsung internet wifi VNeID Excel online OCOP shop livestream UBND'.split(' ');

/** One piece of a register or a note: a name, an address, a few words, a contact. */
function piece(random: Random): string {
  const kind = random.int(0, 6);
  if (kind <= 1) return personName(random, random.chance(0.4));
  if (kind === 2) return personName(random, random.chance(0.4)).toUpperCase();
  if (kind === 3) return `${random.pick(HAMLET)} ${random.int(1, 30)}, xã ${communeName(random.int(0, 900))}`;
  if (kind === 4) {
    const near = [pagodaName, churchName, columnCanalName][random.int(0, 2)]!;
    return `số ${random.int(1, 200)} gần ${near(random.int(0, 40))}`;
  }
  if (kind === 5) return `ĐT: 0900 0${random.int(10, 99)} ${random.int(100, 999)} ${random.pick(FOREIGN)}`;
  return Array.from({ length: random.int(2, 6) }, () => random.pick(WORDS)).join(' ');
}

const ACCENTED = /[^\0-\x7f]/;

/**
 * Pieces, one a line, of exactly `words` words in all, at least one with an accent (without any there is nothing to
 * tell). Of the words, a share of `mistyped` has a letter lost or two changed about.
 */
export function sample(random: Random, words: number, mistyped = 0): string {
  const lines: string[] = [];
  let left = words;
  while (left > 0) {
    const line = piece(random).split(' ').slice(0, left);
    left -= line.length;
    lines.push(line.map((word) => (random.chance(mistyped) ? mistype(random, word) : word)).join(' '));
  }
  const text = lines.join('\n').normalize('NFC');
  return ACCENTED.test(text) ? text : sample(random, words, mistyped);
}

function mistype(random: Random, word: string): string {
  const letters = [...word];
  const at = random.int(0, letters.length - 1);
  if (random.chance(0.5)) letters.splice(at, 1);
  else letters.splice(at, 2, letters[at + 1] ?? '', letters[at]!);
  return letters.join('');
}
