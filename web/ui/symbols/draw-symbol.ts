import type { SymbolInk, SymbolPalette } from './colours.ts';
import type { Ink, Shape, SymbolKey } from './shapes.ts';
import { symbolShapes } from './shapes.ts';

/** Extra width of the casing around a symbol, in units of the 24 box. */
const CASING = 3.4;

function colour(ink: Ink, inks: SymbolInk, palette: SymbolPalette): string {
  return ink === 'fill' || ink === 'edge' ? inks[ink] : palette[ink];
}

function drawShape(context: CanvasRenderingContext2D, shape: Shape, inks: SymbolInk, palette: SymbolPalette): void {
  const path = new Path2D(shape.d);
  if (shape.fill) {
    context.fillStyle = colour(shape.fill, inks, palette);
    context.fill(path);
  }
  if (shape.stroke) {
    context.lineWidth = shape.width ?? 1;
    context.strokeStyle = colour(shape.stroke, inks, palette);
    context.stroke(path);
  }
}

/**
 * Draws a symbol around the context's origin, in units of the 24 box, cut out of its ground by a casing.
 *
 * @param inks  fill and edge where they are not those of the status (colour by member)
 */
export function drawSymbol(
  context: CanvasRenderingContext2D,
  key: SymbolKey,
  palette: SymbolPalette,
  inks: SymbolInk = palette.inks[key],
): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const shapes = symbolShapes(key);
  for (const shape of shapes) {
    if (!shape.outer) continue;
    context.lineWidth = (shape.width ?? 0) + CASING;
    context.strokeStyle = palette.casing;
    context.stroke(new Path2D(shape.d));
  }
  for (const shape of shapes) drawShape(context, shape, inks, palette);
}
