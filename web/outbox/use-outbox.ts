import i18next from 'i18next';
import { useEffect, useSyncExternalStore } from 'react';
import { onAnswer } from '../app/http.ts';
import { formatNumber } from '../i18n/format.ts';
import { say } from '../ui/toast.tsx';
import { isSending, sendUnsent } from './send.ts';
import { subscribe, unsentOf } from './store.ts';
import type { Unsent } from './unsent.ts';

/** The device does not always tell that there is signal again. */
const LOOK_MS = 30_000;
/** After a try in vain other answers do not bring about the next one at once. */
const REST_MS = 5_000;

/** Visits of an account that are on this phone only. */
export const useUnsent = (accountId: string): readonly Unsent[] =>
  useSyncExternalStore(subscribe, () => unsentOf(accountId));

/** Sends what waits: when the page opens or comes to the front, when signal returns, when the server answers again. */
export function useSending(accountId: string): void {
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const send = () => {
      const waiting = unsentOf(accountId).length;
      if (waiting === 0 || isSending(accountId)) return void sendUnsent(accountId);
      sendUnsent(accountId).then(() => {
        const count = waiting - unsentOf(accountId).length;
        if (count > 0) say(i18next.t('outbox:sent', { count, n: formatNumber(count) }));
      });
    };
    const onFront = () => {
      if (document.visibilityState === 'visible') send();
    };
    const stop = onAnswer(() => {
      if (resting || unsentOf(accountId).length === 0) return;
      resting = setTimeout(() => {
        resting = undefined;
      }, REST_MS);
      send();
    });
    const looking = setInterval(send, LOOK_MS);
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', onFront);
    send();
    return () => {
      stop();
      clearInterval(looking);
      clearTimeout(resting);
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', onFront);
    };
  }, [accountId]);
}
