import { Button, Select, Switch } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalOptions } from '#api/clusters/schema.ts';
import { clusterBounds } from '#geo';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';

/** Households in a cluster to choose from: what one pair of members visits in some activity days. */
const SIZES = [15, 20, 28, 40];
const USUAL = 28;

/** How large clusters shall be and whether those there are stay, then the proposal. */
export function ProposalForm({ busy, onAsk }: { busy: boolean; onAsk: (options: ProposalOptions) => void }) {
  const { t } = useTranslation('clusters');
  const [target, setTarget] = useState(USUAL);
  const [anew, setAnew] = useState(false);
  const sizeWords = (n: number) => {
    const { least, most } = clusterBounds({ target: n });
    return t('sizeAbout', { n: formatNumber(n), from: formatNumber(least), to: formatNumber(most) });
  };
  return (
    <div className={styles.ask}>
      <Select
        label={t('size')}
        allowDeselect={false}
        value={String(target)}
        onChange={(next) => setTarget(Number(next ?? USUAL))}
        data={SIZES.map((n) => ({ value: String(n), label: sizeWords(n) }))}
      />
      <Switch label={t('fromScratch')} checked={anew} onChange={(event) => setAnew(event.currentTarget.checked)} />
      <Button
        leftSection={<IconSparkles size={18} stroke={1.75} />}
        loading={busy}
        onClick={() => onAsk({ target, existing: anew ? 'redraw' : 'keep' })}
      >
        {t('propose')}
      </Button>
      {busy && (
        <p className="tn-muted" role="status">
          {t('proposing')}
        </p>
      )}
    </div>
  );
}
