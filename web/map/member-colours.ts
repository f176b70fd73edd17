import type { SymbolInk, Theme } from '../ui/symbols/colours.ts';

export interface MapMember {
  id: string;
  name: string;
}

/** Twelve hues that are none of the status colours: neighbours in the list lie far apart on the wheel. */
const HUES: Record<Theme, readonly string[]> = {
  light: [
    '#0e7c86',
    '#a3478f',
    '#6b7a12',
    '#5b5fc7',
    '#9a5b3c',
    '#2f8f4e',
    '#8a3ffc',
    '#00707f',
    '#b0578d',
    '#54708c',
    '#7c6a0a',
    '#3d5a80',
  ],
  dark: [
    '#4cc3cd',
    '#dc8cc9',
    '#b5c64a',
    '#9da1ff',
    '#d99a78',
    '#74cf8f',
    '#be95ff',
    '#3fb6c6',
    '#ee9ec6',
    '#9ab4cf',
    '#c9b645',
    '#86a9d8',
  ],
};

export const MEMBER_HUES = HUES.light.length;

/** Fill and edge of the member at this place in the list. */
export function memberInk(index: number, theme: Theme): SymbolInk {
  const fill = HUES[theme][index % MEMBER_HUES] ?? '#888888';
  return { fill, edge: theme === 'light' ? '#ffffff' : '#11171c' };
}

/** Initials of a Vietnamese name: middle and given name, which neighbours tell each other apart by. "Phạm Thị Nhàn" → "TN". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .slice(-2)
    .map((word) => [...word.normalize('NFC')][0]?.toLocaleUpperCase('vi') ?? '')
    .join('');
}
