import type { Details } from './errors.ts';
import { type Lang, problemMessage } from './messages.ts';

/** What can be wrong with one row. */
export type ProblemCode =
  | 'adults_contradict'
  | 'ambiguous_match'
  | 'age_bad'
  | 'birth_year_bad'
  | 'boundary_bad'
  | 'cell_error'
  | 'coordinate_incomplete'
  | 'coordinate_national'
  | 'coordinate_not_number'
  | 'coordinate_out_of_range'
  | 'coordinates_swapped'
  | 'count_bad'
  | 'crs_mixed'
  | 'devices_contradict'
  | 'devices_unclear'
  | 'duplicate_code'
  | 'duplicate_household'
  | 'elders_unclear'
  | 'formula'
  | 'geometry_unsupported'
  | 'hamlet_missing'
  | 'head_missing'
  | 'head_not_name'
  | 'header_missing'
  | 'household_without_head'
  | 'households_disagree'
  | 'households_unclear'
  | 'person_unassigned'
  | 'phone_bad'
  | 'platforms_unknown';

/** One thing wrong with one row: where, what, and in words what to do. A row with any problem does not go in. */
export interface Problem {
  sheet: string;
  /** the row's number in its sheet as the user sees it, from 1 */
  row: number;
  /** heading of the column as it stands in the file; null where no one column is at fault */
  column: string | null;
  code: ProblemCode;
  message: string;
  params: Details;
}

export const problem = (
  lang: Lang,
  at: { sheet: string; row: number },
  column: string | null,
  code: ProblemCode,
  params: Details = {},
): Problem => ({
  sheet: at.sheet,
  row: at.row,
  column,
  code,
  message: problemMessage(lang, code, { column: column ?? '', ...params }),
  params,
});
