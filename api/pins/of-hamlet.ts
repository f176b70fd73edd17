import type { Pin } from '#geo';
import type { Tx } from '../db/door.ts';

/** The pins of a hamlet that hold today or will: what a plan of its visits follows. */
export const readPins = (tx: Tx, hamletId: string): Promise<Pin[]> => tx<Pin[]>`
  select household_id as "householdId", kind, from_on as "from", until_on as "until", reason
  from tn.household_pin
  where commune_id = tn.current_commune() and hamlet_id = ${hamletId}
    and ended_at is null and until_on >= tn.today()
  order by from_on, id`;
