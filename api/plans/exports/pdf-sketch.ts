import type { ExportRoute, PlanExport } from './plan-export.ts';
import { type Box, scaleBar, sketchOf } from './sketch.ts';
import { distanceOf, wordsIn } from './words.ts';

const MARGIN = 16;
const RADIUS = 7.5;
const FRAME = '#B9B2A5';
const WAY = '#0F5F5C';
const INK = '#1F1D19';

/** Draws the sketch map of a route: the way as a line, numbered stops, those with priority filled. */
export function drawSketch(pdf: PDFKit.PDFDocument, route: ExportRoute, box: Box, language: PlanExport['language']) {
  const sketch = sketchOf(route, box, MARGIN);
  pdf.save().lineWidth(0.7).strokeColor(FRAME).roundedRect(box.left, box.top, box.width, box.height, 4).stroke();
  if (sketch === null) {
    pdf.restore();
    return;
  }
  if (sketch.line.length > 1) {
    const [first, ...rest] = sketch.line;
    pdf.moveTo(...first!);
    for (const point of rest) pdf.lineTo(...point);
    pdf.lineWidth(1.6).lineJoin('round').lineCap('round').strokeColor(WAY).stroke();
  }
  // The first stops last: where numbers cover each other, what comes next stays readable.
  for (const stop of sketch.stops.toReversed()) {
    pdf.lineWidth(1).circle(stop.x, stop.y, RADIUS);
    if (stop.flagged) pdf.fillAndStroke(INK, INK);
    else pdf.fillAndStroke('#FFFFFF', INK);
    pdf
      .font('bold')
      .fontSize(stop.order > 99 ? 5.5 : 7)
      .fillColor(stop.flagged ? '#FFFFFF' : INK)
      .text(String(stop.order), stop.x - RADIUS, stop.y - 4, { width: 2 * RADIUS, align: 'center', lineBreak: false });
  }
  drawScale(pdf, box, sketch.pointsPerMetre, language);
  if (sketch.stops.some((stop) => stop.flagged)) {
    const place = { width: box.width - 16, align: 'right', lineBreak: false } as const;
    pdf.text(wordsIn(language).legend, box.left + 8, box.top + box.height - 14, place);
  }
  pdf.restore();
}

function drawScale(pdf: PDFKit.PDFDocument, box: Box, pointsPerMetre: number, language: PlanExport['language']) {
  const metres = scaleBar(pointsPerMetre, 90);
  const [left, foot] = [box.left + 8, box.top + box.height - 7];
  const right = left + metres * pointsPerMetre;
  pdf.lineWidth(0.8).strokeColor(INK).fillColor(INK);
  pdf
    .moveTo(left, foot - 3)
    .lineTo(left, foot)
    .lineTo(right, foot)
    .lineTo(right, foot - 3)
    .stroke();
  pdf
    .font('regular')
    .fontSize(7)
    .text(distanceOf(metres, language), right + 4, foot - 7, { lineBreak: false });
  const [x, y] = [box.left + box.width - 14, box.top + 8];
  pdf
    .moveTo(x, y)
    .lineTo(x + 4, y + 10)
    .lineTo(x, y + 7.5)
    .lineTo(x - 4, y + 10)
    .fill(INK);
  pdf.text(wordsIn(language).north, x - 6, y + 11, { width: 12, align: 'center', lineBreak: false });
}
