import type { SymbolKey } from '../../ui/symbols/shapes.ts';
import type { DrawnImage } from './canvas.ts';
import { donutImage } from './donut.ts';
import { householdImage, memberImage, miniFlag } from './household-images.ts';
import { parseImageId } from './image-id.ts';
import { pillImage, placeImage } from './label-images.ts';
import { stopImage } from './stop-images.ts';

/** Draws the image a style names; null for a name that is none of ours. */
export function drawImage(id: string): DrawnImage | null {
  const parsed = parseImageId(id);
  if (!parsed) return null;
  const { theme, kind, key } = parsed;
  switch (kind) {
    case 'symbol':
      return householdImage(theme, key as SymbolKey);
    case 'member':
      return memberImage(theme, key);
    case 'donut':
      return donutImage(theme, key, true);
    case 'ring':
      return donutImage(theme, key, false);
    case 'pill':
      return pillImage(theme, key);
    case 'place':
      return placeImage(theme, key);
    case 'mini':
      return miniFlag(theme);
    case 'stop':
      return stopImage(theme, key);
  }
}
