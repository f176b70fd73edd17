import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { drawSketch } from './pdf-sketch.ts';
import type { ExportDay, ExportRoute, ExportStop, PlanExport } from './plan-export.ts';
import { dayOf, distanceOf, fill, hourOf, weekdayOf, wordsIn } from './words.ts';

// Points: A4 is 595 × 842.
const EDGE = 40;
const WIDTH = 595.28 - 2 * EDGE;
const BOTTOM = 841.89 - 58;
const SKETCH_HEIGHT = 190;
const TEXT_LEFT = EDGE + 54;
const TIME_WIDTH = 44;
const TEXT_WIDTH = WIDTH - 54 - TIME_WIDTH;
const INK = '#1F1D19';
const QUIET = '#5E594F';
const RULE = '#B9B2A5';

const require = createRequire(import.meta.url);
const FONTS = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

type Pdf = PDFKit.PDFDocument;

/**
 * The walking lists of a plan on A4, for each member and day pages of their own: stops in order, a box to tick, a line
 * for what happened, and a sketch of the way. Fonts are inside. Takes about 10 ms a page.
 */
export function planPdf(plan: PlanExport): Promise<Uint8Array> {
  const words = wordsIn(plan.language);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: EDGE, left: EDGE, right: EDGE, bottom: 0 }, // pages end where we say
    bufferPages: true,
    autoFirstPage: false,
    lang: plan.language,
    displayTitle: true,
    info: {
      Title: `${words.listTitle} · ${plan.hamletName} · ${dayOf(plan.planFrom)} – ${dayOf(plan.planTo)}`,
      Creator: 'Từng Nhà',
      CreationDate: new Date(plan.changedAt),
    },
  });
  const chunks: Uint8Array[] = [];
  const written = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, file);

  const lists = plan.days.flatMap((day) => day.routes.map((route) => ({ day, route })));
  for (const { day, route } of lists) drawList(pdf, plan, day, route);
  if (lists.length === 0) {
    pdf.addPage();
    pdf.font('regular').fontSize(12).fillColor(INK).text(words.nobody, EDGE, EDGE);
  }
  pdf.end();
  return written;
}

function drawList(pdf: Pdf, plan: PlanExport, day: ExportDay, route: ExportRoute): void {
  const first = pdf.bufferedPageRange().count;
  pdf.addPage();
  let y = drawHead(pdf, plan, day, route);
  for (const stop of route.stops) {
    const height = stopHeight(pdf, plan, stop);
    if (y + height > BOTTOM) {
      pdf.addPage();
      y = drawRunningHead(pdf, plan, day, route);
    }
    drawStop(pdf, plan, stop, y);
    y += height;
  }
  const pages = pdf.bufferedPageRange().count - first;
  for (let page = 0; page < pages; page++) {
    pdf.switchToPage(first + page);
    drawFoot(pdf, plan, page + 1, pages);
  }
}

/** @returns where the stops begin */
function drawHead(pdf: Pdf, plan: PlanExport, day: ExportDay, route: ExportRoute): number {
  const words = wordsIn(plan.language);
  const flagged = route.stops.filter((stop) => stop.flagged).length;
  const numbers = {
    households: route.stops.length,
    flagged,
    distance: distanceOf(route.metres, plan.language),
    minutes: Math.round(route.walkMinutes),
  };
  pdf.font('regular').fontSize(9).fillColor(QUIET);
  pdf.text(`${fill(words.team, { hamlet: plan.hamletName })} · ${plan.communeName}`, EDGE, EDGE, { width: WIDTH });
  pdf.font('bold').fontSize(17).fillColor(INK).text(words.listTitle, { width: WIDTH });
  pdf.moveDown(0.15).fontSize(12).text(whenOf(plan, day), { width: WIDTH });
  pdf
    .font('regular')
    .fontSize(10.5)
    .text(fill(words.member, { name: route.memberName }), { width: WIDTH });
  if (day.clusterNames.length > 0) {
    pdf.text(fill(words.clusters, { names: clustersOf(day, route).join(', ') }), { width: WIDTH });
  }
  pdf.fillColor(QUIET).text(route.stops.length > 0 ? fill(words.summary, numbers) : words.nobody, { width: WIDTH });
  const top = pdf.y + 8;
  if (route.line.length < 2 && route.stops.every((stop) => stop.position === null)) return top;
  const box = { left: EDGE, top, width: WIDTH, height: SKETCH_HEIGHT };
  drawSketch(pdf, route, box, plan.language);
  return top + SKETCH_HEIGHT + 10;
}

