import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { undoClusters } from '../data/changes.ts';
import { formatMoment } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { changesQuery } from './cluster-data.ts';
import styles from './clusters.module.css';

const MOST_SHOWN = 8;

interface Props {
  hamletId: string;
  /** shows what is left of a proposal */
  onResume: (id: string) => void;
}

/** What was changed lately, each with its way back as long as it can be gone. */
export function PastChanges({ hamletId, onResume }: Props) {
  const { t } = useTranslation('clusters');
  const { data = [] } = useQuery(changesQuery(hamletId));
  const made = data.filter(({ state }) => state !== 'open').slice(0, MOST_SHOWN);
  if (made.length === 0) return null;
  const undo = (id: string) =>
    undoClusters(id)
      .then(() => say(t('past.took')))
      .catch(sayFailure);
  return (
    <section className={styles.past}>
      <h2>{t('past.title')}</h2>
      <ul className={styles.rows}>
        {made.map(({ id, how, state, acceptedAt, left }) => {
          const [what, at] = [t(`past.${how}`), formatMoment(acceptedAt!)];
          return (
            <li key={id} className={styles.row}>
              <span className={styles.who}>
                <b>{what}</b>
                <span className="tn-muted tn-num">
                  {at}
                  {state === 'undone' && ` · ${t('past.undone')}`}
                </span>
              </span>
              {state === 'accepted' && left > 0 && (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t('past.restOf', { what, at })}
                  onClick={() => onResume(id)}
                >
                  {t('past.rest')}
                </Button>
              )}
              {state === 'accepted' && (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t('past.undoOf', { what, at })}
                  onClick={() => undo(id)}
                >
                  {t('past.undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
