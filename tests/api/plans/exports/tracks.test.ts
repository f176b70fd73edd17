import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planGpx } from '#api/plans/exports/gpx.ts';
import type { PlanExport } from '#api/plans/exports/plan-export.ts';
import { day, plan, route, saturday, stop } from './plans.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tung-nha-gpx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What GDAL reads of a layer of the file. */
function layer(of: PlanExport, name: 'waypoints' | 'tracks'): string {
  const file = join(folder, 'plan.gpx');
  writeFileSync(file, planGpx(of));
  return execFileSync('ogrinfo', ['-ro', '-al', file, name], { encoding: 'utf8' });
}
const valuesOf = (report: string, field: string) =>
  [...report.matchAll(new RegExp(`^ {2}${field} \\(String\\) = (.*)$`, 'gm'))].map(([, value]) => value);

test('GDAL reads a numbered waypoint each stop, and a track each member and day', () => {
  const points = layer(plan([saturday]), 'waypoints');
  expect(points).toContain('Feature Count: 17');
  expect(valuesOf(points, 'name').slice(0, 2)).toEqual(['1 · Ven Đê', '2 · Ven Đê']);
  expect(valuesOf(points, 'desc')[0]).toBe('28/11/2026 08:01 · Phạm Thị Nhàn');
  expect(points).toContain('POINT (106.3104 20.1203)');
  const tracks = layer(plan([saturday]), 'tracks');
  expect(valuesOf(tracks, 'name')).toEqual(['28/11/2026 · Phạm Thị Nhàn', '28/11/2026 · Đỗ Văn Bền']);
  expect(tracks).toMatch(/MULTILINESTRING \(\(106\.3104 20\.1203,/);
});

test('who lives at a stop is not told, and signs of XML do not break the file', () => {
  const walk = route('Nhàn & <Bền>', [
    stop(1, { clusterName: '"Ven" <Đê> & \u0000bãi\uD800' }),
    stop(2, { position: null }),
  ]);
  const of = plan([day('2026-11-28', [walk])]);
  expect(planGpx(of)).not.toMatch(/Nguyễn|Ngõ|XH-|09••/);
  const points = layer(of, 'waypoints');
  expect(points).toContain('Feature Count: 1');
  expect(valuesOf(points, 'name')).toEqual(['1 · "Ven" <Đê> & bãi']);
});
