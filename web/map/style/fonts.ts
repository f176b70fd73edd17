/**
 * Fonts of the map. The style names no glyph server: MapLibre draws the letters itself from the page's fonts. It
 * reads weight and slant from the words in the first name, which is no font, and so falls through to our own.
 */
export const FONT = {
  medium: ['Inter Variable Medium', 'Inter Variable'],
  italic: ['Inter Variable Medium Italic', 'Inter Variable'],
  semibold: ['Inter Variable SemiBold', 'Inter Variable'],
  bold: ['Inter Variable Bold', 'Inter Variable'],
};

/** Letters from every subset of the font a Vietnamese label can need: a subset is fetched when a letter asks for it. */
const SAMPLE = 'Aaăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ ĂÂĐÊÔƠƯ 0123456789';

/**
 * Resolves when the page's font is there in the weights the map uses. Before that a letter would be drawn, and kept,
 * in another font. A font that cannot be had does not stop the map.
 */
export async function mapFontsReady(): Promise<void> {
  const wanted = ['500', 'italic 500', '600', '700'].map((face) => `${face} 24px "Inter Variable"`);
  await Promise.allSettled(wanted.map((font) => document.fonts.load(font, SAMPLE)));
}
