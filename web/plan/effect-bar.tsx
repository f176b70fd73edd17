import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowsMove } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { effectOf } from './effect.ts';
import styles from './effect-bar.module.css';
import { effectWords } from './effect-words.ts';
import { wordsOf } from './intents.ts';
import { usePlanView } from './plan-view.ts';
import { warningLines } from './warning-words.ts';

/** What is tried and not kept: what it does, and the two ways out. Or what could not be kept, to be tried again. */
export function EffectBar() {
  const { t } = useTranslation('plan');
  const { changes, names, today } = usePlanView();
  const { pending, lost, busy } = changes;
  if (lost)
    return (
      <section className={styles.bar} data-tone="lost" role="alert" data-keep-clear>
        <IconAlertTriangle size={24} stroke={1.75} aria-hidden />
        <div className={styles.words}>
          <b>{t('lost.title')}</b>
          <p className="tn-small tn-muted">{t('lost.words', { words: wordsOf(lost) })}</p>
        </div>
        <div className={styles.buttons}>
          <Button variant="subtle" onClick={changes.drop}>
            {t('lost.drop')}
          </Button>
          <Button variant="default" loading={busy} onClick={changes.again}>
            {t('lost.again')}
          </Button>
        </div>
      </section>
    );
  if (!pending) return null;
  const effect = effectOf(pending.before, pending.after, today);
  return (
    <section className={styles.bar} aria-label={t('effect.label')} aria-live="polite" data-keep-clear>
      <IconArrowsMove size={24} stroke={1.75} aria-hidden />
      <div className={styles.words}>
        <b>{wordsOf(pending.intents)}</b>
        <p className="tn-small tn-muted tn-num" title={warningLines(effect.warnings, names).join(' · ')}>
          {effectWords(effect).join(' · ')}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button variant="subtle" onClick={changes.drop} disabled={busy}>
          {t('effect.drop')}
        </Button>
        <Button variant="default" onClick={changes.keep} loading={busy} data-autofocus>
          {t('effect.keep')}
        </Button>
      </div>
    </section>
  );
}
