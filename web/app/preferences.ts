import { useSyncExternalStore } from 'react';

export type Language = 'vi' | 'en';
export type Scheme = 'light' | 'dark' | 'auto';

/** How this browser shows the page; kept in it, never sent. */
export interface Preferences {
  language: Language;
  scheme: Scheme;
  largeText: boolean;
}

const KEY = 'tn.preferences';
const DEFAULTS: Preferences = { language: 'vi', scheme: 'auto', largeText: false };
const listeners = new Set<() => void>();
let current: Preferences = read();

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS;
  }
}

export const preferences = (): Preferences => current;

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // a browser that keeps nothing still follows the choice until it is closed
  }
  for (const listener of listeners) listener();
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
