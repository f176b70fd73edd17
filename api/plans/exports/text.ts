import type { ExportDay, PlanExport } from './plan-export.ts';
import { dayOf, fill, hourOf, weekdayOf, wordsIn } from './words.ts';

/** The plan in short lines, to be pasted into the team's group. Whom they visit is said to nobody there. */
export function planText(plan: PlanExport): string {
  const words = wordsIn(plan.language);
  const team = fill(words.team, { hamlet: plan.hamletName });
  const head = `${team}\n${fill(words.schedule, { from: dayOf(plan.planFrom), to: dayOf(plan.planTo) })}`;
  const days = plan.days.map((day) => dayText(day, plan));
  return `${[head, ...(days.length > 0 ? days : [words.noDays])].join('\n\n')}\n`;
}

function dayText(day: ExportDay, { language }: PlanExport): string {
  const words = wordsIn(language);
  const lines = [`${weekdayOf(day.date, language)}, ${hourOf(day.from)}–${hourOf(day.to)}`];
  if (day.clusterNames.length > 0) lines.push(fill(words.clusters, { names: day.clusterNames.join(', ') }));
  const sent = new Set(day.routes.map((route) => route.memberName));
  for (const route of day.routes) {
    const clusters = [...new Set(route.stops.flatMap(({ clusterName }) => clusterName ?? []))];
    const where = day.clusterNames.length > 1 && clusters.length > 0 ? ` (${clusters.join(', ')})` : '';
    lines.push(`- ${route.memberName}: ${fill(words.households, { n: route.stops.length })}${where}`);
  }
  const others = day.memberNames.filter((name) => !sent.has(name));
  if (others.length > 0) lines.push(fill(words.goesWith, { names: others.join(', ') }));
  return lines.join('\n');
}
