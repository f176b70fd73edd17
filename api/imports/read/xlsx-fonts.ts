import { LIMITS } from './limits.ts';
import { fontKey, isOldFont, type SheetFonts } from './sheet-fonts.ts';

/**
 * The cells of each sheet of a workbook that are set in a font from before Unicode, sheets in the workbook's order. The
 * parser of cells leaves fonts out; most workbooks have no such font and are not looked at any further.
 *
 * @param parts  the workbook's parts by name, unpacked
 */
export function oldFontsOf(parts: ReadonlyMap<string, Uint8Array>): (SheetFonts | undefined)[] {
  const text = (name: string) => new TextDecoder().decode(parts.get(name));
  const styles = oldStyles(text('xl/styles.xml'));
  if (styles.size === 0) return [];
  const targets = new Map<string, string>();
  for (const [tag] of text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)) {
    targets.set(attribute(tag, 'Id') ?? '', (attribute(tag, 'Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/'));
  }
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^<>]*>/g)]
    .slice(0, LIMITS.sheets)
    .map(([tag]) => inSheet(text(targets.get(attribute(tag, '(?:\\w+:)?id') ?? '') ?? ''), styles));
}

/** Old fonts by the number of a cell's style. */
function oldStyles(styles: string): Map<string, string> {
  const within = (name: string) =>
    new RegExp(`<(?:\\w+:)?${name}\\b[^<>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(styles)?.[1] ?? '';
  const fonts = within('fonts')
    .split(/<(?:\w+:)?font(?=[\s/>])/)
    .slice(1)
    .map((font) => /<(?:\w+:)?name\b[^<>]*\bval\s*=\s*["']([^"']*)/.exec(font)?.[1] ?? '');
  const found = new Map<string, string>();
  if (!fonts.some(isOldFont)) return found;
  for (const [i, [tag]] of [...within('cellXfs').matchAll(/<(?:\w+:)?xf\b[^<>]*>/g)].entries()) {
    const font = fonts[Number(attribute(tag, 'fontId') ?? 0)] ?? '';
    if (isOldFont(font)) found.set(String(i), font);
  }
  return found;
}

function inSheet(sheet: string, styles: ReadonlyMap<string, string>): SheetFonts {
  const fonts: SheetFonts = new Map();
  // A cell that names no style has the first.
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?c\s[^<>]*>/g)) {
    const font = styles.get(attribute(tag, 's') ?? '0');
    const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(tag, 'r') ?? '') ?? [];
    if (font === undefined || letters === undefined) continue;
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (column < LIMITS.columns) fonts.set(fontKey(Number(row), column), font);
  }
  return fonts;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1];
