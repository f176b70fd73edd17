import { type QueryClient, useQueryClient } from '@tanstack/react-query';
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
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );

/** After a change of one's own, without waiting for the server to tell. */
export const bumpDataVersion = (): void => setVersion(version + 1);

/**
 * Hears what others changed and asks again for what is shown; several changes at once count as one.
 * After a lost connection the server says its version first: where it moved on meanwhile, everything is asked again.
 * @param on  false for who belongs to no commune
 */
export function useLiveChanges(on: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!on) return;
    const source = new EventSource('/api/events');
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let heard = 0;
    const refresh = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        bumpDataVersion();
        client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'demo' });
      }, WAIT_MS);
    };
    source.addEventListener('change', (event: MessageEvent<string>) => {
      heard = Math.max(heard, readVersion(event.data));
      refresh();
    });
    source.addEventListener('version', (event: MessageEvent<string>) => {
      const told = readVersion(event.data);
      if (heard > 0 && told > heard) refresh();
      heard = Math.max(heard, told);
    });
    source.addEventListener('plan', (event: MessageEvent<string>) => hearOfPlan(client, event.data));
    return () => {
      clearTimeout(waiting);
      source.close();
    };
  }, [client, on]);
}

/** How far a plan's computation has come is shown as it is told; anything else about it is asked for. */
function hearOfPlan(client: QueryClient, data: string): void {
  let told: { planId?: string; state?: string; progress?: number | null };
  try {
    told = JSON.parse(data);
  } catch {
    return;
  }
  if (told.state === 'computing' && typeof told.progress === 'number') {
    client.setQueryData(['plan-progress', told.planId], told.progress);
    return;
  }
  client.invalidateQueries({ queryKey: ['plans'] });
  client.invalidateQueries({ queryKey: ['plan', told.planId] });
}

function readVersion(data: string): number {
  try {
    return Number((JSON.parse(data) as { version?: number }).version) || 0;
  } catch {
    return 0;
  }
}
