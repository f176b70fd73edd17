import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClusterProposal } from '#api/clusters/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';
import type { Proposing } from './use-proposal.ts';

/** What a proposal comes to, and taking it: whole, in part, or not. */
export function ProposalBar({ proposal, proposing }: { proposal: ClusterProposal; proposing: Proposing }) {
  const { t } = useTranslation('clusters');
  const { taken, busy } = proposing;
  const open = proposal.after.filter(({ locked }) => !locked);
  const all = open.every(({ id }) => taken.has(id));
  const { moved, unplaced, approximate } = proposal;
  return (
    <section className={styles.bar} aria-label={t('proposal.title', { n: formatNumber(proposal.after.length) })}>
      <div>
        <b>{t('proposal.title', { n: formatNumber(proposal.after.length) })}</b>
        <p className="tn-muted" role="status">
          {t('proposal.words')}
          {moved.length > 0 && ` ${t('proposal.moved', { n: formatNumber(moved.length) })}.`}
          {unplaced.length > 0 && ` ${t('proposal.unplaced', { n: formatNumber(unplaced.length) })}.`}
          {approximate && ` ${t('proposal.approximate')}`}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button loading={busy} disabled={taken.size === 0} onClick={proposing.accept}>
          {all ? t('proposal.all') : t('proposal.some', { n: formatNumber(taken.size) })}
        </Button>
        <Button variant="subtle" onClick={proposing.drop}>
          {t('proposal.drop')}
        </Button>
      </div>
    </section>
  );
}
