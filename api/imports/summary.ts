import type { Match } from './match.ts';
import type { Lang } from './messages.ts';
import { type Problem, problem } from './problems.ts';
import type { ImportAnswer } from './schema.ts';
import type { Understanding } from './understand.ts';

/**
 * The answer to whoever brought the register.
 *
 * @param late  problems found after the rows were read, such as a boundary that is no area
 */
export function summarise(
  understood: Understanding,
  matches: readonly Match[],
  hamlets: ImportAnswer['hamlets'],
  late: readonly Problem[],
  lang: Lang,
): ImportAnswer {
  const counts = { create: 0, update: 0, unchanged: 0, ambiguous: 0 };
  let unplaced = 0;
  const ambiguous: Problem[] = [];
  for (const match of matches) {
    counts[match.kind] += 1;
    if (match.kind === 'ambiguous') ambiguous.push(problem(lang, match.row, null, 'ambiguous_match'));
    else if (match.row.location === null && (match.kind === 'create' || match.household.location === null))
      unplaced += 1;
  }
  const problems = inOrder([...understood.problems, ...ambiguous, ...late], understood);
  const rejected = new Set(problems.map(({ sheet, row }) => `${row} ${sheet}`)).size;
  const { create: created, update: updated, unchanged } = counts;
  return {
    kind: understood.kind,
    format: understood.format,
    encoding: understood.encoding,
    crs: understood.crs,
    sheets: understood.sheets,
    columns: understood.columns,
    rows: created + updated + unchanged + rejected,
    created,
    updated,
    unchanged,
    unplaced,
    rejected,
    problems,
    hamlets,
  };
}

/** As one goes through the file to mend it: sheet by sheet, row by row. */
function inOrder(problems: Problem[], { sheets }: Understanding): Problem[] {
  const place = new Map(sheets.map(({ name }, i) => [name, i]));
  return problems.sort((a, b) => (place.get(a.sheet) ?? 1e6) - (place.get(b.sheet) ?? 1e6) || a.row - b.row);
}
