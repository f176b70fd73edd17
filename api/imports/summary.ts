import { maskPhone } from '#geo/text/index.ts';
import type { Match, Matching } from './match.ts';
import type { RegisterFacts } from './merge.ts';
import type { Lang } from './messages.ts';
import { type Problem, problem } from './problems.ts';
import type { RawRejected } from './rejected.ts';
import type { ImportAnswer, Side } from './schema.ts';
import type { Understanding } from './understand.ts';
import type { Position } from './values/position.ts';

/** Households that disappeared from a register are named up to so many; all are counted. */
const MOST_NAMED = 200;

export interface Found {
  understood: Understanding;
  matching: Matching;
  hamlets: ImportAnswer['hamlets'];
  /** hamlet id → name, new ones too */
  hamletNames: ReadonlyMap<string, string>;
  /** problems found after the rows were read, such as a boundary that is no area */
  late: readonly Problem[];
  /** the places of `points` that lie in no hamlet */
  outside: readonly number[];
}

/** Where the households of the rows that go in would stand. */
export const pointsOf = (matches: readonly Match[]): Position[] =>
  matches.flatMap((match) =>
    match.kind !== 'ambiguous' && match.kind !== 'duplicate' && match.row.location ? [match.row.location] : [],
  );

/** The answer to whoever brought the register. */
export function summarise(
  { understood, matching, hamlets, hamletNames, late, outside }: Found,
  lang: Lang,
): ImportAnswer {
  const { matches } = matching;
  const counts = { create: 0, update: 0, unchanged: 0, ambiguous: 0, duplicate: 0 };
  let unplaced = 0;
  const compared: Problem[] = [];
  for (const match of matches) {
    counts[match.kind] += 1;
    if (match.kind === 'ambiguous') compared.push(problem(lang, match.row, null, 'ambiguous_match'));
    else if (match.kind === 'duplicate') {
      const { sheet: otherSheet, row: otherRow } = match.of;
      compared.push(problem(lang, match.row, null, 'duplicate_household', { otherSheet, otherRow }));
    } else if (match.row.location === null && (match.kind === 'create' || match.household.location === null))
      unplaced += 1;
  }
  const problems = inOrder([...understood.problems, ...compared, ...late], understood);
  const rejected = new Set(problems.map(({ sheet, row }) => `${row} ${sheet}`)).size;
  const { create: created, update: updated, unchanged } = counts;
  const side = sideIn(hamletNames);
  const missing = unseen(matching.missing, understood.rejected);
  return {
    kind: understood.kind,
    format: understood.format,
    encoding: understood.encoding,
    crs: understood.crs,
    sheets: understood.sheets,
    columns: understood.columns,
    notes: understood.notes,
    rows: created + updated + unchanged + rejected,
    created,
    updated,
    unchanged,
    unplaced,
    rejected,
    problems,
    matches: matches.flatMap((match) => (match.kind === 'ambiguous' ? [asQuestion(match, side)] : [])),
    missing: missing.map(({ id }) => id),
    missingHouseholds: missing.slice(0, MOST_NAMED).map((household) => ({
      householdId: household.id,
      ...side(household),
    })),
    points: pointsOf(matches),
    outside: [...outside],
    hamlets,
  };
}

/** The answer as it is kept: who may be whom by identifiers alone, and no list of everybody's places. */
export const forRecord = (answer: ImportAnswer): ImportAnswer => ({
  ...answer,
  matches: answer.matches.map(({ candidates, ...match }) => ({
    ...match,
    said: null,
    candidates: candidates.map((candidate) => ({ ...candidate, known: null })),
  })),
  missingHouseholds: [],
  points: [],
  outside: [],
});

type ToSide = (facts: RegisterFacts) => Side;

const sideIn =
  (hamletNames: ReadonlyMap<string, string>): ToSide =>
  ({ head, phone, address, hamletId, eldestBirthYear, location }) => ({
    head,
    phone: maskPhone(phone),
    address,
    hamlet: hamletNames.get(hamletId) ?? '',
    eldestBirthYear,
    location,
  });

const asQuestion = ({ row, candidates }: Extract<Match, { kind: 'ambiguous' }>, side: ToSide) => ({
  sheet: row.sheet,
  row: row.row,
  said: side(row),
  candidates: candidates.map(({ household, score }) => ({
    householdId: household.id,
    score: Math.round(score * 10) / 10,
    known: side(household),
  })),
});

/** Without those that a row which could not be read seems to name: they are in the register. */
function unseen(missing: Matching['missing'], rejected: readonly RawRejected[]): Matching['missing'] {
  const named = new Set(rejected.flatMap(({ cells }) => cells.map((cell) => cell.trim().toLowerCase())));
  return missing.filter(
    ({ code, head }) => !named.has(head.toLowerCase()) && (code === null || !named.has(code.toLowerCase())),
  );
}

/** As one goes through the file to mend it: sheet by sheet, row by row. */
function inOrder(problems: Problem[], { sheets }: Understanding): Problem[] {
  const place = new Map(sheets.map(({ name }, i) => [name, i]));
  return problems.sort((a, b) => (place.get(a.sheet) ?? 1e6) - (place.get(b.sheet) ?? 1e6) || a.row - b.row);
}
