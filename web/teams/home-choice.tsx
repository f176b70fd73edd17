import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDataVersion } from '../app/live.ts';
import { useScheme } from '../app/use-scheme.ts';
import { boundsOf } from '../data/bounds.ts';
import { hamletsQuery } from '../data/places.ts';
import { Empty } from '../ui/query-boundary.tsx';
import styles from './teams.module.css';

const HouseholdMap = lazy(() => import('../map/household-map.tsx').then((m) => ({ default: m.HouseholdMap })));
/** Half the side of the box around a home that is known, degrees. */
const AROUND = 0.0015;

type Position = [lon: number, lat: number];

interface Props {
  hamlet: string;
  home: Position | null;
  onChange: (home: Position | null) => void;
}

/** Where somebody sets out: tapped on a small map that opens when it is wanted. */
export function HomeChoice({ hamlet, home, onChange }: Props) {
  const { t } = useTranslation('teams');
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.home}>
      <b>{t('home.label')}</b>
      <p className="tn-small tn-muted">{t(home ? 'home.known' : 'home.unknown')}</p>
      <div className={styles.homeButtons}>
        <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'home.close' : home ? 'home.change' : 'home.choose')}
        </Button>
        {home && (
          <Button variant="subtle" onClick={() => onChange(null)}>
            {t('home.remove')}
          </Button>
        )}
      </div>
      {open && <HomeMap hamlet={hamlet} home={home} onChange={onChange} />}
    </div>
  );
}

function HomeMap({ hamlet, home, onChange }: Props) {
  const { t } = useTranslation('teams');
  const { t: map } = useTranslation('map');
  const theme = useScheme();
  const version = useDataVersion();
  const hamlets = useQuery(hamletsQuery);
  const filter = useMemo(() => ({ hamletId: hamlet }), [hamlet]);
  // Where the map starts: it must not move under the finger that taps.
  const [start] = useState(home);
  const bounds = useMemo(
    () =>
      start
        ? ([start[0] - AROUND, start[1] - AROUND, start[0] + AROUND, start[1] + AROUND] as [
            number,
            number,
            number,
            number,
          ])
        : boundsOf(hamlets.data ?? [], hamlet),
    [hamlets.data, hamlet, start],
  );
  if (!hamlets.isSuccess) return <Skeleton height={380} />;
  return (
    <>
      <p className="tn-small">{t('home.tap')}</p>
      <div className={styles.homeMap}>
        <CatchBoundary getResetKey={() => version} errorComponent={() => <Empty>{map('failed.title')}</Empty>}>
          <Suspense fallback={<Skeleton height="100%" />}>
            <HouseholdMap
              theme={theme}
              colourBy="status"
              filter={filter}
              dataVersion={String(version)}
              initialBounds={bounds}
              tool="place"
              hints={false}
              onPlace={([lon, lat]) => onChange([lon, lat])}
              moving={home ? { position: home, onMove: ([lon, lat]) => onChange([lon, lat]) } : null}
            />
          </Suspense>
        </CatchBoundary>
      </div>
    </>
  );
}
