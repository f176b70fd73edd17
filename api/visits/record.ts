import { localDateOf } from '#geo';
import { audit, nameOf } from '../db/audit.ts';
import type { Identity, Tx } from '../db/door.ts';
import { refreshState } from '../db/state.ts';
import { knownPlatforms, knownTopics } from '../http/codes.ts';
import { digestOf } from '../http/digest.ts';
import { invalidField, problem } from '../http/problem.ts';
import { isWithinAYear } from '../http/schema.ts';
import { applyVisit, retractVisit } from './effects.ts';
import { countServing, findVisit, holdVisited, insertUndo, insertVisit, type VisitRow } from './queries.ts';
import type { VisitCreate } from './schema.ts';

/** A phone's clock may run ahead by this much. */
const CLOCK_AHEAD_MS = 5 * 60_000;
/** What lies further back is a slip in the year; notebooks from the movement's beginning may still be entered. */
const OLDEST_DAYS = 730;
const DAY_MS = 86_400_000;

/** What a request led to. */
export interface Recorded {
  visit: VisitRow;
  hamletId: string;
  created: boolean;
}

/**
 * Records a visit, and everything that follows from it, once: the same identifier and request again changes nothing.
 *
 * @throws not_found for a household, member or visit outside what the user may see, id_taken, already_superseded,
 *         forbidden for naming others or correcting another's visit as a member, invalid_request
 */
export async function recordVisit(tx: Tx, user: Identity, request: VisitCreate): Promise<Recorded> {
  const household = await holdVisited(tx, request.householdId);
  const body = digestOf(request);
  const known = await sameVisit(tx, request.id, body);
  if (known) return { visit: known, hamletId: household?.hamlet_id ?? '', created: false };
  if (!household) throw problem('not_found');

  checkTimes(request);
  const supported = supportedOf(request);
  await knownTopics(tx, request.topics);
  await knownPlatforms(tx, request.platforms ?? []);
  const memberIds = await whoWent(tx, user, request, household.hamlet_id);
  if (request.supersedes) await supersede(tx, user, request.supersedes, household.id);

  const location = request.location ?? null;
  const written = await insertVisit(tx, user, {
    ...request,
    supported,
    topics: [...new Set(request.topics)],
    platforms: request.platforms ? [...new Set(request.platforms)] : null,
    followUpOn: request.followUpOn ?? null,
    note: request.note || null,
    location,
    memberIds,
    supersedes: request.supersedes ?? null,
    body,
    byName: await nameOf(tx, user),
  });
  if (!written) throw problem('id_taken'); // by a visit the user may not see
  await applyVisit(tx, user, {
    visitId: request.id,
    householdId: household.id,
    platforms: request.platforms ? [...new Set(request.platforms)] : null,
    location: household.full_access ? location : null,
    accuracyMetres: request.locationAccuracyMetres ?? null,
  });
  await refreshState(tx, [household.id]);
  return { visit: (await findVisit(tx, request.id))!, hamletId: household.hamlet_id, created: true };
}

async function sameVisit(tx: Tx, id: string, body: string): Promise<VisitRow | undefined> {
  const visit = await findVisit(tx, id);
  if (visit && visit.body_digest !== body) throw problem('id_taken');
  return visit;
}

function checkTimes({ at, followUpOn }: VisitCreate): void {
  const age = Date.now() - Date.parse(at);
  if (age < -CLOCK_AHEAD_MS) throw invalidField('at', 'in_future');
  if (age > OLDEST_DAYS * DAY_MS) throw invalidField('at', 'too_long_ago');
  if (!followUpOn) return;
  const day = localDateOf(at);
  if (followUpOn < day) throw invalidField('followUpOn', 'before_visit');
  if (!isWithinAYear(day, followUpOn)) throw invalidField('followUpOn', 'year_after_visit');
}

function supportedOf({ outcome, supported }: VisitCreate): number {
  if (outcome !== 'supported') {
    if ((supported ?? 0) > 0) throw invalidField('supported', 'nobody_supported');
    return 0;
  }
  if (supported === 0) throw invalidField('supported', 'somebody_supported');
  return supported ?? 1;
}

async function whoWent(tx: Tx, user: Identity, { memberIds }: VisitCreate, hamletId: string): Promise<string[]> {
  if (memberIds === undefined) return user.memberId === null ? [] : [user.memberId];
  const ids = [...new Set(memberIds)];
  if (user.role === 'member' && ids.some((id) => id !== user.memberId)) throw problem('forbidden');
  if (ids.length > 0 && (await countServing(tx, ids, hamletId)) < ids.length) throw problem('not_found');
  return ids;
}

/** Makes room for a correction: the corrected visit's traces on the household go. */
async function supersede(tx: Tx, user: Identity, id: string, householdId: string): Promise<void> {
  const corrected = await findVisit(tx, id);
  if (corrected?.household_id !== householdId) throw problem('not_found');
  if (!isHis(user, corrected)) throw problem('forbidden');
  if (corrected.superseded) throw problem('already_superseded');
  if (corrected.undone) throw problem('conflict');
  await retractVisit(tx, id, householdId);
}

/** A member corrects and undoes what he recorded himself, a leader and the office what anyone did. */
const isHis = (user: Identity, visit: VisitRow): boolean =>
  user.role !== 'member' || (user.accountId !== null && visit.recorded_by === user.accountId);

/**
 * Takes a visit back within 24 hours of recording: the household stands as it did before. Again: nothing changes.
 *
 * @throws not_found, forbidden, undo_expired, already_superseded
 */
export async function undoVisit(tx: Tx, user: Identity, id: string): Promise<Recorded> {
  const found = await findVisit(tx, id);
  const household = found && (await holdVisited(tx, found.household_id));
  const visit = await findVisit(tx, id); // as it stands now that nobody else can change it
  if (!visit || !household) throw problem('not_found');
  const done = { hamletId: household.hamlet_id, created: false };
  if (!isHis(user, visit)) throw problem('forbidden');
  if (visit.undone) return { ...done, visit };
  if (visit.superseded) throw problem('already_superseded');
  if (!visit.fresh) throw problem('undo_expired');

  await insertUndo(tx, user, id);
  await retractVisit(tx, id, household.id);
  if (visit.supersedes) await countAgain(tx, user, visit.supersedes, household.full_access);
  await audit(tx, user, { action: 'visit.undo', subjectId: household.id, detail: { visitId: id } });
  await refreshState(tx, [household.id]);
  return { ...done, visit: (await findVisit(tx, id))! };
}

/** A correction was undone: the visit it corrected counts again, with its traces on the household. */
async function countAgain(tx: Tx, user: Identity, id: string, mayMove: boolean): Promise<void> {
  const visit = await findVisit(tx, id);
  if (!visit || visit.undone) return;
  const location = mayMove && visit.lon !== null && visit.lat !== null ? ([visit.lon, visit.lat] as const) : null;
  const { platforms, household_id: householdId } = visit;
  await applyVisit(tx, user, { visitId: id, householdId, platforms, location, accuracyMetres: null });
}
