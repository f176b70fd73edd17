import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fitAmong, type HamletShapes, shapeOf, withSharedCorners } from '#geo/boundaries/index.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { askProposals, type Proposal } from './boundary-data.ts';

export interface Proposals {
  /** What is proposed, shown over the present state; null: nothing asked. */
  shown: readonly Proposal[] | null;
  busy: boolean;
  /** Asks for all hamlets, or for one that fits among the others as saved. */
  ask: (hamletId?: string) => void;
  /** Takes the proposal for all hamlets in it, or for one, which gives way to its neighbours as they are. */
  take: (hamletId?: string) => void;
  close: () => void;
}

const FIT_METRES = 12;

export function useProposals(shapes: HamletShapes, change: (shapes: HamletShapes) => void): Proposals {
  const { t } = useTranslation('boundaries');
  const [shown, setShown] = useState<readonly Proposal[] | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    shown,
    busy,
    ask(hamletId) {
      setBusy(true);
      askProposals(hamletId === undefined ? undefined : [hamletId])
        .then((found) => {
          if (found.length === 0) say(t('proposal.none'), { tone: 'failed' });
          setShown(found.length > 0 ? found : null);
        })
        .catch(sayFailure)
        .finally(() => setBusy(false));
    },
    take(hamletId) {
      const taken = (shown ?? []).filter((one) => hamletId === undefined || one.hamletId === hamletId);
      const next = new Map(shapes);
      for (const one of taken) next.set(one.hamletId, shapeOf(one.boundary));
      change(hamletId === undefined ? withSharedCorners(next) : fitAmong(next, hamletId, FIT_METRES));
      const rest = (shown ?? []).filter((one) => !taken.includes(one));
      setShown(hamletId !== undefined && rest.length > 0 ? rest : null);
      say(t('proposal.taken', { n: taken.length }));
    },
    close: () => setShown(null),
  };
}
