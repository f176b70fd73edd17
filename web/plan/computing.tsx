import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '#api/plans/schema.ts';
import { formatShare } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { throwAway } from './plan-data.ts';
import styles from './plan-page.module.css';

/** How far the computation of a plan has come; it can be ended. */
export function Computing({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation('plan');
  const { data: told = 0 } = useQuery<number>({ queryKey: ['plan-progress', plan.id], enabled: false });
  const [busy, setBusy] = useState(false);
  const share = Math.max(told, plan.progress ?? 0);
  const cancel = () => {
    setBusy(true);
    throwAway(plan)
      .then(() => say(t('computing.cancelled')))
      .catch(sayFailure)
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles.centre} role="status">
      <h2>{t('computing.title')}</h2>
      <Progress className={styles.progress} value={share * 100} size="lg" animated aria-label={t('computing.title')} />
      <p className="tn-muted tn-num">
        {formatShare(share)} · {t('computing.words')}
      </p>
      <Button variant="default" loading={busy} onClick={cancel}>
        {t('computing.cancel')}
      </Button>
    </div>
  );
}
