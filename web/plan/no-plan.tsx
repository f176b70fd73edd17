import { Button, Select, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanCreate, PlanSummary } from '#api/plans/schema.ts';
import type { LocalDate } from '#geo';
import { sayFailure } from '../ui/toast.tsx';
import { makePlan } from './plan-data.ts';
import styles from './plan-page.module.css';
import { type Quarter, rangeOf } from './quarters.ts';

interface Props {
  hamlet: string;
  quarter: Quarter;
  today: LocalDate;
  /** the plan that could not be made, where there was one */
  failed: PlanSummary | undefined;
}

/** An empty quarter: one button that makes the plan, and what may be said before. */
export function NoPlan({ hamlet, quarter, today, failed }: Props) {
  const { t } = useTranslation('plan');
  const { from, to } = rangeOf(quarter);
  const [busy, setBusy] = useState(false);
  const [daysPerWeek, setDays] = useState<string | null>(null);
  const [harvest, setHarvest] = useState({ from: '', to: '', work: 'evenings' as 'evenings' | 'none' });
  if (to < today)
    return (
      <div className={styles.centre}>
        <p className="tn-muted">{t('none.past')}</p>
      </div>
    );
  const make = (more: NonNullable<PlanCreate['options']>) => {
    setBusy(true);
    makePlan({ hamletId: hamlet, from, to, options: more })
      .catch(sayFailure)
      .finally(() => setBusy(false));
  };
  const options = (): NonNullable<PlanCreate['options']> => ({
    ...(daysPerWeek ? { daysPerWeek: Number(daysPerWeek) } : {}),
    ...(harvest.from && harvest.to >= harvest.from ? { harvests: [harvest] } : {}),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make(options());
  };
  return (
    <div className={styles.centre}>
      <IconCalendarPlus size={48} stroke={1.25} aria-hidden />
      <h2>{t(failed ? 'failure.title' : 'none.title')}</h2>
      <p className="tn-muted">{t(failed ? 'failure.words' : 'none.words')}</p>
      <form onSubmit={submit}>
        <Button type="submit" size="lg" loading={busy}>
          {t(failed ? 'failure.again' : 'none.make')}
        </Button>
        <details className={styles.options}>
          <summary>{t('none.options')}</summary>
          <div className={styles.fields}>
            <Select
              label={t('none.daysPerWeek')}
              clearable
              value={daysPerWeek}
              onChange={setDays}
              data={['2', '3', '4', '5'].map((n) => ({ value: n, label: t('none.days', { n }) }))}
            />
            <TextInput
              type="date"
              label={t('none.harvestFrom')}
              value={harvest.from}
              min={from}
              max={to}
              onChange={(event) => setHarvest({ ...harvest, from: event.target.value })}
            />
            <TextInput
              type="date"
              label={t('none.harvestTo')}
              value={harvest.to}
              min={harvest.from || from}
              max={to}
              onChange={(event) => setHarvest({ ...harvest, to: event.target.value })}
            />
            <Select
              label={t('none.harvestWork')}
              value={harvest.work}
              allowDeselect={false}
              onChange={(next) => setHarvest({ ...harvest, work: next === 'none' ? 'none' : 'evenings' })}
              data={[
                { value: 'evenings', label: t('none.evenings') },
                { value: 'none', label: t('none.nothing') },
              ]}
            />
          </div>
        </details>
        <Button variant="subtle" disabled={busy} onClick={() => make({ ...options(), empty: true })}>
          {t('none.byHand')}
        </Button>
      </form>
    </div>
  );
}
