import type { PlanExport } from './plan-export.ts';
import { dayOf, wordsIn } from './words.ts';

/** By it Excel knows the text for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The plan as a table, a row each stop: UTF-8 with byte order mark, commas, CRLF (RFC 4180). */
export function planCsv(plan: PlanExport): string {
  const words = wordsIn(plan.language);
  const rows = plan.days.flatMap((day) =>
    day.routes.flatMap((route) =>
      route.stops.map((stop) => [
        dayOf(day.date),
        day.from,
        day.to,
        route.memberName,
        stop.order,
        stop.arriveAt,
        stop.clusterName,
        stop.code,
        stop.head,
        stop.address,
        stop.phone,
        stop.reasons.join(', '),
        stop.flagged ? words.yes : words.no,
        stop.position?.[1] ?? null,
        stop.position?.[0] ?? null,
      ]),
    ),
  );
  const lines = [Object.values(words.columns), ...rows].map((row) => row.map(cellOf).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/**
 * A cell. Text that a spreadsheet would take for a formula gets an apostrophe before it: a household's address must
 * not become a command on the computer of who opens the file. Numbers are ours and stay numbers.
 */
function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
