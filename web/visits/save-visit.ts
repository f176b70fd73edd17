import { uuidv7 } from 'uuidv7';
import { correctHousehold, type HouseholdPatch, recordVisit, type Visit, type VisitCreate } from '../data/changes.ts';
import type { HouseholdDetail } from '../data/households.ts';
import type { VisitDraft } from './use-visit-draft.ts';

/** The last body sent and its identifier: pressed again after a lost answer, the visit is the same one, not another. */
let last: { body: string; id: string; at: string } | null = null;

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

/**
 * Records the visit, then what it found out about the household.
 * @param corrected  the visit it corrects: the call was made when that one was
 */
export async function saveVisit(
  household: HouseholdDetail,
  draft: VisitDraft,
  corrected?: { id: string; at: string },
): Promise<Visit> {
  const what = visitOf(household.id, draft, corrected?.id);
  const body = JSON.stringify(what);
  if (last?.body !== body) last = { body, id: uuidv7(), at: corrected?.at ?? new Date().toISOString() };
  const visit = await recordVisit({ ...what, id: last.id, at: last.at });
  last = null;
  const found: HouseholdPatch = {};
  if (draft.elderly !== undefined) found.elderly = draft.elderly;
  if (draft.deviceless !== undefined) found.deviceless = draft.deviceless;
  if (Object.keys(found).length > 0) await correctHousehold(household, found);
  return visit;
}
