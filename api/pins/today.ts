import type { Tx } from '../db/door.ts';

/** Households whose turn a leader's word moves today. */
export interface Turns {
  pinned: string[];
  postponed: string[];
}

/** Those the user may know of. The later word counts, as `pinOn` of the rules says. */
export async function turnsToday(tx: Tx): Promise<Turns> {
  const rows = await tx<{ household_id: string; kind: 'pin' | 'postpone' }[]>`
    select distinct on (household_id) household_id, kind
    from tn.household_pin
    where commune_id = tn.current_commune() and ended_at is null and tn.today() between from_on and until_on
    order by household_id, from_on desc, until_on desc`;
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.household_id);
  return { pinned: of('pin'), postponed: of('postpone') };
}
