import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDay, PlanRoutes } from '#api/plans/schema.ts';
import { leadOf } from '#geo';
import { useScheme } from '../app/use-scheme.ts';
import { formatDistance } from '../i18n/format.ts';
import styles from './day-card.module.css';
import { ClusterMenu, DayMenu } from './day-menu.tsx';
import { DayStops } from './day-stops.tsx';
import { longDay, timeSpan } from './day-words.ts';
import { routesQuery } from './plan-data.ts';
import { usePlanView } from './plan-view.ts';
import { lookOf, MANY_DOORS } from './route-look.ts';
import { Walker } from './walker.tsx';
import { warningLines, warningsOn } from './warning-words.ts';

/** The day on the map: its clusters, hours and crew; household by household when asked. */
export function DayCard() {
  const { t } = useTranslation('plan');
  const { plan, shown, date, setDate, today, editable, names, setDragged, walker } = usePlanView();
  const [open, setOpen] = useState(false);
  const day = shown.days.find((one) => one.date === date);
  const saved = plan.days.find((one) => one.date === date);
  const known = saved !== undefined && day !== undefined && saved.visits.length > 0;
  const { data: routes } = useQuery({ ...routesQuery(plan.id, date ?? '', plan.version), enabled: known });
  const ways = known && routes?.date === date ? routes : undefined;
  if (!day) return <div className={styles.card}>{t('day.none')}</div>;
  const at = shown.days.indexOf(day);
  const flagged = day.visits.filter(({ reason }) => reason === 'flagged').length;
  const changeable = editable && day.date >= today;
  const warnings = day.date >= today ? warningLines(warningsOn(shown.warnings, day), names) : [];
  const step = (by: -1 | 1, label: string) => {
    const to = shown.days[at + by];
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles.icon}
        aria-label={label}
        disabled={!to}
        onClick={() => to && setDate(to.date)}
      >
        {by < 0 ? <IconChevronLeft size={20} stroke={1.75} /> : <IconChevronRight size={20} stroke={1.75} />}
      </ActionIcon>
    );
  };
  return (
    <section className={styles.card} aria-label={longDay(day.date)} data-open={open || undefined}>
      <header className={styles.head}>
        <h2 className="tn-num">{longDay(day.date)}</h2>
        {step(-1, t('day.previous'))}
        {step(1, t('day.next'))}
        {changeable && <DayMenu day={day} />}
      </header>
      <p className="tn-small tn-muted tn-num">
        {t('day.summary', { from: day.from, to: day.to, households: day.visits.length })}
        {flagged > 0 && `, ${t('day.flagged', { n: flagged })}`}
      </p>
      <ul className={styles.clusters}>
        {day.clusterIds.map((id) => (
          <li
            key={id}
            draggable={changeable}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', names.cluster(id));
              setDragged({ clusterId: id, from: day.date });
            }}
            onDragEnd={() => setDragged(null)}
          >
            {names.cluster(id)}
            {changeable && <ClusterMenu clusterId={id} day={day} />}
          </li>
        ))}
      </ul>
      {warnings.length > 0 && (
        <ul className={`${styles.warnings} tn-small`}>
          {warnings.map((words) => (
            <li key={words}>
              <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
              {words}
            </li>
          ))}
        </ul>
      )}
      {open ? <DayStops day={day} routes={ways} /> : <Crew day={day} routes={ways} />}
      {day.visits.length > 0 && (
        <Button variant="subtle" size="compact-md" className={styles.fold} onClick={() => setOpen(!open)}>
          {t(open ? 'day.fold' : 'day.stops')}
        </Button>
      )}
      {walker === null && day.visits.length > MANY_DOORS && <p className="tn-small tn-muted">{t('day.tap')}</p>}
      {ways?.approximate && <p className="tn-small tn-muted">{t('day.approximate')}</p>}
      {known && saved !== day && JSON.stringify(saved.visits) !== JSON.stringify(day.visits) && (
        <p className="tn-small tn-muted">{t('day.recompute')}</p>
      )}
    </section>
  );
}

interface CrewProps {
  day: PlanDay;
  routes: PlanRoutes | undefined;
}

/** Who goes, with the line of his way on the map. */
function Crew({ day, routes }: CrewProps) {
  const { t } = useTranslation('plan');
  const { plan, names } = usePlanView();
  const theme = useScheme();
  return (
    <ul className={styles.crew}>
      {day.memberIds.map((memberId, index) => {
        const load = day.loads.find((one) => one.memberId === memberId);
        const route = routes?.routes.find((one) => one.memberId === memberId);
        const lead = leadOf({ pairs: plan.pairs as [string, string][] }, day.memberIds, memberId);
        return (
          <li key={memberId}>
            <Walker memberId={memberId} look={lookOf(index, theme)} />
            <span className="tn-muted tn-num" title={route && t('day.walk', { far: formatDistance(route.metres) })}>
              {load && load.households > 0
                ? t('day.load', { n: load.households, time: timeSpan(load.workMinutes + load.walkMinutes) })
                : lead !== memberId
                  ? t('day.goesWith', { name: names.member(lead) })
                  : t('day.nobody')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
