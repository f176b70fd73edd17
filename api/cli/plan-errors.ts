import type { PlanInputError } from '#geo/routing/input-error.ts';

/** What is wrong with a problem, in Vietnamese, by the code of the error. */
const VIETNAMESE: Record<string, string> = {
  not_json: 'không phải JSON hợp lệ',
  not_an_object: 'phải là một đối tượng',
  not_a_list: 'phải là một mảng',
  not_an_integer: 'phải là số nguyên, không âm',
  not_a_number: 'phải là số',
  not_a_text: 'phải là chuỗi',
  not_a_location: 'phải là [kinh độ, vĩ độ]',
  not_a_window: 'phải là [bắt đầu, kết thúc]',
  impossible_window: 'khung giờ không thể có',
  overlapping_windows: 'chồng lên một khung giờ khác',
  out_of_range: 'ngoài khoảng cho phép',
  missing: 'còn thiếu',
  empty: 'không được để trống',
  duplicate_id: 'số hiệu bị trùng',
  not_square: 'ma trận không vuông hoặc không cùng cỡ',
  not_supported: 'chưa được hỗ trợ',
  inconsistent_amounts: 'số lượng thành phần không khớp',
  inconsistent_costs: 'chi phí mâu thuẫn',
  inconsistent_group: 'không khớp với những người đi cùng',
};

/** One line, Vietnamese and English. */
export function explainPlan(error: PlanInputError): string {
  const vietnamese = VIETNAMESE[error.code];
  return vietnamese === undefined ? error.message : `${error.field}: ${vietnamese}. / ${error.message}.`;
}
