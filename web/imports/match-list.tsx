import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction, ImportAnswer, Side } from '#api/imports/schema.ts';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { metresBetween } from '../map/distance.ts';
import styles from './match.module.css';

const FIRST = 5;
const MORE = 20;
const FACTS = ['head', 'address', 'phone', 'eldestBirthYear', 'hamlet'] as const;

type Asked = ImportAnswer['matches'][number];

interface Props {
  matches: ImportAnswer['matches'];
  fixed: boolean;
  onCorrect: (correction: Correction) => void;
}

/** Rows that may be a household which is known: both sides, and a person says. */
export function MatchList({ matches, fixed, onCorrect }: Props) {
  const { t } = useTranslation('imports');
  const [most, setMost] = useState(FIRST);
  if (matches.length === 0) return null;
  return (
    <section className={styles.matches} aria-label={t('matches.title', { n: matches.length })}>
      <h2 className="tn-num">{t('matches.title', { n: formatNumber(matches.length) })}</h2>
      <p className="tn-small tn-muted">{t('matches.words')}</p>
      <ul>
        {matches.slice(0, most).map((match) => (
          <Question key={`${match.sheet}/${match.row}`} match={match} fixed={fixed} onCorrect={onCorrect} />
        ))}
      </ul>
      {matches.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + MORE)}>
          {t('matches.more', { n: formatNumber(matches.length - most) })}
        </button>
      )}
    </section>
  );
}

function Question({ match, fixed, onCorrect }: { match: Asked } & Pick<Props, 'fixed' | 'onCorrect'>) {
  const { t } = useTranslation('imports');
  const { sheet, row, said, candidates } = match;
  const at = { sheet, row };
  return (
    <li className={styles.question}>
      <div className={styles.side}>
        <div className={styles.title}>{t('matches.row', { sheet, row: formatNumber(row) })}</div>
        {said && <Facts side={said} other={null} />}
        {!fixed && (
          <div className={styles.actions}>
            <Button variant="default" onClick={() => onCorrect({ ...at, householdId: null })}>
              {t('matches.fresh')}
            </Button>
            <Button variant="subtle" onClick={() => onCorrect({ ...at, leaveOut: true })}>
              {t('matches.leaveOut')}
            </Button>
          </div>
        )}
      </div>
      {candidates.length === 0 && <p className={`${styles.side} tn-muted`}>{t('matches.twin')}</p>}
      {candidates.map(({ householdId, known }) => (
        <div className={styles.side} key={householdId}>
          <div className={styles.title}>{t('matches.known')}</div>
          {known && <Facts side={known} other={said} />}
          {!fixed && (
            <div className={styles.actions}>
              <Button variant="light" onClick={() => onCorrect({ ...at, householdId })}>
                {t('matches.same')}
              </Button>
            </div>
          )}
        </div>
      ))}
    </li>
  );
}

/** What one side says; where the other says something else, it is marked with a sign as well as in bold. */
function Facts({ side, other }: { side: Side; other: Side | null }) {
  const { t } = useTranslation('imports');
  const apart = other?.location && side.location ? metresBetween(side.location, other.location) : null;
  return (
    <dl className={styles.facts}>
      {FACTS.map((fact) => {
        const differs = other !== null && side[fact] !== null && other[fact] !== null && side[fact] !== other[fact];
        return (
          <div key={fact} data-differs={differs || undefined}>
            <dt>{t(`field.${fact}`)}</dt>
            <dd>{side[fact] ?? t('matches.unknown')}</dd>
          </div>
        );
      })}
      {apart !== null && (
        <div>
          <dt>{t('matches.apart')}</dt>
          <dd>{formatDistance(apart)}</dd>
        </div>
      )}
    </dl>
  );
}
