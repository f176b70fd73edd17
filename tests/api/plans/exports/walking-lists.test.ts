import { execFileSync } from 'node:child_process';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { planPdf } from '#api/plans/exports/pdf.ts';
import type { PlanExport } from '#api/plans/exports/plan-export.ts';
import { sketchOf } from '#api/plans/exports/sketch.ts';
import { day, plan, route, saturday, stop } from './plans.ts';

/** The text of each page as Poppler reads it. */
async function pagesOf(of: PlanExport): Promise<string[]> {
  const input = await planPdf(of);
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input, encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

test('each member has pages of his own for a day, with every stop in order', async () => {
  const pages = await pagesOf(plan([saturday]));
  expect(pages).toHaveLength(3);
  const [first, second, other] = pages as [string, string, string];
  expect(first).toContain('Thứ Bảy, 28/11/2026, 8:00–12:00');
  expect(first).toContain('Tổ viên: Phạm Thị Nhàn');
  expect(first).toContain('14 hộ, 7 hộ cần ưu tiên · đi bộ 820 m, khoảng 12 phút');
  expect(first).toContain('Cần ưu tiên: người cao tuổi, chưa ai đến');
  const heads = [...(first + second).matchAll(/Nguyễn Thị Nhàn (\d+)/g)].map(([, n]) => Number(n));
  expect(heads).toEqual(Array.from({ length: 14 }, (_, k) => k + 1));
  expect(second).toContain('Thứ Bảy, 28/11/2026, 8:00–12:00 · Phạm Thị Nhàn');
  expect(other).toContain('Tổ viên: Đỗ Văn Bền');
  expect(pages.map((page) => /Trang \d\/\d/.exec(page)?.[0])).toEqual(['Trang 1/2', 'Trang 2/2', 'Trang 1/1']);
  for (const page of pages) expect(page).toContain('không để lại danh sách ở nơi công cộng');
});

test('fonts are inside the file', async () => {
  const fonts = execFileSync('pdffonts', ['-'], { input: await planPdf(plan([saturday])), encoding: 'utf8' });
  const lines = fonts.trim().split('\n').slice(2);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/DejaVu.* yes yes yes /);
});

test('very long names and households without a position find room', async () => {
  const long = 'Nguyễn Thị Phương Thảo Nguyên Khánh Linh Bảo Châu '.repeat(4).trim();
  const walk = route('Nhàn', [stop(1, { head: long, address: long, position: null }), stop(2, { position: null })]);
  const [page, ...others] = await pagesOf(plan([day('2026-11-29', [walk])], { language: 'en' }));
  expect(others).toEqual([]);
  expect(page).toContain('Sunday, 29/11/2026');
  expect(page!.match(/not yet on the map/g)).toHaveLength(2);
  expect(page!.replaceAll(/\s+/g, ' ')).toContain('Khánh Linh Bảo Châu Nguyễn');
});

const positions = fc.tuple(
  fc.double({ min: 106, max: 107, noNaN: true }),
  fc.double({ min: 20, max: 21, noNaN: true }),
);

property.prop([fc.array(positions, { minLength: 1, maxLength: 30 })])(
  'a sketch keeps inside its box, north up and true to scale',
  (places) => {
    const box = { left: 40, top: 100, width: 500, height: 200 };
    const stops = places.map((position, k) => stop(k + 1, { position }));
    const sketch = sketchOf({ stops, line: places }, box, 16)!;
    for (const [x, y] of [...sketch.line, ...sketch.stops.map(({ x, y }): [number, number] => [x, y])]) {
      expect(x).toBeGreaterThan(box.left + 15.9);
      expect(x).toBeLessThan(box.left + box.width - 15.9);
      expect(y).toBeGreaterThan(box.top + 15.9);
      expect(y).toBeLessThan(box.top + box.height - 15.9);
    }
    const [a, b] = [0, places.length - 1];
    expect(
      Math.sign(sketch.stops[a]!.y - sketch.stops[b]!.y) * Math.sign(places[a]![1] - places[b]![1]),
    ).toBeLessThanOrEqual(0);
    const metres = (places[b]![1] - places[a]![1]) * 111_320;
    expect(sketch.stops[a]!.y - sketch.stops[b]!.y).toBeCloseTo(metres * sketch.pointsPerMetre, 6);
  },
);

test('where nobody knows a place there is no sketch', () => {
  expect(
    sketchOf({ stops: [stop(1, { position: null })], line: [] }, { left: 0, top: 0, width: 9, height: 9 }, 1),
  ).toBeNull();
});
