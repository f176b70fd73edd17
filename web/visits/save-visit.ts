import { uuidv7 } from 'uuidv7';
import type { HouseholdPatch, VisitCreate } from '../data/changes.ts';
import { discard, recordAtDoor } from '../outbox/record.ts';
import type { Unsent } from '../outbox/unsent.ts';
import type { AtDoor } from './use-at-door.ts';
import type { VisitDraft } from './use-visit-draft.ts';

/** What a form began with, where it is not a new visit. */
export interface Begun {
  /** of the call: it was made then, not when it is written down anew */
  at: string;
  /** the visit it corrects */
  supersedes?: string | undefined;
  /** the visit the server would not have, in whose place it comes */
  instead?: Unsent;
}

/** What a draft says, as the API takes it. */
export function visitOf(householdId: string, draft: VisitDraft, supersedes?: string): Omit<VisitCreate, 'id' | 'at'> {
  if (!draft.outcome) throw new Error('a visit has an outcome');
  const supported = draft.outcome === 'supported';
  return {
    householdId,
    outcome: draft.outcome,
    supported: supported ? draft.supported : 0,
    topics: supported ? draft.topics : [],
    followUpOn: supported || draft.outcome === 'come_back' ? draft.followUpOn : null,
    note: draft.note.trim() || null,
    ...(draft.platforms && draft.platforms.length > 0 ? { platforms: draft.platforms } : {}),
    ...(draft.memberIds && draft.memberIds.length > 0 ? { memberIds: draft.memberIds } : {}),
    ...(draft.location
      ? { location: draft.location.position, locationAccuracyMetres: draft.location.accuracyMetres }
      : {}),
    ...(supersedes ? { supersedes } : {}),
  };
}

/** What a draft found out about the household; null where nothing. */
function foundOf(household: AtDoor, { elderly, deviceless }: VisitDraft): Unsent['found'] {
  const change: HouseholdPatch = {
    ...(elderly === undefined ? {} : { elderly }),
    ...(deviceless === undefined ? {} : { deviceless }),
  };
  return Object.keys(change).length > 0 ? { change, version: household.version } : null;
}

/**
 * Records the visit, then what it found out about the household; without signal the phone keeps both.
 * @returns the visit's identifier, and whether it was sent
 * @throws Problem where the server would not have it
 */
export async function saveVisit(accountId: string, household: AtDoor, draft: VisitDraft, begun?: Begun) {
  const id = uuidv7();
  const visit = { ...visitOf(household.id, draft, begun?.supersedes), id, at: momentOf(begun) };
  const how = await recordAtDoor(accountId, { visit, head: household.head, found: foundOf(household, draft) });
  if (begun?.instead) discard(accountId, begun.instead);
  return { id, how };
}

/** A clock that ran ahead may be why a visit was refused: nobody calls in the future. */
function momentOf(begun: Begun | undefined): string {
  const now = new Date().toISOString();
  return begun && begun.at < now ? begun.at : now;
}

/** A visit that was not sent, as a form holds it. */
export function draftOfUnsent({ visit, found }: Unsent): VisitDraft {
  const { location, locationAccuracyMetres } = visit;
  return {
    outcome: visit.outcome,
    topics: visit.topics,
    supported: Math.max(1, visit.supported ?? 0),
    followUpOn: visit.followUpOn ?? null,
    note: visit.note ?? '',
    memberIds: visit.memberIds ?? null,
    location: location ? { position: location, accuracyMetres: locationAccuracyMetres ?? 0 } : null,
    platforms: visit.platforms ?? null,
    ...(found?.change.elderly == null ? {} : { elderly: found.change.elderly }),
    ...(found?.change.deviceless == null ? {} : { deviceless: found.change.deviceless }),
  };
}
