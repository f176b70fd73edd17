const PREFIX = 'tn.kept.';

/** Keeps an answer in this browser until somebody signs in or out; one that keeps nothing goes without. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // full or forbidden: the page asks again next time
  }
}

/** What was kept under a name, or null. */
export function kept<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Drops all that was kept: it may name people, and the next user is another one. */
export function forgetKept(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // nothing is kept where nothing can be
  }
}
