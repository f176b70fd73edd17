import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDay, PlanRoutes } from '#api/plans/schema.ts';
import { leadOf } from '#geo';
import { useScheme } from '../app/use-scheme.ts';
import { formatDistance } from '../i18n/format.ts';
import styles from './day-card.module.css';
import { moveStop, type NamedStop } from './intents.ts';
import { usePlanView } from './plan-view.ts';
import { lookOf } from './route-look.ts';
import { StopMenu } from './stop-menu.tsx';
import { useHeads } from './use-heads.ts';
import { Walker } from './walker.tsx';

interface Props {
  day: PlanDay;
  routes: PlanRoutes | undefined;
}

interface Carried extends NamedStop {
  memberId: string;
}

/** A day household by household, in the order each member walks; dragged to another place or another member. */
export function DayStops({ day, routes }: Props) {
  const { t } = useTranslation('plan');
  const { plan, names, editable, today, changes } = usePlanView();
  const theme = useScheme();
  const heads = useHeads(plan.hamletId, day.clusterIds);
  const [carried, setCarried] = useState<Carried | null>(null);
  const changeable = editable && day.date >= today;
  const drop = (memberId: string, position?: number) => {
    if (!carried) return;
    setCarried(null);
    const other = carried.memberId !== memberId;
    changes.propose(moveStop(names, carried, { memberId, other, ...(position === undefined ? {} : { position }) }));
  };
  return (
    <div className={styles.stops}>
      {day.memberIds.map((memberId, index) => {
        const visits = day.visits.filter((visit) => visit.memberId === memberId);
        const route = routes?.routes.find((one) => one.memberId === memberId);
        const lead = leadOf({ pairs: plan.pairs as [string, string][] }, day.memberIds, memberId);
        return (
          <section key={memberId}>
            <h3
              className={styles.walker}
              onDragOver={(event) => carried && event.preventDefault()}
              onDrop={() => drop(memberId)}
            >
              <Walker memberId={memberId} look={lookOf(index, theme)} />
              {route && route.metres > 0 && (
                <span className="tn-small tn-muted tn-num">{t('day.walk', { far: formatDistance(route.metres) })}</span>
              )}
            </h3>
            {visits.length === 0 && (
              <p className={`${styles.nobody} tn-small tn-muted`}>
                {lead === memberId ? t('day.nobody') : t('day.goesWith', { name: names.member(lead) })}
              </p>
            )}
            <ol>
              {visits.map(({ householdId, reason }, at) => {
                const door = route?.stops.find((one) => one.householdId === householdId);
                const name = heads.get(householdId) ?? door?.head ?? t('stop.unnamed', { n: at + 1 });
                const stop = { householdId, name, date: day.date };
                const arrive = door?.arriveAt;
                return (
                  <li
                    key={householdId}
                    className={styles.stop}
                    draggable={changeable}
                    onDragStart={(event) => {
                      event.dataTransfer.effectAllowed = 'move';
                      event.dataTransfer.setData('text/plain', name);
                      setCarried({ ...stop, memberId });
                    }}
                    onDragEnd={() => setCarried(null)}
                    onDragOver={(event) => carried && carried.householdId !== householdId && event.preventDefault()}
                    onDrop={() => drop(memberId, at)}
                  >
                    <span className={styles.number} data-flagged={reason === 'flagged' || undefined}>
                      {at + 1}
                    </span>
                    <span className={styles.who}>
                      <b className="tn-ellipsis">{name}</b>
                      <span className="tn-small tn-muted">{t(`stop.reason.${reason}`)}</span>
                    </span>
                    {arrive && <span className="tn-small tn-muted tn-num">{arrive}</span>}
                    {changeable && (
                      <StopMenu
                        stop={stop}
                        day={day}
                        memberId={memberId}
                        place={door?.position ?? null}
                        at={at}
                        last={visits.length - 1}
                      />
                    )}
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
