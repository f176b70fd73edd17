import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClusterProposal } from '#api/clusters/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';
import { measureWords } from './measure-words.ts';
import { openOf, type Part } from './part.ts';
import type { Proposing } from './use-proposal.ts';

interface Props {
  proposal: ClusterProposal;
  /** what it comes to with what is accepted and chosen */
  part: Part;
  proposing: Proposing;
}

/** What a proposal comes to, and taking it: whole, in part, or not. */
export function ProposalBar({ proposal, part, proposing }: Props) {
  const { t } = useTranslation('clusters');
  const { chosen, busy } = proposing;
  const open = openOf(proposal);
  const all = open.every((id) => chosen.has(id));
  const { unplaced, approximate, taken, measure } = proposal;
  const some = taken.length > 0;
  const title = t(some ? 'proposal.rest' : part.whole ? 'proposal.title' : 'proposal.part', {
    n: formatNumber(some ? open.length : part.clusters),
  });
  const words = [
    t(some ? 'proposal.restWords' : 'proposal.words'),
    ...(part.moved > 0 ? [t('proposal.moved', { n: formatNumber(part.moved) })] : []),
    ...(part.whole && measure ? measureWords(measure) : []),
    ...(unplaced.length > 0 ? [t('proposal.unplaced', { n: formatNumber(unplaced.length) })] : []),
    ...(approximate ? [t('proposal.approximate')] : []),
  ];
  return (
    <section className={styles.bar} aria-label={title}>
      <div>
        <b>{title}</b>
        <p className="tn-muted tn-num" role="status">
          {words.join(' ')}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button loading={busy} disabled={chosen.size === 0} onClick={proposing.accept}>
          {all ? t(some ? 'proposal.allRest' : 'proposal.all') : t('proposal.some', { n: formatNumber(chosen.size) })}
        </Button>
        <Button variant="default" onClick={chosen.size === 0 ? proposing.chooseAll : proposing.chooseNone}>
          {t(chosen.size === 0 ? 'proposal.chooseAll' : 'proposal.chooseNone')}
        </Button>
        <Button variant="subtle" onClick={proposing.drop}>
          {t(some ? 'proposal.leave' : 'proposal.drop')}
        </Button>
      </div>
    </section>
  );
}
