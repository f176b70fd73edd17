import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type Area, toastBottom } from '../../../web/ui/toast-place.ts';

const PHONE = { width: 390, height: 844 };
const SAID = { width: 366, height: 64 };
const across = (top: number, bottom: number): Area => ({ left: 0, right: 390, top, bottom });
const NAV = across(784, 844);
const place = (...clear: Area[]) => {
  const bottom = PHONE.height - toastBottom(SAID, PHONE, clear);
  return { top: bottom - SAID.height, bottom };
};

test('above the tabs, above a bar on them, and below the handle of a sheet half drawn up', () => {
  expect(place(NAV)).toEqual({ top: 712, bottom: 776 });
  expect(place(NAV, across(690, 784))).toEqual({ top: 618, bottom: 682 });
  expect(place(NAV, across(392, 440))).toEqual({ top: 712, bottom: 776 });
});

test('above the handle of a sheet that is low', () => {
  expect(place(NAV, across(688, 736))).toEqual({ top: 616, bottom: 680 });
});

test('a rail at the left and what is scrolled away are in nobody’s way', () => {
  const rail = { left: 0, right: 8, top: 0, bottom: 844 };
  expect(place(rail, across(900, 960), across(-80, -20))).toEqual({ top: 772, bottom: 836 });
});

const areas = fc.array(
  fc
    .tuple(fc.integer({ min: -100, max: 900 }), fc.integer({ min: 1, max: 200 }))
    .map(([top, height]) => across(top, top + height)),
  { maxLength: 8 },
);
property.prop([areas])('whatever stands on a page, nothing of it is covered where there is room', (clear) => {
  const said = place(...clear);
  expect(said.top).toBeGreaterThanOrEqual(0);
  expect(said.bottom).toBeLessThanOrEqual(PHONE.height);
  const free = Array.from({ length: PHONE.height - SAID.height - 15 }, (_, top) => top + 8).some((top) =>
    clear.every((area) => area.top >= top + SAID.height + 8 || area.bottom <= top - 8),
  );
  if (free) for (const area of clear) expect(area.top >= said.bottom || area.bottom <= said.top).toBe(true);
});
