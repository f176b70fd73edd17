import { Button, Drawer, Progress, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanCreate } from '#api/plans/schema.ts';
import { addDays, type LocalDate } from '#geo';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { sayFailure } from '../ui/toast.tsx';
import { Comparison } from './comparison.tsx';
import { weekWords } from './day-words.ts';
import styles from './dialogs.module.css';
import { changePlan, comparisonQuery, freshPlan, makePlan, planQuery, throwAwayNewest } from './plan-data.ts';
import { usePlanView } from './plan-view.ts';
import { splitWeeks, weeksOf } from './weeks.ts';

const weekFrom = (monday: LocalDate): LocalDate[] => Array.from({ length: 7 }, (_, at) => addDays(monday, at));

type Options = NonNullable<PlanCreate['options']>;

/** What if one member fewer, what if it rains for a week: another plan beside the one shown, thrown away unless used. */
export function WhatIf({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('plan');
  const { plan, names, today } = usePlanView();
  const navigate = useNavigate();
  const [, ahead] = splitWeeks(weeksOf(plan), today);
  const [member, setMember] = useState<string | null>(names.members[0]?.id ?? null);
  const [week, setWeek] = useState<string | null>((ahead[1] ?? ahead[0])?.dates[0]?.date ?? null);
  const [trial, setTrial] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = (options: Options) => {
    setBusy(true);
    const { without: _without, empty: _empty, ...rest } = plan.options;
    makePlan({ hamletId: plan.hamletId, from: plan.from, to: plan.to, options: { ...rest, ...options, trial: true } })
      .then(({ id }) => setTrial(id))
      .catch(sayFailure)
      .finally(() => setBusy(false));
  };
  const leave = () => {
    if (trial) throwAwayNewest(trial).catch(sayFailure);
    setTrial(null);
  };
  const use = async (id: string) => {
    try {
      await changePlan(await freshPlan(id), { step: 'adopt' });
      navigate({ to: '/plan', search: ({ date: _date, ...rest }) => ({ ...rest, plan: id }) });
      onClose();
    } catch (error) {
      sayFailure(error);
    }
  };
  return (
    <Drawer
      opened
      position="right"
      size="lg"
      title={t('whatIf.title')}
      onClose={() => {
        leave();
        onClose();
      }}
    >
      {trial ? (
        <Trial id={trial} onUse={() => use(trial)} onLeave={leave} />
      ) : (
        <>
          <p className="tn-muted">{t('whatIf.words')}</p>
          <div className={styles.trial}>
            <b>{t('whatIf.without')}</b>
            <Select
              label={t('whatIf.member')}
              value={member}
              allowDeselect={false}
              onChange={setMember}
              data={names.members.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button variant="default" loading={busy} disabled={!member} onClick={() => run({ without: [member!] })}>
              {t('whatIf.run')}
            </Button>
          </div>
          <div className={styles.trial}>
            <b>{t('whatIf.rain')}</b>
            <Select
              label={t('whatIf.week')}
              value={week}
              allowDeselect={false}
              onChange={setWeek}
              data={ahead.map(({ dates }) => ({ value: dates[0]!.date, label: weekWords(dates) }))}
            />
            <Button
              variant="default"
              loading={busy}
              disabled={!week}
              onClick={() => run({ daysOff: [...(plan.options.daysOff ?? []), ...weekFrom(week!)] })}
            >
              {t('whatIf.run')}
            </Button>
          </div>
        </>
      )}
    </Drawer>
  );
}

function Trial({ id, onUse, onLeave }: { id: string; onUse: () => void; onLeave: () => void }) {
  const { t } = useTranslation('plan');
  const { plan } = usePlanView();
  const trial = useQuery(planQuery(id));
  const { data: progress = 0 } = useQuery<number>({ queryKey: ['plan-progress', id], enabled: false });
  const ready = trial.data?.state === 'draft';
  const comparison = useQuery({ ...comparisonQuery(id, plan.id, trial.data?.version ?? 0), enabled: ready });
  return (
    <>
      {trial.data?.state === 'failed' && <p role="alert">{t('failure.title')}</p>}
      {trial.data?.state === 'computing' && (
        <div role="status">
          <p>{t('whatIf.computing')}</p>
          <Progress value={Math.max(progress, trial.data.progress ?? 0) * 100} aria-label={t('whatIf.computing')} />
        </div>
      )}
      {ready && (
        <QueryBoundary query={comparison}>
          {(found) => <Comparison of={found} before={t('compare.this')} after={t('whatIf.trial')} />}
        </QueryBoundary>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onLeave}>
          {t('whatIf.leave')}
        </Button>
        <Button disabled={!ready} onClick={onUse}>
          {t('whatIf.use')}
        </Button>
      </div>
    </>
  );
}
