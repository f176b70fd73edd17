import { foldVietnamese } from '#geo/text/index.ts';

/** What is searched of a household: head, address and code, without accents. Written with them. */
export const searchText = (head: string | null, address: string | null, code: string | null): string =>
  foldVietnamese([head, address, code].filter((part) => part !== null).join(' '));

/** The words of a search; a household matches where each is found in its text. */
export const searchWords = (q: string | undefined): string[] =>
  foldVietnamese(q ?? '')
    .split(' ')
    .filter((word) => word !== '');
