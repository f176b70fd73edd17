import { LIMITS } from './limits.ts';

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

// A description as programs write it has a row for each column; a longer one is a text.
const LONGEST = 50_000;

/** The rows of two cells of an HTML table, as map programs describe a thing: heading and value. */
export function tableOfDescription(html: string): Map<string, string | null> {
  const found = new Map<string, string | null>();
  if (html.length > LONGEST) return found;
  for (const row of html.split(/<tr\b[^<>]*>/i).slice(1)) {
    const cells = (row.split(/<\/tr\b|<\/?table\b/i)[0] ?? '')
      .split(/<t[dh]\b[^<>]*>/i)
      .slice(1)
      .map(plainText);
    const [heading, value] = cells;
    if (cells.length !== 2 || !heading || found.has(heading)) continue;
    found.set(heading.replace(/\s*:$/, ''), value === '' ? null : (value ?? null));
  }
  return found;
}

const plainText = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(
      /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi,
      (whole, name: string) => NAMED.get(name) ?? numbered(name) ?? whole,
    )
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, LIMITS.cellCharacters);

function numbered(name: string): string | undefined {
  if (!name.startsWith('#')) return undefined;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
