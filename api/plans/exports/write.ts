import { foldVietnamese } from '#geo/text/index.ts';
import type { ExportQuery } from '../schema.ts';
import { planCsv } from './csv.ts';
import { planGpx } from './gpx.ts';
import { planIcs } from './ics.ts';
import { planPdfApart } from './pdf-apart.ts';
import type { PlanExport } from './plan-export.ts';
import { planText } from './text.ts';
import { fill, wordsIn } from './words.ts';

type Format = ExportQuery['format'];

const WRITERS: Record<Format, (plan: PlanExport) => string | Promise<Uint8Array>> = {
  gpx: planGpx,
  ics: planIcs,
  pdf: planPdfApart,
  csv: planCsv,
  text: planText,
};
const ENDINGS: Record<Format, string> = { gpx: 'gpx', ics: 'ics', pdf: 'pdf', csv: 'csv', text: 'txt' };

/** Media types, as they are said in the answer. */
export const MEDIA_TYPES = {
  gpx: 'application/gpx+xml',
  ics: 'text/calendar; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const satisfies Record<Format, string>;

/** The plan as a file's content. */
export async function writePlan(plan: PlanExport, format: Format): Promise<Uint8Array> {
  const written = await WRITERS[format](plan);
  return typeof written === 'string' ? new TextEncoder().encode(written) : written;
}

/** The header that names the file, in Vietnamese and, for those who cannot read that, in plain letters (RFC 6266). */
export function dispositionOf(plan: PlanExport, format: Format): string {
  const when = plan.days.length === 1 ? plan.days[0]!.date : `${plan.planFrom} ${plan.planTo}`;
  const name = `${fill(wordsIn(plan.language).fileName, { hamlet: plan.hamletName })} ${when}.${ENDINGS[format]}`;
  const plain = foldVietnamese(name).replaceAll(/[^a-z0-9.]+/g, '-');
  const whole = encodeURIComponent(name.replaceAll(/[\\/:*?"<>|]/g, '-')).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
