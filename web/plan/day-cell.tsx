import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDay } from '#api/plans/schema.ts';
import { VIETNAM_HOLIDAYS } from '#geo';
import styles from './calendar.module.css';
import { longDay } from './day-words.ts';
import { moveCluster } from './intents.ts';
import { type PlanView, usePlanView } from './plan-view.ts';
import { warningLines } from './warning-words.ts';
import type { CalendarDate } from './weeks.ts';

/** Chips a date has room for; what is beyond is counted, and told by the day's card. */
const CHIPS = 2;

/** One date: its clusters as chips, or the place to put one. */
export function DayCell({ at: { date, outside, day } }: { at: CalendarDate }) {
  const { t } = useTranslation('plan');
  const view = usePlanView();
  const { plan, shown, today, date: selected, setDate, editable, changes, names, ask, dragged, setDragged } = view;
  const [over, setOver] = useState(false);
  const past = date < today;
  const open = editable && !outside && !past;
  const holiday = VIETNAM_HOLIDAYS.find((one) => one.date === date);
  const warnings = past ? [] : shown.warnings.filter((warning) => warning.date === date);
  const accepts = open && dragged !== null && dragged.from !== date;
  const target = accepts && {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      setDragged(null);
      setDate(date);
      changes.propose(moveCluster(names, dragged.clusterId, dragged.from, date));
    },
  };
  const clusters = day ? inOrder(day, view) : [];
  const before = plan.days.find((one) => one.date === date)?.clusterIds ?? [];
  const chip = (clusterId: string | null, label: string) => (
    <button
      key={clusterId ?? 'none'}
      type="button"
      className={styles.chip}
      data-past={past || undefined}
      data-tried={(clusterId !== null && !before.includes(clusterId)) || undefined}
      aria-pressed={selected === date}
      aria-label={t('calendar.open', { day: longDay(date), clusters: label })}
      draggable={open && clusterId !== null}
      onClick={() => setDate(date)}
      onDragStart={(event) => {
        if (clusterId === null) return;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', label);
        setDragged({ clusterId, from: date });
      }}
      onDragEnd={() => setDragged(null)}
    >
      {label}
    </button>
  );
  return (
    <td
      className={styles.cell}
      data-date={date}
      data-outside={outside || undefined}
      data-holiday={holiday !== undefined || undefined}
      data-accepts={accepts || undefined}
      data-over={(over && accepts) || undefined}
      {...(target || {})}
    >
      {date === today && (
        <span className={styles.today}>
          <VisuallyHidden>{t('calendar.today')} </VisuallyHidden>
          {Number(date.slice(8))}
        </span>
      )}
      {holiday && <span className={styles.holiday}>{t(`holiday.${holiday.name}`)}</span>}
      {day && clusters.length === 0 && chip(null, t('calendar.empty'))}
      {clusters.slice(0, clusters.length > CHIPS + 1 ? CHIPS : undefined).map((id) => chip(id, names.cluster(id)))}
      {clusters.length > CHIPS + 1 && (
        <button
          type="button"
          className={styles.more}
          data-on={selected === date || undefined}
          aria-label={t('calendar.open', { day: longDay(date), clusters: clusters.map(names.cluster).join(', ') })}
          onClick={() => setDate(date)}
        >
          {t('calendar.more', { n: clusters.length - CHIPS })}
        </button>
      )}
      {warnings.length > 0 && (
        <span className={styles.warning} title={warningLines(warnings, names).join('\n')}>
          <IconAlertTriangle size={14} stroke={2} aria-hidden />
          <VisuallyHidden>{t('calendar.warnings', { n: warnings.length })}</VisuallyHidden>
        </span>
      )}
      {(day?.change === 'new' || day?.change === 'changed') && (
        <span className={styles.changed} title={t('calendar.changed')}>
          <VisuallyHidden>{t('calendar.changed')}</VisuallyHidden>
        </span>
      )}
      {!day && open && (
        <button
          type="button"
          className={styles.add}
          aria-label={t('calendar.add', { day: longDay(date) })}
          onClick={() => ask({ kind: 'add', dates: [date] })}
        >
          <IconPlus size={16} stroke={1.75} aria-hidden />
        </button>
      )}
    </td>
  );
}

/** The clusters of a day: what has just been moved there first, then those where most wait. */
function inOrder({ clusterIds, date }: PlanDay, { plan, names }: PlanView): string[] {
  const before = plan.days.find((one) => one.date === date)?.clusterIds ?? [];
  const isNew = (id: string) => Number(!before.includes(id));
  const size = new Map(names.clusters.map(({ id, flagged }) => [id, flagged]));
  return clusterIds.toSorted((a, b) => isNew(b) - isNew(a) || (size.get(b) ?? 0) - (size.get(a) ?? 0));
}
