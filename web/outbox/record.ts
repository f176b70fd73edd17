import { Problem } from '../app/http.ts';
import { correctHousehold, recordVisit, undoVisit } from '../data/changes.ts';
import { showCall } from '../data/my-day.ts';
import { sendUnsent } from './send.ts';
import { add, drop, entryOf, put } from './store.ts';
import { isUnsent, takenBack, type Unsent } from './unsent.ts';

/** A walk does not wait for a slow answer. */
const WAIT_MS = 3_000;

/**
 * Records a visit: kept on the phone first, so that neither lost signal nor an empty battery loses it, then sent.
 * @returns `sent`, or `kept` where no answer came soon: it goes by itself later
 * @throws Problem where the server would not have it; it is not kept then, whoever wrote it has it before him
 */
export async function recordAtDoor(
  accountId: string,
  what: Pick<Unsent, 'visit' | 'head' | 'found'>,
): Promise<'sent' | 'kept'> {
  const { visit, head, found } = what;
  if (!add(accountId, { visit, head, found })) return recordDirectly(what);
  await Promise.race([sendUnsent(accountId), new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
  const left = entryOf(accountId, visit.id);
  if (!left || !isUnsent(left)) return 'sent';
  if (left.refused === undefined || left.arrived) return 'kept';
  drop(accountId, visit.id);
  throw new Problem(400, 'refused', left.refused);
}

/** In a browser that keeps nothing. */
async function recordDirectly({ visit, found }: Pick<Unsent, 'visit' | 'found'>): Promise<'sent'> {
  showCall(await recordVisit(visit));
  if (found) await correctHousehold({ id: visit.householdId, version: found.version }, found.change);
  return 'sent';
}

/** Takes back a visit recorded on this phone, whether it waits, is on its way or has arrived. */
export async function takeBack(accountId: string, id: string): Promise<void> {
  const entry = entryOf(accountId, id);
  if (!entry) await undoVisit(id);
  else if (isUnsent(entry)) takeOut(accountId, entry);
}

/** Takes a visit off the list; of one that has arrived only what is left is given up. */
export function discard(accountId: string, unsent: Unsent): void {
  if (unsent.arrived) drop(accountId, unsent.visit.id);
  else takeOut(accountId, unsent);
}

function takeOut(accountId: string, unsent: Unsent): void {
  const left = takenBack(unsent);
  if (left && put(accountId, left)) sendUnsent(accountId);
  else drop(accountId, unsent.visit.id);
}
