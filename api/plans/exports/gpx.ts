import type { ExportDay, ExportRoute, ExportStop, PlanExport } from './plan-export.ts';
import { dayOf, fill, wordsIn } from './words.ts';

/**
 * The walks of a plan as GPX 1.1, for a phone's map: a waypoint each stop, a track each member and day.
 * Stops are told by number and cluster: who lives there stands on the walking list alone.
 */
export function planGpx(plan: PlanExport): string {
  const walks = plan.days.flatMap((day) => day.routes.map((route) => ({ day, route })));
  const title = `${fill(wordsIn(plan.language).team, { hamlet: plan.hamletName })}, ${periodOf(plan)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Từng Nhà" xmlns="http://www.topografix.com/GPX/1/1"',
    '  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    '  xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">',
    `  <metadata><name>${xml(title)}</name><time>${plan.changedAt}</time></metadata>`,
    ...walks.flatMap(({ day, route }) => route.stops.flatMap((stop) => waypoint(stop, day, route))),
    ...walks.flatMap(({ day, route }) => track(day, route)),
    '</gpx>',
    '',
  ].join('\n');
}

const periodOf = ({ days, planFrom, planTo }: PlanExport): string =>
  days.length === 1 ? dayOf(days[0]!.date) : `${dayOf(planFrom)} – ${dayOf(planTo)}`;

function waypoint(
  { order, clusterName, position, arriveAt }: ExportStop,
  day: ExportDay,
  route: ExportRoute,
): string[] {
  if (position === null) return [];
  const name = clusterName ? `${order} · ${clusterName}` : String(order);
  const description = `${[dayOf(day.date), arriveAt].filter(Boolean).join(' ')} · ${route.memberName}`;
  return [`  <wpt ${at(position)}><name>${xml(name)}</name><desc>${xml(description)}</desc></wpt>`];
}

function track(day: ExportDay, route: ExportRoute): string[] {
  if (route.line.length < 2) return [];
  return [
    '  <trk>',
    `    <name>${xml(`${dayOf(day.date)} · ${route.memberName}`)}</name>`,
    '    <trkseg>',
    ...route.line.map((position) => `      <trkpt ${at(position)}/>`),
    '    </trkseg>',
    '  </trk>',
  ];
}

/** Seven decimals: a centimetre. */
const at = ([lon, lat]: readonly [number, number]): string => `lat="${lat.toFixed(7)}" lon="${lon.toFixed(7)}"`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text between tags: no character that XML 1.0 forbids, the five special ones by name. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
