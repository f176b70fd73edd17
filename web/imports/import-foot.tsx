import { Button, Progress } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import styles from './import.module.css';
import type { Import } from './use-import.ts';

/** What can be done now: go, stop, see it on the map, or take another file. */
export function ImportFoot({ state }: { state: Import }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const { answer, step, writing } = state;
  const willChange = answer ? answer.created + answer.updated : 0;
  const bounds = answer?.hamlets.bounded.length ?? 0;
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
            <Button
              onClick={state.go}
              loading={state.checking}
              disabled={willChange === 0 && bounds === 0 && !answer?.hamlets.created.length}
            >
              {willChange === 0 ? t('goBounds') : t('go', { n: formatNumber(willChange) })}
            </Button>
          ) : (
            <>
              {(answer?.unplaced ?? 0) > 0 && (
                <Button variant="default" onClick={() => navigate({ to: '/placing', search: {} })}>
                  {t('toPlacing', { n: formatNumber(answer?.unplaced ?? 0) })}
                </Button>
              )}
              <Button onClick={() => navigate({ to: '/', search: {} })}>{t('toMap')}</Button>
            </>
          )}
        </>
      )}
    </footer>
  );
}

function Words({ state: { step, failure, stopped } }: { state: Import }) {
  const { t } = useTranslation('imports');
  return (
    <span className="tn-muted" role="status">
      {failure ? (
        <span className={styles.failure}>{failure.message}</span>
      ) : stopped ? (
        t('stopped')
      ) : (
        t(step === 'done' ? 'doneWords' : 'nothingYet')
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
