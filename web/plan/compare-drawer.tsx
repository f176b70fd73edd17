import { Drawer, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { planInForce } from './choose-plan.ts';
import { Comparison } from './comparison.tsx';
import { shortDay } from './day-words.ts';
import styles from './dialogs.module.css';
import { comparisonQuery } from './plan-data.ts';
import { usePlanView } from './plan-view.ts';
import { stateWords } from './state-words.ts';

/** The plan beside another one of the quarter; first beside the one people go by. */
export function CompareDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('plan');
  const { plan, plans, names } = usePlanView();
  const others = plans.filter(({ id, state }) => id !== plan.id && (state === 'draft' || state === 'published'));
  const [chosen, setChosen] = useState<string | null>((planInForce(others) ?? others[0])?.id ?? null);
  const changed = plan.days.filter(({ change }) => change === 'new' || change === 'changed');
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t('compare.title')}>
      {changed.length > 0 && (
        <>
          <h3 className={styles.label}>{t('compare.changedDays')}</h3>
          <ul className={`${styles.days} tn-small`}>
            {changed.map((day) => (
              <li key={day.date}>
                <b className="tn-num">{shortDay(day.date)}</b>
                <span>
                  {day.clusterIds.map(names.cluster).join(', ')} (
                  {t(day.change === 'new' ? 'compare.newDay' : 'compare.changedDay')})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length === 0 && <p className="tn-muted">{t('compare.none')}</p>}
      {others.length > 0 && (
        <Select
          mt={12}
          label={t('compare.with')}
          value={chosen}
          allowDeselect={false}
          onChange={setChosen}
          data={others.map((one) => ({ value: one.id, label: `${formatMoment(one.madeAt)} · ${stateWords(one)}` }))}
        />
      )}
      {chosen && <Compared other={chosen} />}
    </Drawer>
  );
}

function Compared({ other }: { other: string }) {
  const { t } = useTranslation('plan');
  const { plan } = usePlanView();
  const comparison = useQuery(comparisonQuery(plan.id, other, plan.version));
  return (
    <QueryBoundary query={comparison}>
      {(found) => <Comparison of={found} before={t('compare.other')} after={t('compare.this')} />}
    </QueryBoundary>
  );
}
