import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClusterProposal, ProposalOptions } from '#api/clusters/schema.ts';
import { get } from '../app/http.ts';
import { acceptClusters, proposeClusters, undoClusters } from '../data/changes.ts';
import { formatNumber } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { openOf } from './part.ts';

/** A proposal being looked at: which of its clusters are chosen, and what becomes of it. */
export function useProposal(hamletId: string) {
  const { t } = useTranslation('clusters');
  const [shown, setShown] = useState<ClusterProposal | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [unchanged, setUnchanged] = useState<ProposalOptions | null>(null);
  const [busy, setBusy] = useState(false);
  const run = (work: Promise<void>) => {
    setBusy(true);
    setUnchanged(null);
    work.catch(sayFailure).finally(() => setBusy(false));
  };
  const ask = async (options: ProposalOptions): Promise<void> => {
    const proposal = await proposeClusters(hamletId, options);
    if (!isDifferent(proposal)) return setUnchanged(options);
    setChosen(new Set(openOf(proposal)));
    setShown(proposal);
  };
  const resume = async (id: string): Promise<void> => {
    setChosen(new Set());
    setShown(await get<ClusterProposal>(`/clusters/proposals/${id}`));
  };
  const accept = async (proposal: ClusterProposal): Promise<void> => {
    const all = openOf(proposal).every((id) => chosen.has(id));
    const accepted = await acceptClusters(proposal.id, all ? undefined : [...chosen]);
    setShown(openOf(accepted).length > 0 ? accepted : null);
    setChosen(new Set());
    const undo = () => {
      setShown(null);
      return undoClusters(accepted.id).then(() => say(t('past.took')));
    };
    const n = formatNumber(chosen.size);
    const more = accepted.taken.length > chosen.size;
    // Undoing takes back what was accepted before, too
    const figures = { n, all: formatNumber(accepted.taken.length) };
    say(more ? t('proposal.acceptedMore', figures) : t('proposal.accepted', { n }), { undo });
  };
  return {
    shown,
    chosen,
    /** what was asked for and brought nothing new */
    unchanged,
    busy,
    ask: (options: ProposalOptions) => run(ask(options)),
    resume: (id: string) => run(resume(id)),
    accept: () => shown && run(accept(shown)),
    drop: () => setShown(null),
    chooseAll: () => shown && setChosen(new Set(openOf(shown))),
    chooseNone: () => setChosen(new Set()),
    toggle: (id: string) => {
      const next = new Set(chosen);
      if (!next.delete(id) && shown && openOf(shown).includes(id)) next.add(id);
      setChosen(next);
    },
  };
}
export type Proposing = ReturnType<typeof useProposal>;

/** Whether somebody would be in another cluster; outlines drawn a little finer are no reason to ask anybody. */
function isDifferent({ before, after }: ClusterProposal): boolean {
  const members = new Map(before.map(({ id, householdIds }) => [id, [...householdIds].sort().join()]));
  return after.some(({ id, householdIds }) => members.get(id) !== [...householdIds].sort().join());
}
