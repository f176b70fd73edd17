import { Button } from '@mantine/core';
import { IconMap } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import { NextStep } from '../set-up/set-up-steps.tsx';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import styles from './basemap.module.css';
import { BasemapCheck } from './basemap-check.tsx';
import { basemapQuery, bringBasemap, refreshGround } from './basemap-data.ts';
import { BasemapDrop } from './basemap-drop.tsx';
import { ShownGround } from './shown-ground.tsx';

const LOOK_EVERY_MS = 1_000;

/** The ground of the map: what it is now, and a file to put in its place. */
export function BasemapPage() {
  const { t } = useTranslation('basemap');
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [attribution, setAttribution] = useState('');
  const check = useMutation({ mutationFn: (chosen: File) => bringBasemap(chosen, '', true) });
  const go = useMutation({
    mutationFn: (chosen: File) => bringBasemap(chosen, attribution, false),
    onSuccess: refreshGround,
  });
  const state = useQuery({ ...basemapQuery, ...(go.isPending ? { refetchInterval: LOOK_EVERY_MS } : {}) });
  const choose = (chosen: File) => {
    setFile(chosen);
    go.reset();
    check.mutate(chosen, { onSuccess: ({ attribution: said }) => setAttribution(said?.text ?? '') });
  };
  const again = () => {
    setFile(null);
    setAttribution('');
    check.reset();
    go.reset();
  };
  const answer = go.data ?? check.data;
  const written = state.data?.running?.written ?? 0;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <h1>{t('title')}</h1>
        {file && (
          <span className={styles.file}>
            <IconMap size={20} stroke={1.75} aria-hidden />
            <span className="tn-ellipsis">{file.name}</span>
          </span>
        )}
        <Link to="/import" className={styles.link}>
          {t('toRegister')}
        </Link>
      </header>
      <div className={styles.body}>
        {answer ? (
          <BasemapCheck
            answer={answer}
            done={go.data !== undefined}
            replaces={Boolean(state.data?.shown)}
            attribution={attribution}
            onAttribution={setAttribution}
          />
        ) : (
          <BasemapDrop onFile={choose} busy={check.isPending} failure={check.error?.message ?? null} />
        )}
        <QueryBoundary query={state}>{(grounds) => <ShownGround {...grounds} busy={go.isPending} />}</QueryBoundary>
      </div>
      {answer && (
        <footer className={styles.foot}>
          <span className="tn-muted" role="status">
            {go.error ? (
              <span className={styles.failure}>{go.error.message}</span>
            ) : go.isPending ? (
              written > 0 ? (
                t('writing', { n: formatNumber(written) })
              ) : (
                t('reading')
              )
            ) : (
              t(go.data ? 'done' : 'nothingYet')
            )}
          </span>
          <Button variant="default" onClick={again} disabled={go.isPending}>
            {t('another')}
          </Button>
          {go.data && <NextStep />}
          {go.data ? (
            <Button onClick={() => navigate({ to: '/', search: {} })}>{t('toMap')}</Button>
          ) : (
            <Button onClick={() => file && go.mutate(file)} loading={go.isPending}>
              {t('go')}
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}
