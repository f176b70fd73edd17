import type { Tags } from './types.ts';

const LONGEST_NAME = 120;

/** Control characters, and those that turn the direction of what stands around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text fit to stand on the map: NFC, one line, nothing invisible, of bounded length; null where nothing is left. */
export function tidyName(text: string | undefined): string | null {
  const tidy = (text ?? '').normalize('NFC').replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  return tidy === '' ? null : [...tidy].slice(0, LONGEST_NAME).join('').trim();
}

/** The name people there use: the Vietnamese one, then the local one. */
export const nameOf = (tags: Tags): string | null => tidyName(tags.get('name:vi')) ?? tidyName(tags.get('name'));
