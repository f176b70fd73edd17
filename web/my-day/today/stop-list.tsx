import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/session.ts';
import type { MyDayStop } from '../../data/my-day.ts';
import { useUnsent } from '../../outbox/use-outbox.ts';
import page from '../my-day.module.css';
import { whyWords } from '../why.ts';
import { clockOf, timeOf } from './clock.ts';
import styles from './today.module.css';
import type { DayView, OpenStop } from './view.ts';

/** Doors after the next one in their order, then those for which no time is left, then those done. */
export function StopList({ view: { open, done, leftOut } }: { view: DayView }) {
  const { t } = useTranslation('myDay');
  const waiting = useUnsent(useMe().accountId);
  const unsent = useMemo(() => new Set(waiting.map(({ visit }) => visit.id)), [waiting]);
  return (
    <>
      <ol className={page.list}>
        {open.slice(1).map((stop) => (
          <OpenRow key={stop.stop.householdId} open={stop} />
        ))}
      </ol>
      {leftOut.length > 0 && (
        <>
          <h3 className={styles.group}>{t('today.leftOut')}</h3>
          <ul className={page.list}>
            {leftOut.map((stop) => (
              <Row key={stop.householdId} stop={stop} number="–" words={whyWords(stop, t)} />
            ))}
          </ul>
        </>
      )}
      {done.length > 0 && (
        <>
          <h3 className={styles.group}>{t('today.doneGroup')}</h3>
          <ul className={page.list}>
            {done.map((stop) => (
              <Row
                key={stop.householdId}
                stop={stop}
                number={<IconCheck size={18} stroke={2.5} aria-label={t('today.ticked')} />}
                isDone
                words={[
                  stop.outcome && t(`today.outcome.${stop.outcome}`),
                  stop.doneAt && clockOf(stop.doneAt),
                  stop.calls.some(({ id }) => unsent.has(id)) && t('today.unsent'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OpenRow({ open: { stop, number, arriveAt, walkMinutes, again } }: { open: OpenStop }) {
  const { t } = useTranslation('myDay');
  const far = arriveAt === null ? t('today.minutes', { n: Math.ceil(walkMinutes) }) : timeOf(arriveAt);
  const words = again ? t('today.again') : whyWords(stop, t);
  return <Row stop={stop} number={number} far={far} words={words} />;
}

interface RowProps {
  stop: MyDayStop;
  number: ReactNode;
  words: string;
  far?: string;
  isDone?: boolean;
}

function Row({ stop, number, words, far, isDone }: RowProps) {
  const { t } = useTranslation('myDay');
  return (
    <li>
      <Link to="/" search={{ household: stop.householdId }} className={page.row}>
        <span
          className={`${page.number} ${styles.number}`}
          data-flagged={(stop.flagged === true && !isDone) || undefined}
          data-ticked={isDone || undefined}
        >
          <span>{number}</span>
        </span>
        <span className={page.text}>
          <span className={page.line}>
            <b className="tn-ellipsis">{stop.head ?? t('today.unnamed')}</b>
            {far && <span className={page.far}>{far}</span>}
          </span>
          <span className="tn-small tn-muted tn-ellipsis">{words}</span>
        </span>
      </Link>
    </li>
  );
}
