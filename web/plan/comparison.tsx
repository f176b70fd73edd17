import { useTranslation } from 'react-i18next';
import type { PlanComparison, PlanOutlook } from '#api/plans/schema.ts';
import { isoWeekOf } from '#geo';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { dayOf, shortDay } from './day-words.ts';
import styles from './dialogs.module.css';
import { usePlanView } from './plan-view.ts';
import { weekName } from './shortfall-words.ts';

interface Props {
  of: PlanComparison;
  /** what the two are called */
  before: string;
  after: string;
}

/** Two plans side by side: what they come to, and the days that differ. */
export function Comparison({ of, before: nameBefore, after: nameAfter }: Props) {
  const { before, after, days, norms, visits } = of;
  const { t } = useTranslation('plan');
  const { names, today } = usePlanView();
  const weeks = norms.filter(({ id, period }) => id === 'activity-days' && period >= isoWeekOf(today));
  const rows: [string, string, string][] = [
    [
      t('compare.supports'),
      formatNumber(Math.floor(before.supportsExpected)),
      formatNumber(Math.floor(after.supportsExpected)),
    ],
    [t('compare.flagged'), reached(before), reached(after)],
    [t('compare.lastFlagged'), lastDay(before), lastDay(after)],
    [t('compare.visits'), formatNumber(before.visits), formatNumber(after.visits)],
    [t('compare.walking'), formatDistance(before.walkMetres), formatDistance(after.walkMetres)],
    [t('compare.hours'), formatNumber(Math.round(before.hours)), formatNumber(Math.round(after.hours))],
    ...weeks.map((week): [string, string, string] => [
      t('compare.week', { week: weekName(week.period) }),
      daysOf(week.before, week.threshold),
      daysOf(week.after, week.threshold),
    ]),
  ];
  const clustersOf = (ids: readonly string[] | null) =>
    ids === null ? t('compare.noDay') : ids.map(names.cluster).join(', ') || t('calendar.empty');
  return (
    <>
      <table className={`${styles.table} tn-num`}>
        <thead>
          <tr>
            <th scope="col">{t('compare.figure')}</th>
            <th scope="col">{nameBefore}</th>
            <th scope="col">{nameAfter}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, one, other]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{one}</td>
              <td data-differs={one !== other || undefined}>{other}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tn-small tn-muted tn-num">{t('compare.visitsChange', visits)}</p>
      <h3 className={styles.label}>{t('compare.days')}</h3>
      {days.length === 0 && <p className="tn-muted">{t('compare.sameDays')}</p>}
      <ul className={`${styles.days} tn-small`}>
        {days.map(({ date, before: was, after: is }) => (
          <li key={date}>
            <b className="tn-num">{shortDay(date)}</b>
            <span>
              <s>{clustersOf(was)}</s> → {clustersOf(is)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const reached = ({ flaggedPlanned, flagged }: PlanOutlook): string =>
  `${formatNumber(flaggedPlanned)} / ${formatNumber(flagged)}`;
const daysOf = (days: number | null, asked: number): string => `${days ?? 0} / ${asked}`;
const lastDay = ({ lastFlaggedOn }: PlanOutlook): string => (lastFlaggedOn ? dayOf(lastFlaggedOn) : '–');
