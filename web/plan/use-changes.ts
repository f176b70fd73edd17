import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan, PlanChangeRequest } from '#api/plans/schema.ts';
import { Problem } from '../app/http.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { changePlan, freshPlan, tryChanges } from './plan-data.ts';

/** What somebody wants to change, with what it is called. */
export interface Intent {
  changes: PlanChangeRequest[];
  words: string;
}

interface Pending {
  intents: Intent[];
  /** what it was tried on; kept only when this is still the newest */
  before: Plan;
  after: Plan;
}

export interface Changes {
  /** tried and not kept yet */
  pending: Pending | null;
  /** could not be kept: somebody else changed the plan meanwhile */
  lost: Intent[] | null;
  busy: boolean;
  /** Tries a change together with those that wait. */
  propose: (intent: Intent) => void;
  keep: () => void;
  drop: () => void;
  /** Tries what was lost on the newest plan. */
  again: () => void;
  step: (step: 'undo' | 'redo' | 'reset') => void;
}

/** Changes of a plan: each is tried first and shown with what it does; kept by a second word, never over another's. */
export function useChanges(plan: Plan): Changes {
  const { t } = useTranslation('plan');
  const [pending, setPending] = useState<Pending | null>(null);
  const [lost, setLost] = useState<Intent[] | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (intents: Intent[], work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) return sayFailure(error);
      await freshPlan(plan.id).catch(sayFailure);
      setPending(null);
      if (intents.length > 0) setLost(intents);
      else say(t('lost.title'), { tone: 'failed' });
    } finally {
      setBusy(false);
    }
  };
  const tryOn = (base: Plan, intents: Intent[]) =>
    run(intents, async () => {
      const after = await tryChanges(
        base,
        intents.flatMap(({ changes }) => changes),
      );
      setPending({ intents, before: base, after });
      setLost(null);
    });
  const step = (step: 'undo' | 'redo' | 'reset', base: Plan = plan) =>
    run([], async () => {
      await changePlan(base, { step });
      setPending(null);
    });
  return {
    pending,
    lost,
    busy,
    propose: (intent) => tryOn(pending?.before ?? plan, [...(pending?.intents ?? []), intent]),
    keep() {
      if (!pending) return;
      const { intents, before } = pending;
      run(intents, async () => {
        const kept = await changePlan(before, { changes: intents.flatMap(({ changes }) => changes) });
        setPending(null);
        say(t('kept'), { undo: () => step('undo', kept) });
      });
    },
    drop() {
      setPending(null);
      setLost(null);
    },
    again: () => lost && tryOn(plan, lost),
    step: (asked) => step(asked),
  };
}
