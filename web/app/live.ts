import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

const WAIT_MS = 400;
let version = 0;
const listeners = new Set<() => void>();

function setVersion(next: number): void {
  version = next;
  for (const listener of listeners) listener();
}

/** Counts up whenever something of the commune changed; part of the tiles' address, so that the map draws anew. */
export const useDataVersion = (): number =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => version);

/** After a change of one's own, without waiting for the server to tell. */
export const bumpDataVersion = (): void => setVersion(version + 1);

/** Hears what others changed and asks again for what is shown; several changes at once count as one. */
export function useLiveChanges(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const refresh = (event: MessageEvent<string>) => {
      const told = readVersion(event.data);
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        setVersion(Math.max(version + 1, told));
        client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'health' });
      }, WAIT_MS);
    };
    source.addEventListener('change', refresh);
    source.addEventListener('message', refresh);
    return () => {
      clearTimeout(waiting);
      source.close();
    };
  }, [client]);
}

function readVersion(data: string): number {
  try {
    return Number((JSON.parse(data) as { version?: number }).version) || 0;
  } catch {
    return 0;
  }
}
