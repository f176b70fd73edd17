import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '#api/plans/schema.ts';
import type { PlanSearch } from '../app/plan-search.ts';
import { useMe } from '../app/session.ts';
import { hamletsQuery } from '../data/places.ts';
import { localDay } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { choosePlan, plansOf } from './choose-plan.ts';
import { Computing } from './computing.tsx';
import { useNames } from './names.ts';
import { NoPlan } from './no-plan.tsx';
import { HamletChoice, QuarterChoice, StateBadge } from './plan-choices.tsx';
import { planQuery, plansQuery } from './plan-data.ts';
import styles from './plan-page.module.css';
import { partsOf, quarterAfter, quarterOf } from './quarters.ts';
import { Workspace } from './workspace.tsx';

const route = getRouteApi('/shell/plan');
/** Quarters that can be chosen, counted from that of today. */
const CHOICES = [-2, -1, 0, 1, 2] as const;

/** The plan of a hamlet's quarter: made, looked at, changed, published. */
export function PlanPage() {
  const { t } = useTranslation('plan');
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const today = localDay(new Date());
  const hamlet = me.role === 'staff' ? (search.hamlet ?? hamlets[0]?.id) : (me.hamletId ?? undefined);
  const plans = useQuery(plansQuery(hamlet));
  const quarter = search.quarter ?? quarterOf(today);
  const ofQuarter = useMemo(() => plansOf(plans.data ?? [], quarter), [plans.data, quarter]);
  const chosen = choosePlan(ofQuarter, search.plan);
  const go = (next: PlanSearch) => navigate({ to: '/plan', search: next });
  const keep = me.role === 'staff' && search.hamlet ? { hamlet: search.hamlet } : {};
  const title = (
    <>
      <QuarterChoice
        label={t('title', partsOf(quarter))}
        quarters={CHOICES.map((by) => quarterAfter(quarterOf(today), by)).map((value) => ({
          value,
          label: t('quarter', partsOf(value)),
        }))}
        onChange={(next) => go({ ...keep, ...(next === quarterOf(today) ? {} : { quarter: next }) })}
      />
      <HamletChoice
        hamlets={me.role === 'staff' ? hamlets : hamlets.filter(({ id }) => id === hamlet)}
        value={hamlet}
        onChange={(next) => go({ hamlet: next, ...(search.quarter ? { quarter: search.quarter } : {}) })}
      />
    </>
  );
  if (chosen && chosen.state !== 'computing' && chosen.state !== 'failed')
    return <Chosen key={chosen.id} summary={chosen} plans={ofQuarter} title={title} today={today} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.title}>
          {title}
          {chosen && <StateBadge plan={chosen} />}
        </div>
      </header>
      <QueryBoundary query={plans} skeleton={<Skeleton height="100%" radius={0} />}>
        {() =>
          chosen?.state === 'computing' ? (
            <Computing plan={chosen} />
          ) : (
            hamlet && <NoPlan hamlet={hamlet} quarter={quarter} today={today} failed={chosen} />
          )
        }
      </QueryBoundary>
    </div>
  );
}

interface ChosenProps {
  summary: PlanSummary;
  plans: readonly PlanSummary[];
  title: React.ReactNode;
  today: string;
}

function Chosen({ summary, plans, title, today }: ChosenProps) {
  const plan = useQuery(planQuery(summary.id));
  const names = useNames(summary.hamletId);
  const skeleton = <Skeleton height="100%" radius={0} />;
  return (
    <QueryBoundary query={plan} skeleton={skeleton}>
      {(found) =>
        names ? <Workspace plan={found} plans={plans} names={names} title={title} today={today} /> : skeleton
      }
    </QueryBoundary>
  );
}
