import { SYMBOL_PALETTES, type Theme } from '../../ui/symbols/colours.ts';
import { OUTREACH_STATUSES, type SymbolKey } from '../../ui/symbols/shapes.ts';
import { MAP_COLOURS } from '../colours.ts';
import { circle, type DrawnImage, drawn } from './canvas.ts';

export interface Share {
  key: SymbolKey;
  count: number;
}

/** Statuses a flagged household can have, in the order its count is taken out of theirs. */
const FLAGGABLE: readonly string[] = ['never_reached', 'attempted', 'informed'];

/**
 * Shares of a ring from the counts of flagged, of all, and by status (in the order of `OUTREACH_STATUSES`).
 * A flagged household has a status too: it is shown as flagged only, so the parts add up to the whole. The tile does
 * not say which status each flagged one has, so they are taken from the worst on. Those the user may not see in full
 * count in the whole only.
 */
export function ringShares(flagged: number, households: number, byStatus: readonly number[]): Share[] {
  let left = flagged;
  const rest = OUTREACH_STATUSES.map((key, index): Share => {
    const count = byStatus[index] ?? 0;
    const taken = FLAGGABLE.includes(key) ? Math.min(left, count) : 0;
    left -= taken;
    return { key, count: count - taken };
  });
  const seen = byStatus.reduce((sum, count) => sum + count, 0);
  const shares: Share[] = [{ key: 'flagged', count: flagged }, ...rest, { key: 'unseen', count: households - seen }];
  return shares.filter((share) => share.count > 0);
}

const RADIUS = 17;
const RING = 6;

/**
 * A cluster as a ring of its shares.
 *
 * @param key  counts (or shares) of flagged, of those not seen in full, then by status, separated by commas
 * @param withCount  the count of flagged stands in the middle
 */
export function donutImage(theme: Theme, key: string, withCount: boolean): DrawnImage {
  const [flagged = 0, unseen = 0, ...byStatus] = key.split(',').map(Number);
  const total = byStatus.reduce((sum, count) => sum + count, unseen);
  const shares = ringShares(flagged, total, byStatus);
  const { inks } = SYMBOL_PALETTES[theme];
  const colours = MAP_COLOURS[theme];
  return drawn(
    2 * RADIUS + 4,
    2 * RADIUS + 4,
    (context) => {
      circle(context, RADIUS + 1.2);
      context.fillStyle = colours.pill;
      context.fill();
      let from = -Math.PI / 2;
      context.lineWidth = RING;
      for (const share of shares) {
        const to = from + (share.count / total) * 2 * Math.PI;
        context.beginPath();
        context.arc(0, 0, RADIUS - RING / 2, from, to);
        context.strokeStyle = inks[share.key].fill;
        context.stroke();
        from = to;
      }
      circle(context, RADIUS + 1.2);
      context.lineWidth = 1;
      context.strokeStyle = colours.pillBorder;
      context.stroke();
      if (withCount && flagged > 0) writeCount(context, flagged, inks.flagged.fill);
    },
    withCount ? 2.5 : 1.5,
  );
}

function writeCount(context: CanvasRenderingContext2D, count: number, colour: string): void {
  context.font = `700 ${count < 100 ? 13 : 10}px "Inter Variable", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = colour;
  const { actualBoundingBoxAscent: height } = context.measureText('0');
  context.fillText(String(count), 0, height / 2);
}
