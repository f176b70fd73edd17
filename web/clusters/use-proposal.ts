import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClusterProposal, ProposalOptions } from '#api/clusters/schema.ts';
import { acceptClusters, proposeClusters, undoClusters } from '../data/changes.ts';
import { formatNumber } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';

/** A proposal being looked at: which of its clusters are taken, and what becomes of it. */
export function useProposal(hamletId: string) {
  const { t } = useTranslation('clusters');
  const [shown, setShown] = useState<ClusterProposal | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const run = (work: Promise<void>) => {
    setBusy(true);
    work.catch(sayFailure).finally(() => setBusy(false));
  };
  const ask = async (options: ProposalOptions): Promise<void> => {
    const proposal = await proposeClusters(hamletId, options);
    if (!isDifferent(proposal)) {
      say(t('proposal.unchanged'));
      return;
    }
    const open = proposal.after.filter(({ locked }) => !locked);
    setTaken(new Set(open.map(({ id }) => id)));
    setShown(proposal);
  };
  const accept = async (proposal: ClusterProposal): Promise<void> => {
    const whole = proposal.after.every(({ id, locked }) => locked || taken.has(id));
    const accepted = await acceptClusters(proposal.id, whole ? undefined : [...taken]);
    setShown(null);
    const undo = () => undoClusters(accepted.id).then(() => say(t('past.took')));
    say(t('proposal.accepted', { n: formatNumber(taken.size) }), { undo });
  };
  return {
    shown,
    taken,
    busy,
    ask: (options: ProposalOptions) => run(ask(options)),
    accept: () => shown && run(accept(shown)),
    drop: () => setShown(null),
    toggle: (id: string) => {
      const next = new Set(taken);
      if (!next.delete(id) && shown?.after.some((one) => one.id === id && !one.locked)) next.add(id);
      setTaken(next);
    },
  };
}
export type Proposing = ReturnType<typeof useProposal>;

/** Whether somebody would be in another cluster; outlines drawn a little finer are no reason to ask anybody. */
function isDifferent({ before, after }: ClusterProposal): boolean {
  const members = new Map(before.map(({ id, householdIds }) => [id, [...householdIds].sort().join()]));
  return after.some(({ id, householdIds }) => members.get(id) !== [...householdIds].sort().join());
}
