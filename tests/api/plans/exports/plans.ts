import type { ExportDay, ExportRoute, ExportStop, PlanExport } from '#api/plans/exports/plan-export.ts';

/** A stop of a walk; each further north-east than the one before. */
export const stop = (order: number, facts: Partial<ExportStop> = {}): ExportStop => ({
  order,
  head: `Nguyễn Thị Nhàn ${order}`,
  address: `Ngõ ${order}, đường Ven Đê`,
  code: `XH-${String(order).padStart(4, '0')}`,
  phone: '09•• ••• 111',
  clusterName: 'Ven Đê',
  reasons: ['người cao tuổi', 'chưa ai đến'],
  flagged: order % 2 === 1,
  arriveAt: `08:${String(order).padStart(2, '0')}`,
  position: [106.31 + order * 0.0004, 20.12 + order * 0.0003],
  ...facts,
});

export function route(memberName: string, stops: ExportStop[]): ExportRoute {
  const line = stops.flatMap(({ position }) => (position ? [position] : []));
  return { memberName, stops, line, walkMinutes: 12.4, metres: 820 };
}

export const day = (date: string, routes: ExportRoute[]): ExportDay => ({
  date,
  from: '08:00',
  to: '12:00',
  clusterNames: ['Ven Đê'],
  memberNames: routes.map(({ memberName }) => memberName),
  routes,
});

export const plan = (days: ExportDay[], facts: Partial<PlanExport> = {}): PlanExport => ({
  planId: '01900000-0000-7000-8000-000000000abc',
  version: 7,
  changedAt: '2026-11-20T03:04:05.678Z',
  communeName: 'Xã Xuân Hưng',
  hamletName: 'Xóm 6',
  planFrom: '2026-10-01',
  planTo: '2026-12-31',
  days,
  language: 'vi',
  ...facts,
});

const stops = (count: number) => Array.from({ length: count }, (_, k) => stop(k + 1));

/** A Saturday with two members, one of them with more than fits on a page. */
export const saturday = day('2026-11-28', [route('Phạm Thị Nhàn', stops(14)), route('Đỗ Văn Bền', stops(3))]);
