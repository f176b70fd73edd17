import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import styles from './boundaries.module.css';
import type { HamletLook } from './map-features.ts';
import type { Proposals } from './use-proposals.ts';

interface Props {
  proposals: Proposals;
  looks: readonly HamletLook[];
  selected: HamletLook | null;
  /** hamlets of which at least one household has a place */
  placed: ReadonlySet<string>;
}

/** A proposal over the present state: taken whole, for the hamlet looked at, or not. */
export function ProposalBar({ proposals, looks, selected, placed }: Props) {
  const { t } = useTranslation('boundaries');
  const shown = proposals.shown ?? [];
  const left = shown.reduce((sum, one) => sum + one.left.length, 0);
  const without = shown.length > 1 ? looks.filter(({ id }) => !placed.has(id)).length : 0;
  const [only] = shown;
  const single = shown.length === 1 ? looks.find(({ id }) => id === only?.hamletId) : selected;
  const offered = single && shown.some(({ hamletId }) => hamletId === single.id) ? single : null;
  return (
    <section className={styles.bar} aria-label={t('proposal.title', { n: shown.length })}>
      <div>
        <b>{t('proposal.title', { n: formatNumber(shown.length) })}</b>
        <p className="tn-muted">
          {t('proposal.words')} {left > 0 && t('proposal.left', { n: formatNumber(left) })}{' '}
          {without > 0 && t('proposal.without', { n: formatNumber(without) })}
        </p>
      </div>
      <div className={styles.buttons}>
        {shown.length > 1 && <Button onClick={() => proposals.take()}>{t('proposal.all')}</Button>}
        {offered && (
          <Button variant={shown.length > 1 ? 'default' : 'filled'} onClick={() => proposals.take(offered.id)}>
            {t('proposal.one', { name: offered.name })}
          </Button>
        )}
        <Button variant="subtle" onClick={proposals.close}>
          {t('proposal.close')}
        </Button>
      </div>
    </section>
  );
}
