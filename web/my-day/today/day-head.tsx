import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { minuteOfDay } from '#geo/coverage/activity.ts';
import type { MyDayPlan } from '../../data/my-day.ts';
import { formatNumber, formatWeekday, shortName } from '../../i18n/format.ts';
import { UnsentBar } from '../../outbox/unsent-bar.tsx';
import page from '../my-day.module.css';
import { clockOf, timeOf, useMinute } from './clock.ts';
import styles from './today.module.css';

interface DayHeadProps {
  day: MyDayPlan;
  /** minute of the day to which one goes */
  end: number;
  done: number;
  keptAt: string | null;
}

/** Where, when and with whom; how far one has come; what changed. */
export function DayHead({ day, end, done, keptAt }: DayHeadProps) {
  const { t } = useTranslation('myDay');
  const minute = useMinute();
  const [from, to] = [minuteOfDay(day.from), minuteOfDay(day.to)];
  const spent = Math.min(1, Math.max(0, (minute - from) / Math.max(1, end - from)));
  return (
    <>
      <header className={page.head}>
        <div className={page.title}>
          <h1>{t('today.title')}</h1>
          <span className="tn-small tn-muted">{formatWeekday(new Date())}</span>
        </div>
        <p className={styles.where}>
          <b>{day.clusterNames.join(', ')}</b>
          <span>
            {[
              `${timeOf(from)}–${timeOf(to)}`,
              day.with.length > 0 ? t('today.with', { names: day.with.map(shortName).join(', ') }) : t('today.alone'),
            ].join(' · ')}
          </span>
        </p>
        <div className={page.progress}>
          <Bar
            words={t('today.done', { n: formatNumber(done), whole: formatNumber(day.stops.length) })}
            share={day.stops.length === 0 ? 0 : done / day.stops.length}
          />
          <Bar words={timeWords(minute, from, end, t)} share={spent} />
        </div>
      </header>
      {day.changedAt && (
        <p className={styles.notice} data-tone="changed">
          <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
          <span>{t('today.changed', { at: clockOf(day.changedAt) })}</span>
        </p>
      )}
      {keptAt && (
        <p className={styles.notice} role="status">
          <IconCloudOff size={22} stroke={1.75} aria-hidden />
          <span>{t('today.kept', { at: clockOf(keptAt) })}</span>
        </p>
      )}
      <UnsentBar />
    </>
  );
}

function timeWords(minute: number, from: number, end: number, t: ReturnType<typeof useTranslation<'myDay'>>['t']) {
  if (minute < from) return t('today.begins', { at: timeOf(from) });
  if (minute >= end) return t('today.over', { at: timeOf(end) });
  const left = end - minute;
  const [hours, minutes] = [Math.floor(left / 60), left % 60];
  return hours === 0 ? t('today.leftMinutes', { n: minutes }) : t('today.left', { hours, minutes });
}

const Bar = ({ words, share }: { words: string; share: number }) => (
  <div>
    <div className="tn-small tn-num">{words}</div>
    <div className={page.bar} aria-hidden>
      <i style={{ width: `${share * 100}%` }} />
    </div>
  </div>
);
