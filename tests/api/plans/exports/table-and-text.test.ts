import { fc, test as property } from '@fast-check/vitest';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { planCsv } from '#api/plans/exports/csv.ts';
import { planText } from '#api/plans/exports/text.ts';
import { day, plan, route, saturday, stop } from './plans.ts';

const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

test('the table has a row each stop, in the order of the walk, with what is needed at the door', () => {
  const text = planCsv(plan([saturday]));
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows = rowsOf(text);
  expect(rows).toHaveLength(17);
  expect(rows[0]).toEqual({
    Ngày: '28/11/2026',
    'Từ giờ': '08:00',
    'Đến giờ': '12:00',
    'Tổ viên': 'Phạm Thị Nhàn',
    'Thứ tự': '1',
    'Giờ đến': '08:01',
    'Cụm dân cư': 'Ven Đê',
    'Mã hộ': 'XH-0001',
    'Chủ hộ': 'Nguyễn Thị Nhàn 1',
    'Địa chỉ': 'Ngõ 1, đường Ven Đê',
    'Điện thoại': '09•• ••• 111',
    'Lý do': 'người cao tuổi, chưa ai đến',
    'Cần ưu tiên': 'Có',
    'Vĩ độ': '20.1203',
    'Kinh độ': '106.3104',
  });
  expect(Object.keys(rowsOf(planCsv(plan([saturday], { language: 'en' })))[0]!)).toContain('Head');
});

const nasty = fc.stringMatching(/^[=+\-@\t\r\n"',;a ]{0,8}$/);

property.prop([nasty, nasty])('no text of a household becomes a formula, and none gets lost', (head, address) => {
  const [row] = rowsOf(planCsv(plan([day('2026-11-28', [route('Nhàn', [stop(1, { head, address })])])])));
  for (const [cell, said] of [
    [row!['Chủ hộ']!, head],
    [row!['Địa chỉ']!, address],
  ] as const) {
    expect(cell).not.toMatch(/^\s*[=+\-@]/);
    expect([said, `'${said}`]).toContain(cell);
  }
});

test('the text for the group says when, where and who, and no household', () => {
  const otherDay = day('2026-12-01', [route('Phạm Thị Nhàn', [stop(1), stop(2, { clusterName: 'Trại Dâu' })])]);
  otherDay.clusterNames.push('Trại Dâu');
  otherDay.memberNames.push('Lê Văn Cùng');
  expect(planText(plan([saturday, otherDay]))).toBe(`Tổ CNSCĐ Xóm 6
Lịch đi từng nhà, 01/10/2026 – 31/12/2026

Thứ Bảy, 28/11/2026, 8:00–12:00
Cụm: Ven Đê
- Phạm Thị Nhàn: 14 hộ
- Đỗ Văn Bền: 3 hộ

Thứ Ba, 01/12/2026, 8:00–12:00
Cụm: Ven Đê, Trại Dâu
- Phạm Thị Nhàn: 2 hộ (Ven Đê, Trại Dâu)
Cùng đi: Lê Văn Cùng
`);
  expect(planText(plan([]))).toContain('Chưa có buổi nào.');
});
