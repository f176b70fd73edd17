import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan, PlanSummary } from '#api/plans/schema.ts';
import type { LocalDate } from '#geo';
import { useIsWide } from '../app/use-scheme.ts';
import { Tabs } from '../ui/tabs.tsx';
import { Calendar } from './calendar.tsx';
import { DayCard } from './day-card.tsx';
import { Dialogs } from './dialogs.tsx';
import { EffectBar } from './effect-bar.tsx';
import { MemberLoads } from './member-load.tsx';
import type { Names } from './names.ts';
import { NormStrip } from './norm-strip.tsx';
import { StateBadge } from './plan-choices.tsx';
import { PlanMap } from './plan-map.tsx';
import styles from './plan-page.module.css';
import { PlanTools, WarningsMenu } from './plan-tools.tsx';
import { type Asked, type Dragged, type PlanView, PlanViewProvider } from './plan-view.ts';
import { useChanges } from './use-changes.ts';
import { WeekList } from './week-list.tsx';
import { dayToShow } from './weeks.ts';

interface Props {
  plan: Plan;
  plans: readonly PlanSummary[];
  names: Names;
  title: ReactNode;
  today: LocalDate;
}

const route = getRouteApi('/shell/plan');

/** One plan: norms, calendar and loads beside the map; on a phone one after the other. */
export function Workspace({ plan, plans, names, title, today }: Props) {
  const { t } = useTranslation('plan');
  const wide = useIsWide();
  const navigate = useNavigate();
  const search = route.useSearch();
  const changes = useChanges(plan);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [tab, setTab] = useState<'list' | 'map'>('list');
  const shown = changes.pending?.after ?? plan;
  const dayShown = shown.days.find((day) => day.date === search.date) ?? dayToShow(shown.days, today);
  const date = dayShown?.date;
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const [alone, setAlone] = useState<{ date: LocalDate | undefined; memberId: string } | null>(null);
  const walker = alone && alone.date === date ? alone.memberId : null;
  const view = useMemo(
    (): PlanView => ({
      plan,
      shown,
      plans,
      changes,
      names,
      today,
      date,
      setDate: (next) =>
        navigate({ to: '/plan', search: (rest) => ({ ...rest, date: next }), replace: true, resetScroll: false }),
      walker,
      setWalker: (memberId) => setAlone(memberId === null ? null : { date, memberId }),
      editable: plan.replacedBy === null && plan.to >= today,
      dragged,
      setDragged,
      ask: (next) => {
        // a trial is a newer draft: without a name in the address the page would go over to it
        if (next.kind === 'whatIf')
          navigate({ to: '/plan', search: (rest) => ({ ...rest, plan: plan.id }), replace: true });
        setAsked(next);
      },
    }),
    [plan, shown, plans, changes, names, today, date, walker, dragged, navigate],
  );
  const side = (
    <>
      <NormStrip />
      {wide ? (
        <div className={styles.calendar}>
          <Calendar />
        </div>
      ) : (
        <WeekList onOpen={() => setTab('map')} />
      )}
      <MemberLoads />
    </>
  );
  return (
    <PlanViewProvider value={view}>
      <div className={styles.page}>
        <header className={styles.head}>
          <div className={styles.title}>
            {title}
            <StateBadge plan={plan} />
            <WarningsMenu />
          </div>
          <PlanTools />
        </header>
        {wide ? (
          <div className={styles.body}>
            <div className={styles.side}>{side}</div>
            <div className={styles.map}>
              <PlanMap />
              <div className={styles.card}>
                <DayCard key={date} />
              </div>
              <div className={styles.effect}>
                <EffectBar />
              </div>
            </div>
          </div>
        ) : (
          <>
            <div className={styles.tabs}>
              <Tabs
                label={t('views.label')}
                value={tab}
                onChange={setTab}
                tabs={(['list', 'map'] as const).map((value) => ({ value, label: t(`views.${value}`) }))}
              />
            </div>
            <div className={styles.scroll}>
              {tab === 'list' ? (
                side
              ) : (
                <>
                  <div className={styles.strip}>
                    <PlanMap />
                  </div>
                  <DayCard key={date} />
                </>
              )}
            </div>
            <EffectBar />
          </>
        )}
      </div>
      <Dialogs asked={asked} onClose={() => setAsked(null)} />
    </PlanViewProvider>
  );
}
