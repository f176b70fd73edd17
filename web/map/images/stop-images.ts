import { SYMBOL_PALETTES, type Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS } from '../colours.ts';
import { circle, type DrawnImage, drawn } from './canvas.ts';

/** How a door on a route looks; its number is written over it by the map. */
export interface StopLook {
  flagged?: boolean | undefined;
  done?: boolean | undefined;
  next?: boolean | undefined;
  colour?: string | undefined;
}

const RADIUS = 11.5;
const NEXT_RADIUS = 14;
const BOX = 40;

/** A stop's look as the key of its image: letters, then a colour. */
export const stopKey = ({ flagged, done, next, colour }: StopLook): string =>
  [done ? 'd' : '', next ? 'n' : '', flagged && !done ? 'f' : '', `.${done ? '' : (colour ?? '')}`].join('');

/**
 * Ground of a stop's number. A flagged door is a red diamond as in the legend, the next one larger with a ring of its
 * own, a done one small with a tick: told apart without colour too.
 */
export function stopImage(theme: Theme, key: string): DrawnImage {
  const c = MAP_COLOURS[theme];
  const [letters = '', colour = ''] = key.split('.');
  const [done, next, flagged] = ['d', 'n', 'f'].map((letter) => letters.includes(letter));
  return drawn(BOX, BOX, (context) => {
    const radius = next ? NEXT_RADIUS : RADIUS;
    const shape = () => {
      if (flagged) diamond(context, radius + 3.5);
      else circle(context, radius);
    };
    shape();
    context.lineJoin = 'round';
    context.lineWidth = next ? 7 : 4;
    context.strokeStyle = c.ringCasing;
    context.stroke();
    if (done) {
      tick(context, c.faded, c.ringCasing);
      return;
    }
    context.fillStyle = flagged ? SYMBOL_PALETTES[theme].inks.flagged.fill : colour || (next ? c.accent : c.ringCasing);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = colour || (flagged ? SYMBOL_PALETTES[theme].inks.flagged.fill : next ? c.accent : c.ring);
    context.stroke();
    if (!next) return;
    context.lineWidth = 1.8;
    context.strokeStyle = c.ring;
    if (flagged) diamond(context, radius + 6.5);
    else circle(context, radius + 3.2);
    context.stroke();
  });
}

function diamond(context: CanvasRenderingContext2D, reach: number): void {
  context.beginPath();
  context.moveTo(0, -reach);
  context.lineTo(reach, 0);
  context.lineTo(0, reach);
  context.lineTo(-reach, 0);
  context.closePath();
}

function tick(context: CanvasRenderingContext2D, ground: string, ink: string): void {
  circle(context, 9);
  context.fillStyle = ground;
  context.fill();
  context.beginPath();
  context.moveTo(-4, 0.3);
  context.lineTo(-1.2, 3.2);
  context.lineTo(4.2, -3);
  context.lineWidth = 2.2;
  context.lineCap = 'round';
  context.strokeStyle = ink;
  context.stroke();
}
