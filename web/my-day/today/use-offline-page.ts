import { useEffect } from 'react';
import { keep } from '../../app/kept.ts';
import { queryClient } from '../../app/query-client.ts';
import { KEPT_USER, useMe } from '../../app/session.ts';
import { platformsQuery, topicsQuery } from '../../data/catalogues.ts';
import { workerAddress } from './replan.ts';

/** Code that a door's form and the map need; asked for while there is signal. */
const NEEDED = [
  () => import('../../visits/visit-page.tsx'),
  () => import('../../outbox/unsent-page.tsx'),
  () => import('../../map/household-map.tsx'),
];

const CHARGE_MS = 3_000;

/** A worker just registered is ready a little before it sees what the page asks for. */
const inCharge = () =>
  navigator.serviceWorker.controller !== null ||
  Promise.race([
    new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    }),
    new Promise((resolve) => setTimeout(resolve, CHARGE_MS)),
  ]);

/** Lets the phone open the page without signal, as its user. A browser that cannot goes without. */
export function useOfflinePage(): void {
  const me = useMe();
  useEffect(() => {
    keep(KEPT_USER, me);
    queryClient.prefetchQuery(topicsQuery);
    queryClient.prefetchQuery(platformsQuery);
  }, [me]);
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
    const prepare = async () => {
      await navigator.serviceWorker.register('/offline.js');
      navigator.storage?.persist?.().catch(() => undefined); // visits may wait here for days
      const { active } = await navigator.serviceWorker.ready;
      await inCharge();
      await Promise.all(NEEDED.map((load) => load()));
      const loaded = performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name))
        .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
        .map(({ pathname }) => pathname);
      active?.postMessage({ keep: ['/', workerAddress, ...new Set(loaded)] });
    };
    prepare().catch(() => undefined);
  }, []);
}
