import type { Theme } from '../../ui/symbols/colours.ts';

export type ImageKind = 'symbol' | 'member' | 'donut' | 'ring' | 'pill' | 'place' | 'mini' | 'stop';

/** Name of a drawn image. The style says only which one it wants; it is drawn when MapLibre first misses it. */
export const imageId = (theme: Theme, kind: ImageKind, key: string): string => `${theme}/${kind}/${key}`;

export function parseImageId(id: string): { theme: Theme; kind: ImageKind; key: string } | null {
  const [theme, kind, key] = id.split('/');
  if ((theme !== 'light' && theme !== 'dark') || kind === undefined || key === undefined) return null;
  return { theme, kind: kind as ImageKind, key };
}
