import type { ExportDay, PlanExport } from './plan-export.ts';
import { fill, wordsIn } from './words.ts';

/** A line is at most this many octets long, without its end (RFC 5545, 3.1). */
const MOST_OCTETS = 75;
/** Vietnam has kept one time since 1975, without daylight saving. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Ho_Chi_Minh',
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** The plan as a calendar (RFC 5545), an event each day out. It holds no household: calendars travel. */
export function planIcs(plan: PlanExport): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tung Nha//Plan//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(fill(wordsIn(plan.language).team, { hamlet: plan.hamletName }))}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    ...ZONE,
    ...plan.days.flatMap((day) => eventOf(day, plan)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(day: ExportDay, plan: PlanExport): string[] {
  const words = wordsIn(plan.language);
  const team = fill(words.team, { hamlet: plan.hamletName });
  const households = day.routes.reduce((sum, route) => sum + route.stops.length, 0);
  const description = [
    fill(words.goesWith, { names: day.memberNames.join(', ') }),
    fill(words.households, { n: households }),
  ].join('\n');
  const clusters = day.clusterNames.join(', ');
  return [
    'BEGIN:VEVENT',
    `UID:${plan.planId}-${day.date}@tung-nha`,
    `DTSTAMP:${plan.changedAt.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}`,
    `DTSTART;TZID=Asia/Ho_Chi_Minh:${localTime(day.date, day.from)}`,
    `DTEND;TZID=Asia/Ho_Chi_Minh:${localTime(day.date, day.to)}`,
    `SEQUENCE:${plan.version}`,
    `SUMMARY:${escaped(clusters ? `${team}: ${clusters}` : team)}`,
    `DESCRIPTION:${escaped(description)}`,
    `LOCATION:${escaped(`${plan.hamletName}, ${plan.communeName}`)}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

const localTime = (date: string, time: string): string => `${date.replaceAll('-', '')}T${time.replace(':', '')}00`;

/** A value of type TEXT (RFC 5545, 3.3.11); control characters have no place in one. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** Long lines go on after a line break and a space, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      [part, octets] = ['', 1]; // the space before it
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
