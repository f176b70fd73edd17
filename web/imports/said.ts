import type { Correction, Mapping } from '#api/imports/schema.ts';

/** What the user says of a file before it goes in. */
export interface Said {
  /** EPSG code of its coordinates */
  crs?: string;
  mapping: Mapping;
  corrections: Correction[];
  /** sheet → the hamlet it stands for */
  sheetHamlets: Record<string, string>;
}

export const NOTHING_SAID: Said = { mapping: {}, corrections: [], sheetHamlets: {} };

/** Every sheet: the twelve sheets of one form are told once. */
const EVERY_SHEET = '*';

export const sayColumn = (said: Said, heading: string, field: Mapping[string][string]): Said => ({
  ...said,
  mapping: { ...said.mapping, [EVERY_SHEET]: { ...said.mapping[EVERY_SHEET], [heading]: field } },
});

export const sayHamlet = (said: Said, sheet: string, hamlet: string): Said => {
  const { [sheet]: _, ...others } = said.sheetHamlets;
  return { ...said, sheetHamlets: hamlet.trim() === '' ? others : { ...others, [sheet]: hamlet.trim() } };
};

/** The last word on a cell, or on a row as a whole. */
export const correct = (said: Said, correction: Correction): Said => ({
  ...said,
  corrections: [...said.corrections.filter((earlier) => !sameSubject(earlier, correction)), correction],
});

function sameSubject(a: Correction, b: Correction): boolean {
  if (a.sheet !== b.sheet || a.row !== b.row) return false;
  if ('column' in a || 'column' in b) return 'column' in a && 'column' in b && a.column === b.column;
  return true;
}

/** The form that carries a file and what was said of it. */
export function formOf(file: File, { crs, mapping, corrections, sheetHamlets }: Said): FormData {
  const form = new FormData();
  form.set('file', file);
  if (crs) form.set('crs', crs);
  for (const [name, value] of Object.entries({ mapping, corrections, sheetHamlets })) {
    if (Object.keys(value).length > 0) form.set(name, JSON.stringify(value));
  }
  return form;
}
