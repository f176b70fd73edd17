/**
 * The household symbols, as paths in a 24 box around 0,0. The one source for lists, legend and map:
 * shape and colour both tell, so that a grey print and a colour-blind eye read the same.
 */
export const OUTREACH_STATUSES = [
  'never_reached',
  'attempted',
  'informed',
  'follow_up_due',
  'reached',
  'adopting',
  'refused',
  'inactive',
] as const;

export type StatusKey = (typeof OUTREACH_STATUSES)[number];

/** `unseen`: a household the user may not see in full. */
export type SymbolKey = StatusKey | 'flagged' | 'flagged_both' | 'unseen';

/** Ink of a stroke or a fill; the palette of the theme says which colour it is. */
export type Ink = 'fill' | 'edge' | 'paper' | 'mark' | 'dot';

export interface Shape {
  d: string;
  fill?: Ink;
  stroke?: Ink;
  width?: number;
  /** Part of the silhouette: on the map it gets a casing that cuts it out of what lies below. */
  outer?: boolean;
}

const EDGE = 1.52;
const MARK = 1.98;

const disc = (r: number) => `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;
const square = (half: number) => `M${-half},${-half}h${2 * half}v${2 * half}h${-2 * half}z`;
const diamond = (r: number) => `M0,${-r}L${r},0L0,${r}L${-r},0z`;

const body = (d: string, fill: Ink = 'fill'): Shape => ({ d, fill, stroke: 'edge', width: EDGE, outer: true });
const mark = (d: string): Shape => ({ d, stroke: 'mark', width: MARK });

const SHAPES: Record<SymbolKey, readonly Shape[]> = {
  flagged: [body(diamond(9.73)), { d: disc(2.28), fill: 'dot' }],
  flagged_both: [
    { d: disc(11.1), stroke: 'fill', width: 1.7 },
    { d: diamond(6.66), fill: 'fill', stroke: 'edge', width: 1.04, outer: true },
    { d: disc(1.56), fill: 'dot' },
  ],
  never_reached: [body(square(6.54))],
  attempted: [body('M0,-8.51L8.51,6.81L-8.51,6.81z')],
  informed: [body(square(6.54), 'paper'), { d: 'M-5.78,-0.33h11.55v6.1h-11.55z', fill: 'fill' }],
  follow_up_due: [body(disc(7.75)), mark('M0,-4.18V0.2H3.8')],
  reached: [body(disc(6.38))],
  adopting: [body(disc(6.99)), mark('M-3.19,0.3L-0.61,2.89L3.34,-2.58')],
  refused: [{ d: 'M-5.16,-5.16L5.16,5.16M5.16,-5.16L-5.16,5.16', stroke: 'fill', width: 3.61, outer: true }],
  inactive: [{ d: disc(4.82), fill: 'paper', stroke: 'edge', width: MARK, outer: true }],
  unseen: [{ d: disc(3.6), fill: 'fill', outer: true }],
};

/** Paths of a symbol, to be drawn in their order. */
export const symbolShapes = (key: SymbolKey): readonly Shape[] => SHAPES[key];

/** Which symbol stands for a household; the flag goes before the status. `undefined` status: not to be seen. */
export function symbolKey(household: {
  status?: StatusKey | null;
  flagged?: boolean | null;
  both?: boolean;
}): SymbolKey {
  if (household.flagged) return household.both ? 'flagged_both' : 'flagged';
  return household.status ?? 'unseen';
}
