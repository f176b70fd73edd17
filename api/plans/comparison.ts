import { differencesOf, normDifferences, standingOf } from '#geo';
import type { Tx } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import { frameOf } from './changes.ts';
import { readFacts } from './facts.ts';
import type { PlanComparison } from './schema.ts';
import { readRow } from './stored.ts';

/**
 * A plan beside another of the same hamlet, each by what is known today and its own suppositions.
 * @throws not_found, invalid_reference (422) for a plan of another hamlet
 */
export async function comparePlans(tx: Tx, id: string, otherId: string): Promise<PlanComparison> {
  const [row, other] = [await readRow(tx, id), await readRow(tx, otherId)];
  if (row.hamlet_id !== other.hamlet_id) throw problem('invalid_reference', { params: { field: 'with' } });
  const [facts, otherFacts] = [await readFacts(tx, frameOf(row)), await readFacts(tx, frameOf(other))];
  const before = standingOf(otherFacts.input, other.days);
  const after = standingOf(facts.input, row.days);
  return {
    before: { ...before.outlook, id: otherId },
    after: { ...after.outlook, id },
    ...differencesOf(other.days, row.days),
    norms: normDifferences(before.norms, after.norms),
  };
}
