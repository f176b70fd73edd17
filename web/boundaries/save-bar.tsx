import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './boundaries.module.css';
import { saveBoundaries } from './boundary-data.ts';
import type { Boundaries } from './use-boundaries.ts';

/** What is not saved yet, and saving it. */
export function SaveBar({ work }: { work: Boundaries }) {
  const { t } = useTranslation('boundaries');
  const [busy, setBusy] = useState(false);
  const { changed, shapes, versions } = work;
  if (changed.length === 0) return null;
  const broken = changed.filter((id) => work.broken.has(id)).length;
  const save = () => {
    setBusy(true);
    saveBoundaries(changed.map((id) => ({ id, version: versions.get(id) ?? 1, shape: shapes.get(id) })))
      .then((saved) => {
        work.saved(saved);
        say(t('saved', { n: saved.size }));
      })
      .catch(sayFailure)
      .finally(() => setBusy(false));
  };
  return (
    <section className={styles.bar} aria-label={t('save')}>
      <b role="status" className={styles.unsaved}>
        {broken > 0 ? t('broken', { n: broken }) : t('unsaved', { n: changed.length })}
      </b>
      <div className={styles.buttons}>
        <Button loading={busy} disabled={broken > 0} onClick={save}>
          {t('save')}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={work.drop}>
          {t('drop')}
        </Button>
      </div>
    </section>
  );
}
