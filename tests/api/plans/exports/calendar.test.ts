import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { planIcs } from '#api/plans/exports/ics.ts';
import { day, plan, route, saturday, stop } from './plans.ts';

/** Unfolds, splits and unescapes as RFC 5545 says, with nothing of the writer's. */
function read(text: string): { name: string; parameters: string; value: string }[] {
  const lines = text.split('\r\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.from(line).toString()).not.toContain('\uFFFD');
  }
  return lines
    .join('\n')
    .replaceAll('\n ', '')
    .split('\n')
    .map((line) => {
      const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/s.exec(line) ?? [];
      expect(name, line).not.toBe('');
      return { name, parameters, value };
    });
}
const unescaped = (value: string) => value.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
const eventsOf = (text: string) => {
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  for (const { name, parameters, value } of read(text)) {
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') expect(open.pop()).toBe(value);
    else if (open.at(-1) === 'VEVENT') events.at(-1)![name + parameters] = value;
  }
  expect(open).toEqual([]);
  return events;
};

test('a day out is an event at its hours in Vietnam, known again after a change', () => {
  const [event, ...others] = eventsOf(planIcs(plan([saturday])));
  expect(others).toEqual([]);
  expect(event).toEqual({
    UID: '01900000-0000-7000-8000-000000000abc-2026-11-28@tung-nha',
    DTSTAMP: '20261120T030405Z',
    'DTSTART;TZID=Asia/Ho_Chi_Minh': '20261128T080000',
    'DTEND;TZID=Asia/Ho_Chi_Minh': '20261128T120000',
    SEQUENCE: '7',
    SUMMARY: 'Tổ CNSCĐ Xóm 6: Ven Đê',
    DESCRIPTION: 'Cùng đi: Phạm Thị Nhàn\\, Đỗ Văn Bền\\n17 hộ',
    LOCATION: 'Xóm 6\\, Xã Xuân Hưng',
    TRANSP: 'OPAQUE',
  });
  const later = eventsOf(planIcs(plan([{ ...saturday, from: '14:00', to: '18:00' }], { version: 8 })))[0]!;
  expect(later.UID).toBe(event!.UID);
  expect(later).toMatchObject({ SEQUENCE: '8', 'DTSTART;TZID=Asia/Ho_Chi_Minh': '20261128T140000' });
});

test('the calendar names the time zone it uses, and no household', () => {
  const text = planIcs(plan([saturday]));
  expect(text).toMatch(/BEGIN:VTIMEZONE\r\nTZID:Asia\/Ho_Chi_Minh\r\n/);
  expect(text).not.toMatch(/Nguyễn Thị Nhàn \d|09••|Ngõ/);
});

// U+FFFD would look like a letter cut in two
const name = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !text.includes('\ufffd'));
const names = fc.array(name, { minLength: 1, maxLength: 6 });

property.prop([names])(
  'whatever clusters are called, lines keep to 75 octets and the name comes back',
  (clusterNames) => {
    const out = day('2026-11-28', [route('Nhàn', [stop(1)])]);
    const [event] = eventsOf(planIcs(plan([{ ...out, clusterNames }])));
    const said = clusterNames
      .join(', ')
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/[^\P{Cc}\n]/gu, ' ');
    expect(unescaped(event!.SUMMARY!)).toBe(said ? `Tổ CNSCĐ Xóm 6: ${said}` : 'Tổ CNSCĐ Xóm 6');
  },
);
