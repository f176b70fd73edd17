import { Button, Skeleton } from '@mantine/core';
import { IconArrowsSort, IconPhone, IconPlus, IconWalk } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../app/http.ts';
import { useDataVersion } from '../app/live.ts';
import { useMe } from '../app/session.ts';
import { useScheme } from '../app/use-scheme.ts';
import { type HouseholdDetail, householdsQuery } from '../data/households.ts';
import { clustersQuery, hamletsQuery } from '../data/places.ts';
import { summaryQuery } from '../data/summary.ts';
import { formatDistance, formatNumber, formatWeekday } from '../i18n/format.ts';
import { useUserPosition } from '../map/use-user-position.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { sayFailure } from '../ui/toast.tsx';
import { boundsAround, placesAround } from './bounds-around.ts';
import styles from './my-day.module.css';
import { inOrder, type Stop, toVisit } from './order.ts';
import { whyWords } from './why.ts';

const HouseholdMap = lazy(() => import('../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));
/** More than one member is ever in charge of; one answer holds them. */
const MINE = 1000;
const STRIP_LAYERS = { clusters: false, buildings: true, names: false };
/** Households the strip of map shows: the first to go to and those next to it. */
const ON_STRIP = 5;

/**
 * "Hộ của tôi": whom to visit first, why, and how far.
 * @param below  under the walk of the day, which has a map and a next door of its own
 */
export function MyHouseholds({ below }: { below: boolean }) {
  const { t } = useTranslation('myDay');
  const me = useMe();
  const list = useInfiniteQuery({
    ...householdsQuery({ hamlet: me.hamletId ?? undefined, member: me.memberId ?? undefined }, MINE),
    enabled: me.memberId !== null,
  });
  const households = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const [by, setBy] = useState<'priority' | 'nearest'>('priority');
  const { position } = useUserPosition(by === 'nearest');
  const teamPlace = hamlets.find(({ id }) => id === me.hamletId)?.center ?? null;
  const from = useMemo<[number, number] | null>(
    () => (position ? [position.lon, position.lat] : teamPlace),
    [position, teamPlace],
  );
  const stops = useMemo(() => inOrder(households, by, from), [households, by, from]);
  const summary = useQuery({ ...summaryQuery('member', me.hamletId ?? undefined), enabled: me.memberId !== null });
  const reached = summary.data?.find(({ id }) => id === me.memberId)?.reached ?? 0;
  const left = households.filter(toVisit).length;
  const flagged = households.filter((household) => household.flagged).length;
  const [first, ...others] = stops;
  return (
    <section className={below ? styles.below : undefined}>
      <header className={styles.head}>
        <div className={styles.title}>
          {below ? <h2>{t('title')}</h2> : <h1>{t('title')}</h1>}
          <span className="tn-small tn-muted">{below ? '' : formatWeekday(new Date())}</span>
          <Link to="/" search={{ add: true, ...(me.memberId ? { member: me.memberId } : {}) }} className={styles.add}>
            <IconPlus size={18} stroke={2} aria-hidden />
            {t('add')}
          </Link>
        </div>
        <div className={styles.progress}>
          <Progress
            label={t('flagged', { count: flagged, n: formatNumber(flagged) })}
            share={households.length ? flagged / households.length : 0}
            tone="danger"
          />
          <Progress
            label={t('reached', {
              count: households.length,
              n: formatNumber(reached),
              whole: formatNumber(households.length),
            })}
            share={households.length ? reached / households.length : 0}
          />
        </div>
      </header>
      <QueryBoundary query={list} isEmpty={() => households.length === 0} empty={<NoneMine />}>
        {() => (
          <>
            {!below && (
              <Strip
                stops={stops}
                memberId={me.memberId}
                from={position ? from : null}
                accuracyMetres={position?.accuracyMetres ?? 0}
              />
            )}
            {!below && first && <Next stop={first} />}
            <div className={styles.label}>
              <span>
                {below
                  ? t('toVisit', { n: formatNumber(left) })
                  : t('following', { n: formatNumber(Math.max(0, left - 1)) })}
              </span>
              <button type="button" onClick={() => setBy(by === 'priority' ? 'nearest' : 'priority')}>
                {t(`by.${by}`)}
                <IconArrowsSort size={17} stroke={1.75} aria-hidden />
              </button>
            </div>
            <ol className={styles.list}>
              {(below ? stops : others).map((stop, at) => (
                <li key={stop.household.id}>
                  <Link
                    to="/"
                    search={{ household: stop.household.id, ...(me.memberId ? { member: me.memberId } : {}) }}
                    className={styles.row}
                  >
                    <span className={styles.number} data-done={!toVisit(stop.household) || undefined}>
                      {toVisit(stop.household) ? (
                        at + (below ? 1 : 2)
                      ) : (
                        <StatusSymbol status={stop.household.status} size={20} />
                      )}
                    </span>
                    <span className={styles.text}>
                      <span className={styles.line}>
                        <b className="tn-ellipsis">{stop.household.head}</b>
                        {stop.metres !== null && <span className={styles.far}>{formatDistance(stop.metres)}</span>}
                      </span>
                      <span className="tn-small tn-muted tn-ellipsis">{whyWords(stop.household, t)}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ol>
            <p className={`${styles.foot} tn-small tn-muted`}>{t(position ? 'fromHere' : 'fromTeam')}</p>
          </>
        )}
      </QueryBoundary>
    </section>
  );
}

const Progress = ({ label, share, tone }: { label: string; share: number; tone?: 'danger' }) => (
  <div>
    <div className="tn-small tn-num">{label}</div>
    <div className={styles.bar} aria-hidden>
      <i style={{ width: `${share * 100}%`, background: tone ? 'var(--tn-status-flagged)' : undefined }} />
    </div>
  </div>
);

interface StripProps {
  stops: readonly Stop[];
  memberId: string | null;
  from: [number, number] | null;
  accuracyMetres: number;
}

/** A strip of map around the first households to go to; a tap opens the whole map. */
function Strip({ stops, memberId, from, accuracyMetres }: StripProps) {
  const { t } = useTranslation('myDay');
  const theme = useScheme();
  const version = useDataVersion();
  const bounds = boundsAround(placesAround(stops, ON_STRIP));
  const filter = useMemo(() => (memberId ? { memberId } : {}), [memberId]);
  const user = useMemo(() => (from ? { lon: from[0], lat: from[1], accuracyMetres } : null), [from, accuracyMetres]);
  if (!bounds) return null;
  return (
    <div className={styles.strip}>
      <Suspense fallback={<Skeleton height="100%" radius={0} />}>
        <HouseholdMap
          key={bounds.join()}
          theme={theme}
          colourBy="status"
          filter={filter}
          dataVersion={String(version)}
          initialBounds={bounds}
          shown={STRIP_LAYERS}
          selectedId={stops[0]?.household.id ?? null}
          userPosition={user}
        />
      </Suspense>
      <Link to="/" search={memberId ? { member: memberId } : {}} className={styles.openMap} aria-label={t('openMap')} />
    </div>
  );
}

/** The household to go to now. */
function Next({ stop: { household, metres } }: { stop: Stop }) {
  const { t } = useTranslation('myDay');
  const me = useMe();
  const { data: clusters = [] } = useQuery(clustersQuery(me.hamletId ?? undefined));
  const place = household.address ?? clusters.find(({ id }) => id === household.clusterId)?.name;
  const call = () =>
    get<HouseholdDetail>(`/households/${household.id}`)
      .then(({ phone }) => {
        if (phone) window.location.href = `tel:${phone.replace(/[^\d+]/g, '')}`;
      })
      .catch(sayFailure);
  return (
    <section className={styles.next} data-keep-clear>
      <div className={styles.nextHead}>
        <StatusSymbol
          status={household.status}
          flagged={household.flagged}
          both={household.elderly === true && household.deviceless === true}
          size={38}
        />
        <div className={styles.text}>
          <h2 className="tn-ellipsis">{household.head}</h2>
          <span className="tn-small tn-muted tn-num">
            {[place, metres === null ? null : formatDistance(metres)].filter(Boolean).join(' · ')}
          </span>
        </div>
      </div>
      <p>{whyWords(household, t)}.</p>
      <div className={styles.actions}>
        <Button
          variant="default"
          size="md"
          disabled={!household.phone}
          onClick={call}
          leftSection={<IconPhone size={20} stroke={1.75} />}
        >
          {t('call')}
        </Button>
        <Button
          variant="default"
          size="md"
          component={Link}
          disabled={!household.location}
          {...({ to: '/', search: { household: household.id, way: true } } as object)}
          leftSection={<IconWalk size={20} stroke={1.75} />}
        >
          {t('way')}
        </Button>
      </div>
      <Button
        component={Link}
        {...({ to: '/visit/$householdId', params: { householdId: household.id } } as object)}
        fullWidth
        size="lg"
        className={styles.record}
      >
        {t('record')}
      </Button>
    </section>
  );
}

function NoneMine() {
  const { t } = useTranslation('myDay');
  return (
    <>
      <b>{t('none.title')}</b>
      <span className="tn-muted">{t('none.words')}</span>
    </>
  );
}