const whenOf = (plan: PlanExport, day: ExportDay): string =>
  `${weekdayOf(day.date, plan.language)}, ${hourOf(day.from)}–${hourOf(day.to)}`;

/** The clusters a member walks; where nothing is known of his stops', the day's. */
function clustersOf(day: ExportDay, route: ExportRoute): string[] {
  const own = [...new Set(route.stops.flatMap(({ clusterName }) => clusterName ?? []))];
  return own.length > 0 ? own : day.clusterNames;
}

/** On a list's further pages. @returns where the stops go on */
function drawRunningHead(pdf: Pdf, plan: PlanExport, day: ExportDay, route: ExportRoute): number {
  pdf.font('bold').fontSize(10).fillColor(INK);
  pdf.text(`${whenOf(plan, day)} · ${route.memberName}`, EDGE, EDGE, { width: WIDTH });
  return pdf.y + 8;
}

const NAME = { font: 'bold', size: 11 } as const;
const FACTS = { font: 'regular', size: 9.5 } as const;
const NOTE_HEIGHT = 24;

/** What is known of a household besides its head, in lines. */
function factsOf({ language }: PlanExport, stop: ExportStop): string[] {
  const words = wordsIn(language);
  const where = [
    stop.address,
    stop.clusterName,
    stop.code && fill(words.code, { code: stop.code }),
    stop.phone && fill(words.phone, { phone: stop.phone }),
    stop.position === null && words.unplaced,
  ];
  const why = [...(stop.flagged ? [words.flagged] : []), stop.reasons.join(', ')].filter(Boolean).join(': ');
  return [where.filter(Boolean).join(' · '), why].filter((line) => line !== '');
}

function stopHeight(pdf: Pdf, plan: PlanExport, stop: ExportStop): number {
  let height = pdf.font(NAME.font).fontSize(NAME.size).heightOfString(stop.head, { width: TEXT_WIDTH });
  pdf.font(FACTS.font).fontSize(FACTS.size);
  for (const line of factsOf(plan, stop)) height += pdf.heightOfString(line, { width: TEXT_WIDTH });
  return 7 + height + NOTE_HEIGHT;
}

function drawStop(pdf: Pdf, plan: PlanExport, stop: ExportStop, top: number): void {
  const words = wordsIn(plan.language);
  pdf
    .lineWidth(0.6)
    .strokeColor(RULE)
    .moveTo(EDGE, top)
    .lineTo(EDGE + WIDTH, top)
    .stroke();
  const y = top + 7;
  pdf
    .lineWidth(1)
    .strokeColor(INK)
    .rect(EDGE + 1, y, 14, 14)
    .stroke();
  pdf.font('bold').fontSize(12).fillColor(INK);
  pdf.text(`${stop.order}`, EDGE + 20, y, { width: 28, align: 'right', lineBreak: false });
  pdf.font('regular').fontSize(10).fillColor(QUIET);
  if (stop.arriveAt)
    pdf.text(hourOf(stop.arriveAt), EDGE + WIDTH - TIME_WIDTH, y, {
      width: TIME_WIDTH,
      align: 'right',
      lineBreak: false,
    });

  pdf.font(NAME.font).fontSize(NAME.size).fillColor(INK);
  pdf.text(stop.head, TEXT_LEFT, y, { width: TEXT_WIDTH });
  pdf.font(FACTS.font).fontSize(FACTS.size);
  for (const line of factsOf(plan, stop)) pdf.text(line, TEXT_LEFT, pdf.y, { width: TEXT_WIDTH });

  pdf
    .fontSize(8)
    .fillColor(QUIET)
    .text(`${words.result}:`, TEXT_LEFT, pdf.y + 6, { lineBreak: false });
  const line = pdf.y + 9;
  pdf.lineWidth(0.5).strokeColor(QUIET).dash(1, { space: 2 });
  pdf
    .moveTo(TEXT_LEFT + 42, line)
    .lineTo(EDGE + WIDTH, line)
    .stroke()
    .undash();
}

function drawFoot(pdf: Pdf, plan: PlanExport, page: number, pages: number): void {
  const words = wordsIn(plan.language);
  const y = BOTTOM + 14;
  pdf
    .lineWidth(0.6)
    .strokeColor(RULE)
    .moveTo(EDGE, y - 6)
    .lineTo(EDGE + WIDTH, y - 6)
    .stroke();
  pdf.font('regular').fontSize(8).fillColor(QUIET);
  pdf.text(words.privacy, EDGE, y, { width: WIDTH - 80 });
  pdf.text(fill(words.page, { page, pages }), EDGE + WIDTH - 70, y, { width: 70, align: 'right', lineBreak: false });
}
