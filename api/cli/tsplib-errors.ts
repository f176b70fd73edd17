import type { PlanInputError } from '#geo/routing/input-error.ts';

/** By code: what is wrong with a TSPLIB file, in Vietnamese. */
const WORDS: Record<string, string> = {
  not_tsplib: 'không phải tệp TSPLIB',
  missing: 'thiếu trong tệp',
  unsupported: 'loại này chưa đọc được',
  not_a_number: 'không phải là số hợp lệ',
  wrong_count: 'số lượng không khớp',
  wrong_node: 'có điểm ngoài phạm vi hoặc lặp lại',
  negative: 'không được âm',
  too_many: 'quá nhiều điểm',
};

/** One line for whoever called the command. */
export function explainTsplib({ code, field, message }: PlanInputError): string {
  return `Tệp không dùng được: ${field} ${WORDS[code] ?? 'không hợp lệ'}. / The file cannot be used: ${message}.`;
}
