import { Button } from '@mantine/core';
import { IconCheck, IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { post } from '../app/http.ts';
import { queryClient } from '../app/query-client.ts';
import { refreshAll } from '../data/changes.ts';
import { formatNumber } from '../i18n/format.ts';
import { FileDrop } from './file-drop.tsx';
import styles from './import.module.css';
import { ImportPreview } from './import-preview.tsx';
import { SystemChoice } from './system-choice.tsx';

type Step = 'choose' | 'check' | 'done';
const STEPS: readonly Step[] = ['choose', 'check', 'done'];

interface Brought {
  file: File;
  /** what its coordinates are, where the user said it */
  crs?: string;
}

const send = ({ file, crs }: Brought, dryRun: boolean): Promise<ImportAnswer> => {
  const form = new FormData();
  form.set('file', file);
  if (crs) form.set('crs', crs);
  return post<ImportAnswer>('/imports', form, dryRun ? { dryRun: true } : {});
};

/** A register comes in: choose the file, see what was understood and what would happen, then go. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const [brought, setBrought] = useState<Brought | null>(null);
  const check = useMutation({ mutationFn: (chosen: Brought) => send(chosen, true) });
  const go = useMutation({
    mutationFn: (chosen: Brought) => send(chosen, false),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: ['hamlets'] });
      return refreshAll();
    },
  });
  const step: Step = go.data ? 'done' : check.data ? 'check' : 'choose';
  const choose = (chosen: Brought) => {
    setBrought(chosen);
    go.reset();
    check.mutate(chosen);
  };
  const again = () => {
    setBrought(null);
    check.reset();
    go.reset();
  };
  const answer = go.data ?? check.data;
  const willChange = check.data ? check.data.created + check.data.updated : 0;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <h1>{t('title')}</h1>
        <ol className={styles.steps}>
          {STEPS.map((one, at) => (
            <li
              key={one}
              data-state={one === step ? 'now' : at < STEPS.indexOf(step) ? 'done' : 'next'}
              aria-current={one === step ? 'step' : undefined}
            >
              <i>{at < STEPS.indexOf(step) ? <IconCheck size={15} stroke={2} aria-hidden /> : at + 1}</i>
              {t(`step.${one}`)}
            </li>
          ))}
        </ol>
        {brought && (
          <span className={styles.file}>
            <IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />
            <span className="tn-ellipsis">{brought.file.name}</span>
          </span>
        )}
        <Link to="/basemap" className={styles.link}>
          {t('toBasemap')}
        </Link>
      </header>
      <div className={styles.body}>
        {step === 'choose' ? (
          <FileDrop onFile={(file) => choose({ file })} busy={check.isPending} failure={check.error?.message ?? null} />
        ) : (
          answer && (
            <>
              {(answer.crs.guessed || brought?.crs) && (
                <SystemChoice
                  crs={answer.crs}
                  fixed={step === 'done' || check.isPending}
                  onChoose={(crs) => brought && choose({ file: brought.file, crs })}
                />
              )}
              <ImportPreview answer={answer} done={step === 'done'} />
            </>
          )
        )}
      </div>
      {step !== 'choose' && (
        <footer className={styles.foot}>
          <span className="tn-muted" role="status">
            {go.error ? (
              <span className={styles.failure}>{go.error.message}</span>
            ) : (
              t(step === 'done' ? 'doneWords' : 'nothingYet')
            )}
          </span>
          <Button variant="default" onClick={again} disabled={go.isPending}>
            {t('another')}
          </Button>
          {step === 'check' ? (
            <Button
              onClick={() => brought && go.mutate(brought)}
              loading={go.isPending}
              disabled={willChange === 0 && check.data?.hamlets.bounded.length === 0}
            >
              {t('go', { n: formatNumber(willChange) })}
            </Button>
          ) : (
            <Button onClick={() => navigate({ to: '/', search: {} })}>{t('toMap')}</Button>
          )}
        </footer>
      )}
    </div>
  );
}
