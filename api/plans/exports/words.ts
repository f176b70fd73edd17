import type { Language } from '../../http/language.ts';

const vi = {
  weekdays: {
    0: 'Chủ Nhật',
    1: 'Thứ Hai',
    2: 'Thứ Ba',
    3: 'Thứ Tư',
    4: 'Thứ Năm',
    5: 'Thứ Sáu',
    6: 'Thứ Bảy',
  },
  team: 'Tổ CNSCĐ {hamlet}',
  fileName: 'Kế hoạch {hamlet}',
  listTitle: 'Danh sách đến nhà',
  member: 'Tổ viên: {name}',
  clusters: 'Cụm: {names}',
  goesWith: 'Cùng đi: {names}',
  summary: '{households} hộ, {flagged} hộ cần ưu tiên · đi bộ {distance}, khoảng {minutes} phút',
  flagged: 'Cần ưu tiên',
  unplaced: 'chưa có vị trí trên bản đồ',
  phone: 'ĐT {phone}',
  code: 'Mã hộ {code}',
  result: 'Kết quả',
  nobody: 'Chưa xếp hộ nào.',
  privacy: 'Danh sách có thông tin cá nhân: không để lại danh sách ở nơi công cộng, xong việc nộp lại tổ trưởng.',
  page: 'Trang {page}/{pages}',
  north: 'B',
  legend: 'Số nền đen: hộ cần ưu tiên',
  households: '{n} hộ',
  schedule: 'Lịch đi từng nhà, {from} – {to}',
  noDays: 'Chưa có buổi nào.',
  columns: {
    date: 'Ngày',
    from: 'Từ giờ',
    to: 'Đến giờ',
    member: 'Tổ viên',
    order: 'Thứ tự',
    arriveAt: 'Giờ đến',
    cluster: 'Cụm dân cư',
    code: 'Mã hộ',
    head: 'Chủ hộ',
    address: 'Địa chỉ',
    phone: 'Điện thoại',
    reasons: 'Lý do',
    flagged: 'Cần ưu tiên',
    latitude: 'Vĩ độ',
    longitude: 'Kinh độ',
  },
  yes: 'Có',
  no: 'Không',
  /** why a household is on the plan where its rank does not say it, and why it has its rank */
  reason: {
    pinned: 'tổ trưởng cho ưu tiên',
    deepen: 'hỗ trợ thêm',
    second_call: 'đến lần nữa',
    elderly: 'người cao tuổi',
    deviceless: 'chưa có thiết bị',
    elderly_unknown: 'chưa rõ tuổi',
    devices_unknown: 'chưa rõ thiết bị',
    adult_without_device: 'có người lớn chưa có thiết bị',
    never_reached: 'chưa ai đến',
    attempted: 'đã đến, vắng nhà',
    informed: 'mới nghe tuyên truyền',
    reached: 'đã tiếp cận',
    follow_up_due: 'đến hẹn quay lại',
    adopting: 'đã dùng nền tảng số',
    refused: 'từ chối',
    inactive: 'chuyển đi, vắng chủ',
  },
};

type Words = typeof vi;

const en: Words = {
  weekdays: {
    0: 'Sunday',
    1: 'Monday',
    2: 'Tuesday',
    3: 'Wednesday',
    4: 'Thursday',
    5: 'Friday',
    6: 'Saturday',
  },
  team: 'Digital team of {hamlet}',
  fileName: 'Plan {hamlet}',
  listTitle: 'Households to visit',
  member: 'Member: {name}',
  clusters: 'Clusters: {names}',
  goesWith: 'Going: {names}',
  summary: '{households} households, {flagged} with priority · {distance} on foot, about {minutes} min',
  flagged: 'Priority',
  unplaced: 'not yet on the map',
  phone: 'Tel. {phone}',
  code: 'No. {code}',
  result: 'Result',
  nobody: 'No household yet.',
  privacy: 'Personal data: do not leave this list in public places; hand it back to the team leader afterwards.',
  page: 'Page {page}/{pages}',
  north: 'N',
  legend: 'Black numbers: priority households',
  households: '{n} households',
  schedule: 'Door to door, {from} – {to}',
  noDays: 'No day out yet.',
  columns: {
    date: 'Date',
    from: 'From',
    to: 'To',
    member: 'Member',
    order: 'Order',
    arriveAt: 'Arrival',
    cluster: 'Cluster',
    code: 'Household no.',
    head: 'Head',
    address: 'Address',
    phone: 'Phone',
    reasons: 'Reasons',
    flagged: 'Priority',
    latitude: 'Latitude',
    longitude: 'Longitude',
  },
  yes: 'Yes',
  no: 'No',
  reason: {
    pinned: 'put first by the leader',
    deepen: 'further support',
    second_call: 'second call',
    elderly: 'elderly',
    deviceless: 'no device',
    elderly_unknown: 'age unknown',
    devices_unknown: 'devices unknown',
    adult_without_device: 'an adult without a device',
    never_reached: 'nobody has come yet',
    attempted: 'called, not at home',
    informed: 'informed only',
    reached: 'reached',
    follow_up_due: 'follow-up due',
    adopting: 'uses digital platforms',
    refused: 'refused',
    inactive: 'moved away, vacant',
  },
};

const WORDS: Record<Language, Words> = { vi, en };

/** The words of files, in the language asked for. */
export const wordsIn = (language: Language): Words => WORDS[language];

/** Why a household is visited now, in words. What nobody knows a word for is left out. */
export function reasonsIn(language: Language, codes: readonly string[]): string[] {
  const words: Record<string, string> = WORDS[language].reason;
  return [...new Set(codes)].flatMap((code) => words[code] ?? []);
}

/** `'{n} hộ'` with `{n: 3}` → `'3 hộ'`. */
export const fill = (text: string, params: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** "28/11/2026" */
export const dayOf = (date: string): string => date.split('-').reverse().join('/');

/** "Thứ Bảy, 28/11/2026" */
export function weekdayOf(date: string, language: Language): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() as keyof Words['weekdays'];
  return `${WORDS[language].weekdays[weekday]}, ${dayOf(date)}`;
}

/** `08:00` → "8:00": as hours are said. */
export const hourOf = (time: string): string => time.replace(/^0/, '');

/** 820 → "820 m", 1240 → "1,2 km". */
export function distanceOf(metres: number, language: Language): string {
  if (metres < 995) return `${Math.round(metres / 10) * 10} m`;
  const kilometres = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 1 });
  return `${kilometres.format(metres / 1000)} km`;
}
