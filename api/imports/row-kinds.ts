import type { Column } from './columns.ts';

// With accents where they matter: Tống and Trương are families, "Tổng" and "Trưởng" are not.
const TOTAL =
  /^((tổng|cộng|luỹ kế|lũy kế)(?=[\s:.,(–-]|$)|(tong cong|tong so|cong don|cong trang|luy ke|grand total|sub ?total|total)(?=[\s:.,(–-]|$)|(tong|cong|sum)\s*[:.]?\s*\d*\s*$)/iu;

const NOTE =
  /^(\*|ghi chú|ghi chu|chú thích|lưu ý|luu y|notes?\s*:|nguồn\s*:|đvt|đơn vị tính|\(\s*ký|ký tên|ký,|ký và|\(?\s*đã ký)/iu;

const SIGNATURE =
  /^(người (lập|tổng hợp|khai|báo cáo|viết)|nguoi (lap|tong hop)|xác nhận( của)?(\s|$)|thủ trưởng|tm[.\s]|t\/m|kt[.\s]|chủ tịch|chu tich|trưởng (xóm|thôn|ban|khu|ấp)|truong (xom|thon)|tổ trưởng|to truong|lập biểu|nơi nhận|cán bộ (lập|thống kê|văn)|công chức|bí thư|họ tên và chữ ký|ubnd|uỷ ban|ủy ban)/iu;

const DATED = /(ngày|ngay)\s*[\d.…_]*\s*(tháng|thang)\s*[\d.…_]*\s*(năm|nam)/iu;

const filledOf = (texts: readonly string[]): string[] => texts.filter((text) => text !== '');

/** A row of sums: `Tổng cộng`, `Cộng`, `Total`. */
export function isTotal(texts: readonly string[]): boolean {
  const filled = filledOf(texts);
  const first = filled[0] ?? '';
  // Behind a number in front, too: "| 241 | Tổng cộng |".
  return TOTAL.test(first) || (/^\d*$/.test(first) && TOTAL.test(filled[1] ?? ''));
}

/** A remark, a date or a signature and no household: few cells, and words no person is called by. */
export function isNote(texts: readonly string[], columns: readonly Column[]): boolean {
  const filled = filledOf(texts);
  if (filled.length > 4) return false;
  const code = columns.find(({ field }) => field === 'code');
  if (code && /\d/.test(texts[code.index] ?? '') && filled.length > 1) return false;
  return (
    filled.some((text) => NOTE.test(text) || DATED.test(text)) || isSignature(filled) || isLostSentence(texts, columns)
  );
}

/** From here on come date and signatures: what follows is data only where it is numbered. */
export function isFooter(texts: readonly string[]): boolean {
  const filled = filledOf(texts);
  return filled.length <= 4 && (filled.some((text) => DATED.test(text)) || isSignature(filled));
}

const isSignature = (filled: readonly string[]): boolean =>
  filled.length > 0 && filled.every((text) => SIGNATURE.test(text) || DATED.test(text) || NOTE.test(text));

/** One sentence alone in the column of numbers or in a column that was not recognised. */
function isLostSentence(texts: readonly string[], columns: readonly Column[]): boolean {
  const at = texts.findIndex((text) => text !== '');
  const alone = at !== -1 && texts.every((text, i) => i === at || text === '');
  if (!alone) return false;
  const field = columns.find(({ index }) => index === at)?.field ?? null;
  return field === null || field === 'order' || field === 'note' || (texts[at] ?? '').length > 80;
}
