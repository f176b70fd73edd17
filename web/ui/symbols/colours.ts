import type { SymbolKey } from './shapes.ts';

export type Theme = 'light' | 'dark';

export interface SymbolInk {
  fill: string;
  edge: string;
}

export interface SymbolPalette {
  inks: Record<SymbolKey, SymbolInk>;
  /** What a symbol stands on: the half-filled and hollow ones are filled with it, the map cuts symbols out with it. */
  paper: string;
  casing: string;
  /** Drawn on the fill: clock hands, tick. */
  mark: string;
  /** The dot in the flagged diamond. */
  dot: string;
}

/** The values of tokens.css, for canvases, which cannot read custom properties; a test keeps both the same. */
export const SYMBOL_PALETTES: Record<Theme, SymbolPalette> = {
  light: {
    inks: {
      flagged: { fill: '#c8102e', edge: '#7e0a1d' },
      flagged_both: { fill: '#c8102e', edge: '#7e0a1d' },
      never_reached: { fill: '#e67c06', edge: '#8f4a00' },
      attempted: { fill: '#fbd53f', edge: '#7a5d00' },
      informed: { fill: '#cda2da', edge: '#7a4a8c' },
      follow_up_due: { fill: '#463e8d', edge: '#2a2463' },
      reached: { fill: '#2179d8', edge: '#124c8c' },
      adopting: { fill: '#298760', edge: '#155239' },
      refused: { fill: '#494241', edge: '#494241' },
      inactive: { fill: '#afaaa4', edge: '#7b756c' },
      unseen: { fill: '#8c8577', edge: '#8c8577' },
    },
    paper: '#ffffff',
    casing: '#ffffff',
    mark: '#ffffff',
    dot: '#ffffff',
  },
  dark: {
    inks: {
      flagged: { fill: '#e5484d', edge: '#ffc9c9' },
      flagged_both: { fill: '#e5484d', edge: '#ffc9c9' },
      never_reached: { fill: '#f98f0f', edge: '#ffd9a8' },
      attempted: { fill: '#f9e886', edge: '#fffbe0' },
      informed: { fill: '#b888ad', edge: '#ebd3e6' },
      follow_up_due: { fill: '#a9b7f5', edge: '#e3e8ff' },
      reached: { fill: '#2c86e8', edge: '#a9d0fa' },
      adopting: { fill: '#55b586', edge: '#c4ebd7' },
      refused: { fill: '#dbd9d5', edge: '#dbd9d5' },
      inactive: { fill: '#6c7780', edge: '#9aa5ae' },
      unseen: { fill: '#788590', edge: '#788590' },
    },
    paper: '#182027',
    casing: '#11171c',
    mark: '#11171c',
    dot: '#ffffff',
  },
};
