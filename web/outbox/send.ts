import i18next from 'i18next';
import { ask, get, type Issue, Problem } from '../app/http.ts';
import type { Me } from '../app/session.ts';
import { correctHousehold, refreshAll, undoVisit, type Visit } from '../data/changes.ts';
import { showCall } from '../data/my-day.ts';
import { drop, entriesOf, entryOf, put } from './store.ts';
import { type Entry, idOf, isUnsent, nextToSend, type Unsent } from './unsent.ts';

/** Weak signal may leave a request without any answer; then the next try is the better one. */
const PATIENCE_MS = 20_000;
/** Not the visit's fault: who is signed in, how long it took, how much was asked. */
const PASSING = new Set([401, 408, 425, 429]);

/**
 * Would asking again give the same answer? Only our own server refuses, by a code of its own: what a proxy or a Wi-Fi's
 * welcome page says in between is no answer to a visit.
 */
export const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem &&
  error.status >= 400 &&
  error.status < 500 &&
  error.code !== 'unknown' &&
  !PASSING.has(error.status);

/** The problem in words a member can act on. */
export function wordsOf({ message, issues }: Problem): string {
  const fields = issues.map(({ path }: Issue) => (Array.isArray(path) ? path[0] : path?.split('.')[0]));
  const said = fields.map((field) => i18next.t(`outbox:field.${field}` as 'outbox:field.at', { defaultValue: '' }));
  return [...new Set(said.filter(Boolean))].join(' ') || message;
}

const running = new Map<string, Promise<void>>();

/**
 * Sends an account's visits in the order they were recorded, one at a time, as far as there is signal; what arrived is
 * gone from the phone, what was refused stays with the reason. Sending twice is harmless: a visit is written once by its
 * identifier. Never fails.
 */
export function sendUnsent(accountId: string): Promise<void> {
  const known = running.get(accountId);
  if (known) return known;
  if (navigator.onLine === false || !nextToSend(entriesOf(accountId))) return Promise.resolve();
  const run = sendAll(accountId);
  running.set(accountId, run);
  return run;
}

export const isSending = (accountId: string): boolean => running.has(accountId);

async function sendAll(accountId: string): Promise<void> {
  let arrived = false;
  const isHis = await isSignedIn(accountId);
  for (let entry = nextToSend(entriesOf(accountId)); isHis && entry; entry = nextToSend(entriesOf(accountId))) {
    try {
      if (isUnsent(entry)) await sendVisit(accountId, entry);
      else await undoThere(accountId, entry.takenBack);
      arrived = true;
    } catch (error) {
      if (!isRefusal(error) || !refuse(accountId, entry, error)) break;
    }
  }
  running.delete(accountId); // at once: what is recorded from now on finds nobody sending
  if (arrived) refreshAll().catch(() => undefined);
}

/** In another window somebody else may have signed in since: under his name nothing of this account goes. */
const isSignedIn = (accountId: string): Promise<boolean> =>
  get<Me>('/me', undefined, AbortSignal.timeout(PATIENCE_MS)).then(
    (me) => me?.accountId === accountId,
    () => false,
  );

async function sendVisit(accountId: string, unsent: Unsent): Promise<void> {
  const { visit, found } = unsent;
  if (!unsent.arrived) {
    put(accountId, { ...unsent, tried: true });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await ask<Visit | undefined>('POST', '/visits', { body: visit, signal });
    if (answer?.id !== visit.id) throw new Error('not an answer of our server');
    if (isTakenBack(accountId, visit.id)) return;
    if (found) put(accountId, { ...unsent, tried: true, arrived: true });
  }
  if (found) await correctHousehold({ id: visit.householdId, version: found.version }, found.change);
  if (isTakenBack(accountId, visit.id)) return;
  showCall(visit);
  drop(accountId, visit.id);
}

/** While it was on its way its author may have thought better of it. */
const isTakenBack = (accountId: string, id: string): boolean => {
  const entry = entryOf(accountId, id);
  return entry !== undefined && !isUnsent(entry);
};

async function undoThere(accountId: string, id: string): Promise<void> {
  await undoVisit(id);
  drop(accountId, id);
}

/** Where undoing is refused the visit never arrived, or it is too late for it: the history shows what counts. */
function refuse(accountId: string, entry: Entry, problem: Problem): boolean {
  const now = entryOf(accountId, idOf(entry));
  if (now && isUnsent(now)) return put(accountId, { ...now, refused: wordsOf(problem) });
  drop(accountId, idOf(entry));
  return true;
}

/** Sends those refused once more as well. */
export function sendAgain(accountId: string): Promise<void> {
  for (const entry of entriesOf(accountId)) {
    if (isUnsent(entry) && entry.refused !== undefined) {
      const { refused: _, ...waiting } = entry;
      put(accountId, waiting);
    }
  }
  return sendUnsent(accountId);
}
