import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAP_COLOURS } from '../../../web/map/colours.ts';
import { MEMBER_HUES, memberInk } from '../../../web/map/member-colours.ts';
import { SYMBOL_PALETTES, type Theme } from '../../../web/ui/symbols/colours.ts';
import { OUTREACH_STATUSES, symbolKey } from '../../../web/ui/symbols/shapes.ts';

const css = readFileSync(new URL('../../../web/ui/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split("[data-mantine-color-scheme='dark']");

function token(theme: Theme, name: string): string | undefined {
  return new RegExp(`--tn-${name}: (#[0-9a-f]{6});`).exec(theme === 'light' ? light : dark)?.[1];
}

test.each<Theme>(['light', 'dark'])('canvas and page draw the symbols in the same %s colours', (theme) => {
  const { inks, paper, mark, dot } = SYMBOL_PALETTES[theme];
  for (const key of ['flagged', ...OUTREACH_STATUSES] as const) {
    const name = `status-${key.replaceAll('_', '-')}`;
    expect([key, token(theme, name), token(theme, `${name}-edge`)]).toEqual([key, inks[key].fill, inks[key].edge]);
  }
  expect([token(theme, 'symbol-paper'), token(theme, 'symbol-mark'), token(theme, 'symbol-dot')]).toEqual([
    paper,
    mark,
    dot,
  ]);
  expect([token(theme, 'map-land'), token(theme, 'accent')]).toEqual([
    MAP_COLOURS[theme].land,
    MAP_COLOURS[theme].accent,
  ]);
});

test.each<Theme>(['light', 'dark'])('no member has the %s colour of a status or of another member', (theme) => {
  const hues = Array.from({ length: MEMBER_HUES }, (_, index) => memberInk(index, theme).fill);
  const statuses = Object.values(SYMBOL_PALETTES[theme].inks).map((ink) => ink.fill);
  expect(new Set([...hues, ...statuses]).size).toBe(MEMBER_HUES + new Set(statuses).size);
  expect(memberInk(MEMBER_HUES, theme)).toEqual(memberInk(0, theme));
});

test('the flag goes before the status, and what is not to be seen has no status', () => {
  expect(symbolKey({ status: 'attempted', flagged: true, both: true })).toBe('flagged_both');
  expect(symbolKey({ status: 'attempted', flagged: true })).toBe('flagged');
  expect(symbolKey({ status: 'attempted', flagged: false, both: true })).toBe('attempted');
  expect(symbolKey({})).toBe('unseen');
});
