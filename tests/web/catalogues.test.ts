import { expect, test } from 'vitest';
import { en } from '../../web/i18n/en.ts';
import { vi } from '../../web/i18n/vi.ts';

type Tree = { [key: string]: string | Tree };
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
const placeholders = (words: string) => [...words.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

const english = new Map(leaves(en));
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');

test('every word is there in both languages, with the same gaps to fill', () => {
  const keysOf = (words: [string, string][]) => new Set(words.map(([key]) => withoutPlural(key)));
  expect(keysOf(leaves(en))).toEqual(keysOf(leaves(vi)));
  for (const [key, words] of leaves(vi)) {
    const other = english.get(key) ?? english.get(`${key}_other`);
    expect([key, placeholders(other ?? '')]).toEqual([key, placeholders(words)]);
  }
});

test('no entry is empty', () => {
  for (const [key, words] of [...leaves(vi), ...leaves(en)]) expect([key, words.trim() !== '']).toEqual([key, true]);
});
