import { SYMBOL_PALETTES, type Theme } from '../../ui/symbols/colours.ts';
import { drawSymbol } from '../../ui/symbols/draw-symbol.ts';
import type { SymbolKey } from '../../ui/symbols/shapes.ts';
import { memberInk } from '../member-colours.ts';
import { circle, type DrawnImage, drawn } from './canvas.ts';

/** How large a symbol stands on the map against its 24 box: what needs somebody is larger than what is settled. */
const EMPHASIS: Record<SymbolKey, number> = {
  flagged: 0.78,
  flagged_both: 1.09,
  never_reached: 0.724,
  attempted: 0.724,
  informed: 0.724,
  follow_up_due: 0.724,
  reached: 0.652,
  adopting: 0.652,
  refused: 0.608,
  inactive: 0.608,
  unseen: 0.7,
};

const BOX = 28;
const MEMBER_RADIUS = 5.4;

export function householdImage(theme: Theme, key: SymbolKey): DrawnImage {
  const scale = EMPHASIS[key];
  return drawn(BOX * scale, BOX * scale, (context) => {
    context.scale(scale, scale);
    drawSymbol(context, key, SYMBOL_PALETTES[theme]);
  });
}

/** The diamond that stands in the text of a label. */
export function miniFlag(theme: Theme): DrawnImage {
  return drawn(14, 14, (context) => {
    context.scale(0.58, 0.58);
    drawSymbol(context, 'flagged', SYMBOL_PALETTES[theme]);
  });
}

/**
 * A household by the member in charge: a disc in his hue, room for initials; hollow where nobody is in charge.
 *
 * @param key  place in the list or `none`, with `!` where the household is flagged: it keeps its red diamond
 */
export function memberImage(theme: Theme, key: string): DrawnImage {
  const flagged = key.endsWith('!');
  const hue = Number(flagged ? key.slice(0, -1) : key);
  const palette = SYMBOL_PALETTES[theme];
  return drawn(20, 20, (context) => {
    circle(context, MEMBER_RADIUS);
    context.lineWidth = 2.6;
    context.strokeStyle = palette.casing;
    context.stroke();
    context.fillStyle = Number.isNaN(hue) ? palette.paper : memberInk(hue, theme).fill;
    context.fill();
    if (Number.isNaN(hue)) {
      context.lineWidth = 1.4;
      context.setLineDash([2.2, 1.6]);
      context.strokeStyle = palette.inks.inactive.edge;
      context.stroke();
      context.setLineDash([]);
    }
    if (!flagged) return;
    context.translate(4.8, -4.8);
    context.scale(0.4, 0.4);
    drawSymbol(context, 'flagged', palette);
  });
}
