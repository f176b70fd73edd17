import { type Entry, idOf, inTurn, isUnsent, type Unsent } from './unsent.ts';

// A key for each visit, so that two windows never overwrite each other's; under the account that recorded it, and apart
// from `tn.kept.`, which signing in and out empties.
const PREFIX = 'tn.unsent.';
const NOTHING: readonly Unsent[] = [];
const prefixOf = (accountId: string) => `${PREFIX}${accountId}.`;

const listeners = new Set<() => void>();
const shown = new Map<string, readonly Unsent[]>();

function changed(): void {
  shown.clear();
  for (const listener of listeners) listener();
}

/** All that an account has waiting on this phone, in the order of recording. */
export function entriesOf(accountId: string): Entry[] {
  const prefix = prefixOf(accountId);
  try {
    return inTurn(
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as Entry | null)
        .filter((entry) => entry !== null),
    );
  } catch {
    return []; // a browser that keeps nothing has nothing waiting
  }
}

/** Visits of an account that were not sent; the same list until something changes. */
export function unsentOf(accountId: string): readonly Unsent[] {
  let list = shown.get(accountId);
  if (!list) {
    const found = entriesOf(accountId).filter(isUnsent);
    list = found.length > 0 ? found : NOTHING;
    shown.set(accountId, list);
  }
  return list;
}

/** One of them, or undefined once it is gone. */
export const entryOf = (accountId: string, id: string): Entry | undefined =>
  entriesOf(accountId).find((entry) => idOf(entry) === id);

/** Keeps an entry in place of what stood under its identifier. @returns false where the browser keeps nothing, or is full */
export function put(accountId: string, entry: Entry): boolean {
  try {
    localStorage.setItem(prefixOf(accountId) + idOf(entry), JSON.stringify(entry));
  } catch {
    return false;
  }
  changed();
  return true;
}

/** Puts a visit at the end. @returns as `put` */
export function add(accountId: string, visit: Omit<Unsent, 'turn'>): boolean {
  const last = entriesOf(accountId).at(-1)?.turn ?? 0;
  return put(accountId, { ...visit, turn: last + 1 });
}

export function drop(accountId: string, id: string): void {
  localStorage.removeItem(prefixOf(accountId) + id);
  changed();
}

/** Drops all of an account's visits that were not sent. */
export function dropUnsent(accountId: string): void {
  for (const { visit } of unsentOf(accountId)) drop(accountId, visit.id);
}

const elsewhere = ({ key }: StorageEvent): void => {
  if (key === null || key.startsWith(PREFIX)) changed();
};

/** Hears of changes, those of other windows too. @returns what ends it */
export function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', elsewhere);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', elsewhere);
  };
}
