import { IconRoute } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boxAround } from '../../data/bounds.ts';
import type { MyDayPlan } from '../../data/my-day.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { HouseholdMapHandle } from '../../map/camera.ts';
import { metresBetween } from '../../map/distance.ts';
import { useUserPosition } from '../../map/use-user-position.ts';
import { say, sayFailure } from '../../ui/toast.tsx';
import page from '../my-day.module.css';
import { timeOf, useMinute } from './clock.ts';
import { DayHead } from './day-head.tsx';
import { DayMap } from './day-map.tsx';
import { NextStop } from './next-stop.tsx';
import { inputOf, replanned } from './replan.ts';
import { placeAt } from './routes-of.ts';
import { StopList } from './stop-list.tsx';
import styles from './today.module.css';
import { useOfflinePage } from './use-offline-page.ts';
import { useOwnOrder } from './use-own-order.ts';
import { endOf, standingAt, viewOf } from './view.ts';
import { minutesFrom } from './walking-minutes.ts';

/** By so much one goes on where the time is up. */
const MORE_MINUTES = 30;
const END_OF_DAY = 24 * 60;

/** The walk of today: where one goes, the door that is next, the others, and how to put them in order anew. */
export function Today({ day, keptAt }: { day: MyDayPlan; keptAt: string | null }) {
  const { t } = useTranslation('myDay');
  useOfflinePage();
  const minute = useMinute();
  const [own, setOwn] = useOwnOrder(day.date);
  const [large, setLarge] = useState(false);
  const [busy, setBusy] = useState(false);
  const { position } = useUserPosition(large);
  const map = useRef<HouseholdMapHandle>(null);
  const top = useRef<HTMLDivElement>(null);
  const view = useMemo(() => viewOf(day, own), [day, own]);
  const next = view.open[0];
  const following = Math.max(0, view.open.length - 1);
  const here = useMemo<[number, number] | null>(() => (position ? [position.lon, position.lat] : null), [position]);
  const goal = next?.stop.location ?? null;

  const showWay = () => {
    const from = here ?? placeAt(day, standingAt(day));
    if (goal) map.current?.fitBounds(boxAround(from ? [from, goal] : [goal, goal]));
  };
  // The map takes its new size first.
  useEffect(() => {
    if (large) showWay();
  }, [large, here !== null, goal]);
  const go = () => {
    setLarge(true);
    showWay();
    top.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  };

  const end = endOf(day, own);
  const isOver = minute >= end;
  const putInOrder = async () => {
    setBusy(true);
    try {
      const until = isOver ? Math.min(minute + MORE_MINUTES, END_OF_DAY) : end;
      const order = await replanned(inputOf(day, minute, until, here ? minutesFrom(here, day.stops) : undefined));
      const before = own;
      setOwn({ date: day.date, order: order.order, leftOut: order.leftOut, until });
      const words = { count: order.order.length, n: formatNumber(order.order.length), at: timeOf(order.endsAt) };
      const left = formatNumber(order.leftOut.length);
      say(order.leftOut.length === 0 ? t('today.ordered', words) : t('today.orderedSome', { ...words, left }), {
        undo: () => setOwn(before),
      });
    } catch (error) {
      sayFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('today.title')}>
      <DayHead day={day} end={end} done={day.stops.filter(({ calls }) => calls.length > 0).length} keptAt={keptAt} />
      <div ref={top}>
        <DayMap
          ref={map}
          day={day}
          view={view}
          isOwnOrder={own !== null}
          position={position}
          large={large}
          onLarge={setLarge}
          onReady={() => large && showWay()}
        />
      </div>
      {next ? (
        <NextStop
          key={next.stop.householdId}
          next={next}
          metres={here && goal ? metresBetween(here, goal) : null}
          onGo={go}
        />
      ) : (
        <p className={styles.allDone}>{t('today.allDone')}</p>
      )}
      {view.open.length + view.done.length + view.leftOut.length > 0 && (
        <div className={page.label}>
          <span>{t('today.following', { count: following, n: formatNumber(following) })}</span>
          <button type="button" onClick={putInOrder} disabled={busy} className={styles.reorder}>
            <IconRoute size={19} stroke={1.75} aria-hidden />
            {isOver ? t('today.goOn', { n: MORE_MINUTES }) : t('today.reorder')}
          </button>
        </div>
      )}
      <StopList view={view} />
    </section>
  );
}
