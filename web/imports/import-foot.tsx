import { Button, Progress } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import { NextStep } from '../set-up/set-up-steps.tsx';
import styles from './import.module.css';
import type { Import } from './use-import.ts';

/** What can be done now: go, stop, see it on the map, or take another file. */
export function ImportFoot({ state }: { state: Import }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const { answer, step, writing } = state;
  const willChange = answer ? answer.created + answer.updated : 0;
  const bounds = answer?.hamlets.bounded.length ?? 0;
  const nothing = willChange === 0 && bounds === 0 && !answer?.hamlets.created.length;
  return (
    <footer className={styles.foot}>
      {writing ? <Going state={state} /> : <Words state={state} />}
      {writing ? (
        <Button variant="default" onClick={state.stop}>
          {t('stop')}
        </Button>
      ) : (
        <>
          <Button variant="default" onClick={state.again}>
            {t('another')}
          </Button>
          {step === 'check' ? (
            <Button onClick={state.go} loading={state.checking} disabled={nothing}>
              {willChange > 0 ? t('go', { n: formatNumber(willChange) }) : t(nothing ? 'nothingNew' : 'goBounds')}
            </Button>
          ) : (
            <>
              <NextStep />
              <Button onClick={() => navigate({ to: '/', search: {} })}>{t('toMap')}</Button>
            </>
          )}
        </>
      )}
    </footer>
  );
}

function Words({ state: { step, failure, stopped, answer } }: { state: Import }) {
  const { t } = useTranslation('imports');
  const rejected = answer?.rejected ?? 0;
  return (
    <span className="tn-muted" role="status">
      {failure ? (
        <span className={styles.failure}>{failure.message}</span>
      ) : stopped ? (
        t('stopped')
      ) : (
        t(step !== 'done' ? 'nothingYet' : rejected > 0 ? 'doneInPart' : 'doneWords', { n: formatNumber(rejected) })
      )}
    </span>
  );
}

function Going({ state: { progress } }: { state: Import }) {
  const { t } = useTranslation('imports');
  const stage = progress?.stage ?? 'waiting';
  const { done, total } = progress?.stage === 'writing' ? progress : { done: 0, total: 0 };
  const words =
    stage === 'writing'
      ? t('progress.writing', { done: formatNumber(done), total: formatNumber(total) })
      : t(`progress.${stage}`);
  return (
    <div className={styles.going} role="status">
      <span className="tn-muted tn-num">{words}</span>
      <Progress value={total > 0 ? (100 * done) / total : 100} animated={total === 0} aria-label={words} />
    </div>
  );
}
