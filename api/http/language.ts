import type { Context } from 'hono';

export type Language = 'vi' | 'en';

/** The language of an answer: the first of Accept-Language that we speak, else Vietnamese. */
export function languageOf(c: Context): Language {
  const wished = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().toLowerCase().split(';');
      const quality = settings.map((s) => s.trim()).find((s) => s.startsWith('q='));
      return { tag: tag.slice(0, 2), quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter((wish) => (wish.tag === 'vi' || wish.tag === 'en') && wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return (wished[0]?.tag as Language | undefined) ?? 'vi';
}
