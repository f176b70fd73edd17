import { Popover } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import { dayOf, shortDay } from './day-words.ts';
import styles from './norm-strip.module.css';
import { shortDays, supportsFigure, weeksFigure } from './norms.ts';
import { usePlanView } from './plan-view.ts';
import { shortfallWords } from './shortfall-words.ts';

/** The norms of the quarter as the plan stands: figures, and in words why one is not met and what is needed. */
export function NormStrip() {
  const { t } = useTranslation('plan');
  const { shown, today } = usePlanView();
  const weeks = weeksFigure(shown, today);
  const supports = supportsFigure(shown);
  const { flagged, flaggedPlanned, lastFlaggedOn } = shown.outlook;
  const short = shortDays(shown, today);
  const missing = shown.shortfalls.find(({ normId }) => normId === 'reach-the-unreached');
  const [enough, allReached] = [weeks.short.length === 0 && short.length === 0, flaggedPlanned >= flagged];
  return (
    <dl className={styles.strip} aria-label={t('norms.label')}>
      <Norm
        title={t('norms.days')}
        figure={weeks.fewest === null ? '–' : `${weeks.fewest} / ${weeks.threshold}`}
        met={enough}
        words={
          weeks.fewest === null
            ? t('norms.weeksOver')
            : weeks.short.length > 0
              ? t('norms.daysShort', { n: weeks.short.length })
              : short.length > 0
                ? t('norms.hours', { day: shortDay(short[0]!) })
                : t('norms.daysMet', { n: weeks.weeks })
        }
        why={[
          ...weeks.shortfalls.map(shortfallWords),
          ...short.map((date) => t('norms.hours', { day: shortDay(date) })),
        ]}
      />
      <Norm
        title={t('norms.supports')}
        figure={
          <>
            {formatNumber(supports.recorded)}
            <small>
              {' → '}
              {supports.threshold === null
                ? formatNumber(supports.expected)
                : t('norms.supportsWhole', {
                    n: formatNumber(supports.expected),
                    threshold: formatNumber(supports.threshold),
                  })}
            </small>
          </>
        }
        met={supports.beyond >= 0}
        words={
          supports.beyond < 0
            ? t('norms.supportsShort', { n: formatNumber(-supports.beyond) })
            : supports.beyond === 0
              ? t('norms.supportsExact')
              : t('norms.supportsMet', { n: formatNumber(supports.beyond) })
        }
        why={supports.shortfall ? [shortfallWords(supports.shortfall)] : []}
      />
      <Norm
        title={t('norms.flagged')}
        figure={`${formatNumber(flaggedPlanned)} / ${formatNumber(flagged)}`}
        met={allReached}
        words={
          !allReached
            ? t('norms.flaggedShort', { n: formatNumber(flagged - flaggedPlanned) })
            : lastFlaggedOn
              ? t('norms.flaggedMet', { day: dayOf(lastFlaggedOn) })
              : t('norms.flaggedDone')
        }
        why={!allReached && missing ? [shortfallWords(missing)] : []}
      />
    </dl>
  );
}

interface NormProps {
  title: string;
  figure: ReactNode;
  met: boolean;
  words: string;
  why: readonly string[];
}

function Norm({ title, figure, met, words, why }: NormProps) {
  const { t } = useTranslation('plan');
  const Icon = met ? IconCheck : IconAlertTriangle;
  return (
    <div className={styles.norm} data-met={met}>
      <dt className="tn-small tn-muted">{title}</dt>
      <dd>
        <span className={`${styles.figure} tn-num`}>{figure}</span>
        <span className={`${styles.words} tn-small tn-num`}>
          <Icon size={16} stroke={2} aria-hidden />
          {words}
          {why.length > 0 && (
            <Popover position="bottom-start" shadow="md" width={320} withinPortal>
              <Popover.Target>
                <button type="button" className={styles.why} aria-label={`${title}: ${t('norms.why')}`}>
                  <IconInfoCircle size={18} stroke={1.75} />
                </button>
              </Popover.Target>
              <Popover.Dropdown>
                <b className="tn-small">{t('norms.why')}</b>
                <ul className={`${styles.reasons} tn-small`}>
                  {why.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </Popover.Dropdown>
            </Popover>
          )}
        </span>
      </dd>
    </div>
  );
}
